// What people take home on paper: a service on exactly one sheet of A4, in usual and in large print.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { outputFolder } from '../instruments/place.mjs';

let browser;
let guest;
before(async () => { browser = await openBrowser(); guest = await visitor(browser); });
after(async () => { await browser?.close(); });

const sheets = outputFolder('sheets');

/** Sheets of a printed page; Chromium writes one `/Type /Page` for each. */
async function print(page, name) {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  writeFileSync(path.join(sheets, `${name}.pdf`), pdf);
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

for (const language of LANGUAGES) {
  describe(language, async () => {
    const services = (await pages(language)).filter((entry) => entry.sample && /^service(-duty|-places|-example)?$/.test(entry.name));
    for (const entry of services) {
      test(`${entry.name} stands on one sheet, with a code that leads back`, async () => {
        const page = await guest.go({ path: `${entry.path}?print=1` });
        assert.ok(await page.locator('svg.qr').isVisible());
        assert.equal(await print(page, `${language}-${entry.name}`), 1);
      });
    }
    test('the paper carries no menu and no button', async () => {
      const page = await guest.go({ path: `${services[0].path}?print=1` });
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.locator('nav:visible, form:visible, [data-quick-exit]:visible').count(), 0);
      await page.emulateMedia({ media: null });
    });
    test('large print has larger letters', async () => {
      const sizes = [];
      for (const look of ['1', 'large']) {
        const page = await guest.go({ path: `${services[0].path}?print=${look}` });
        await page.emulateMedia({ media: 'print' });
        sizes.push(await page.$eval('main p', (p) => Number.parseFloat(getComputedStyle(p).fontSize)));
        await page.emulateMedia({ media: null });
      }
      assert.ok(sizes[1] >= sizes[0] * 1.4, `${sizes[1]} px beside ${sizes[0]} px`);
    });
  });
}
