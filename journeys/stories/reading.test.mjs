// A reader who needs larger text or more space loses nothing, at a small telephone's width.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { clippedText, doubleText, sidewaysScroll, widenText } from '../instruments/layout.mjs';

const entries = (await Promise.all(['pl', 'uk'].map(async (language) =>
  (await pages(language)).map((entry) => ({ ...entry, name: `${entry.name} (${language})` }))))).flat();

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

for (const [what, change, width] of [
  ['wider spacing', widenText, 320],
  ['text twice as large', doubleText, 640],
]) {
  describe(what, () => {
    let guest;
    before(async () => { guest = await visitor(browser, { width }); });
    after(async () => { await guest?.close(); });
    for (const entry of entries) {
      test(entry.name, async () => {
        const page = await guest.go(entry);
        await change(page);
        assert.deepEqual([...(await clippedText(page)), ...(await sidewaysScroll(page))], []);
      });
    }
  });
}

describe("the visitor's own choice of text twice as large", () => {
  let guest;
  before(async () => { guest = await visitor(browser, { width: 1280, text: '200' }); });
  after(async () => { await guest?.close(); });
  for (const entry of entries) {
    test(entry.name, async () => {
      const page = await guest.go(entry);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.text), '200');
      assert.deepEqual([...(await clippedText(page)), ...(await sidewaysScroll(page))], []);
    });
  }
});
