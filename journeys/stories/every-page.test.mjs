// Every page × three languages × two widths × three themes: both rule engines, no sideways scroll, no small target,
// no console message, no request elsewhere, no cookie. The pages are saved on the way for the validators of HTML.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, THEMES, WIDTHS, pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { axeViolations, ibmFailures } from '../instruments/engines.mjs';
import { sidewaysScroll, smallTargets } from '../instruments/layout.mjs';
import { htmlValidate, vnu } from '../instruments/markup.mjs';
import { outputFolder } from '../instruments/place.mjs';

rmSync(outputFolder('html'), { recursive: true });
const saved = outputFolder('html');
const pictures = outputFolder('pictures');

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const language of LANGUAGES) {
  const entries = await pages(language);
  for (const width of WIDTHS) {
    for (const theme of THEMES) {
      describe(`${language}, ${width} px, ${theme}`, () => {
        let guest;
        before(async () => { guest = await visitor(browser, { width, theme }); });
        after(async () => { await guest?.close(); });
        for (const entry of entries) {
          test(entry.name, async () => {
            guest.trespasses.length = 0;
            const page = await guest.go(entry.path, entry.status);
            const wrongs = await axeViolations(page);
            wrongs.push(...(await sidewaysScroll(page)));
            // The themes change colours only; what depends on layout and markup is asked once.
            if (theme === 'light') {
              wrongs.push(...(await ibmFailures(page)), ...(await smallTargets(page)));
              if (width === 1280) {
                const html = await (await page.request.get(page.url())).text();
                const file = path.join(saved, `${language}-${entry.name}.html`);
                writeFileSync(file, html);
                wrongs.push(...(await htmlValidate(file)));
              }
            }
            await page.screenshot({ path: path.join(pictures, `${entry.name}-${language}-${width}-${theme}.png`), fullPage: true });
            wrongs.push(...(await guest.wrongs()));
            assert.deepEqual(wrongs, []);
          });
        }
      });
    }
  }
}

test('every saved page is valid HTML in the eyes of vnu', async () => {
  assert.deepEqual(await vnu(saved), []);
});
