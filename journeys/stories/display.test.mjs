// Colours and text size by a plain form: kept in the only cookie there is, forgotten again, without scripts too.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { origin } from '../instruments/place.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const [front] = await pages('pl');

for (const scripts of [false, true]) {
  describe(scripts ? 'with scripts' : 'without scripts', () => {
    test('a visitor chooses high contrast and large text, comes back to the same page, and goes back to the usual look', async () => {
      const guest = await visitor(browser, { scripts });
      const page = await guest.go(front);
      assert.deepEqual(await guest.wrongs(), [], 'nothing is kept before anybody chose');
      const choose = async (theme, text) => {
        await page.click('footer a[href*="/wyglad"]');
        await page.check(`input[name=theme][value=${theme}]`);
        await page.check(`input[name=text][value="${text}"]`);
        await page.click('main form button');
      };
      const shown = () => page.$eval('html', (html) => ({ theme: html.dataset.theme, text: html.dataset.text }))
        .catch(async () => ({ theme: await page.getAttribute('html', 'data-theme'), text: await page.getAttribute('html', 'data-text') }));

      await choose('contrast', '150');
      assert.equal(new URL(page.url()).pathname, new URL(front.path, origin).pathname, 'the visitor is back where they were');
      assert.deepEqual(await shown(), { theme: 'contrast', text: '150' });
      const cookies = await guest.context.cookies();
      assert.deepEqual(cookies.map((cookie) => [cookie.name, cookie.httpOnly, cookie.sameSite]), [['display', true, 'Lax']]);

      await choose('auto', '100');
      assert.deepEqual(await shown(), { theme: 'auto', text: '100' });
      assert.deepEqual(await guest.context.cookies(), [], 'the usual look needs no cookie');
      await guest.close();
    });
  });
}
