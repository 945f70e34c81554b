// Every page of one language × two widths × three themes: axe-core, no sideways scroll, no console message, no request
// elsewhere, no cookie. The size of targets depends on layout, not on colours: asked once a width. So does what IBM's engine
// judges, which is asked once a width in Polish; in the other languages once, for their words.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { THEMES, WIDTHS, pages } from '../catalogue.mjs';
import { openBrowser, visitor } from './browser.mjs';
import { axeViolations, ibmFailures } from './engines.mjs';
import { sidewaysScroll, smallTargets } from './layout.mjs';
import { outputFolder } from './place.mjs';

export async function everyPage(language) {
  const entries = await pages(language);
  const pictures = outputFolder('pictures');
  let browser;
  before(async () => { browser = await openBrowser(); });
  after(async () => { await browser?.close(); });

  for (const width of WIDTHS) {
    describe(`${language}, ${width} px`, () => {
      let guest;
      before(async () => { guest = await visitor(browser, { width }); });
      after(async () => { await guest?.close(); });
      for (const entry of entries) {
        describe(entry.name, () => {
          for (const theme of THEMES) {
            test(theme, async () => {
              const isFirst = theme === THEMES[0];
              if (isFirst) {
                guest.trespasses.length = 0;
                await guest.go(entry);
              }
              await guest.look(theme);
              const { page } = guest;
              const wrongs = [...(await axeViolations(page)), ...(await sidewaysScroll(page))];
              if (isFirst) wrongs.push(...(await smallTargets(page)));
              if (isFirst && (language === 'pl' || width === WIDTHS.at(-1))) wrongs.push(...(await ibmFailures(page)));
              // The look of a page is judged by people, in one language.
              if (language === 'pl') {
                await page.screenshot({ path: path.join(pictures, `${entry.name}-${width}-${theme}.png`), fullPage: true });
              }
              wrongs.push(...(await guest.wrongs()));
              assert.deepEqual(wrongs, []);
            });
          }
        });
      }
    });
  }
}
