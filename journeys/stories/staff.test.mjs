// Pages behind a sign-in, each in a role of the demonstration: axe-core, no sideways scroll, no console message, no request
// elsewhere, in three languages at two widths; in Polish also the size of targets and the other two themes, which do not
// depend on the words, on the desk IBM's engine, and on the telephone every stop of the keyboard, where most could cover it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { LANGUAGES, WIDTHS, staffPages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { axeViolations, ibmFailures } from '../instruments/engines.mjs';
import { sidewaysScroll, smallTargets, tabThrough } from '../instruments/layout.mjs';
import { origin, outputFolder } from '../instruments/place.mjs';

const pictures = outputFolder('pictures');
const entries = Object.fromEntries(await Promise.all(LANGUAGES.map(async (language) => [language, await staffPages(language)])));
let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

/** What is asked once, in one language. */
async function more(guest, page, width) {
  const isDesk = width === WIDTHS.at(-1);
  const wrongs = [...(isDesk ? await ibmFailures(page) : []), ...(await smallTargets(page))];
  for (const stop of isDesk ? [] : await tabThrough(page)) {
    if (!stop.hasRing) wrongs.push(`no visible focus on ${stop.tag} “${stop.words}”`);
    if (stop.isCovered) wrongs.push(`something covers ${stop.tag} “${stop.words}”`);
  }
  // The keyboard stands on the way past the menu, which lies over the name of the site, or somewhere in the middle of the page.
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  for (const theme of ['dark', 'contrast']) {
    await guest.look(theme);
    wrongs.push(...(await axeViolations(page)).map((line) => `${theme}: ${line}`));
  }
  await guest.look('light');
  return wrongs;
}

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
            const wrongs = [...(await axeViolations(page)), ...(await sidewaysScroll(page)), ...guest.trespasses];
            if (language === 'pl') wrongs.push(...(await more(guest, page, width)));
            assert.deepEqual(wrongs, []);
          });
        }
      }
    });
  }
}
