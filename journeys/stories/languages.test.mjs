// The language switch keeps the page, and what was asked on it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES, pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { origin } from '../instruments/place.mjs';

let browser;
let guest;
before(async () => {
  browser = await openBrowser();
  guest = await visitor(browser, { scripts: false });
});
after(async () => { await browser?.close(); });

const catalogue = Object.fromEntries(await Promise.all(LANGUAGES.map(async (language) => [language, await pages(language)])));

for (const from of LANGUAGES) {
  describe(`from ${from}`, () => {
    for (const entry of catalogue[from].filter((one) => one.status === 200 && !one.paper)) {
      test(entry.name, async () => {
        for (const to of LANGUAGES.filter((language) => language !== from)) {
          const page = await guest.go(entry);
          assert.equal(await page.getAttribute('html', 'lang'), from);
          await page.click(`nav.languages a[lang=${to}]`);
          assert.equal(await page.getAttribute('html', 'lang'), to);
          const there = catalogue[to].find((one) => one.name === entry.name);
          const [asked, found] = [new URL(entry.path, origin), new URL(page.url())];
          assert.equal(found.pathname, new URL(there.path, origin).pathname);
          assert.deepEqual([...found.searchParams], [...asked.searchParams], 'what was asked is kept');
        }
      });
    }
  });
}
