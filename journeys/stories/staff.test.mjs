// Pages behind a sign-in, each in a role of the demonstration: axe-core, no sideways scroll, no console message, no request
// elsewhere, without scripts, in three languages at two widths. Signing in takes two presses there.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { LANGUAGES, WIDTHS, staffPages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { axeViolations } from '../instruments/engines.mjs';
import { sidewaysScroll } from '../instruments/layout.mjs';
import { origin, outputFolder } from '../instruments/place.mjs';

const pictures = outputFolder('pictures');
const entries = Object.fromEntries(await Promise.all(LANGUAGES.map(async (language) => [language, await staffPages(language)])));
let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const role of [...new Set(entries.pl.map((entry) => entry.role))]) {
  for (const width of WIDTHS) {
    describe(`${role}, ${width} px`, () => {
      let guest;
      before(async () => {
        guest = await visitor(browser, { width });
        await guest.page.goto(`${origin}/pl/wejscie`);
        await guest.page.click(`button[value="${role}"]`);
        await guest.page.waitForURL(`${origin}/pl/praca`);
      });
      after(async () => { await guest?.close(); });
      for (const language of LANGUAGES) {
        for (const entry of entries[language].filter((one) => one.role === role)) {
          test(`${language} ${entry.name}`, async () => {
            guest.trespasses.length = 0;
            const { page } = guest;
            const answer = await page.goto(origin + entry.path, { waitUntil: 'load' });
            assert.equal(answer.status(), 200);
            assert.equal(answer.headers()['cache-control'], 'no-store');
            if (language === 'pl') {
              await page.screenshot({ path: path.join(pictures, `staff-${entry.name}-${width}.png`), fullPage: true });
            }
            assert.deepEqual([...(await axeViolations(page)), ...(await sidewaysScroll(page)), ...guest.trespasses], []);
          });
        }
      }
    });
  }
}
