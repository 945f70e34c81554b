// Somebody who must not be seen here leaves every page with one press.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { origin } from '../instruments/place.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const entries = await pages('pl');

/** A visitor for whom the world outside is one harmless page. */
async function watched(options) {
  const guest = await visitor(browser, options);
  await guest.context.route((url) => url.origin !== origin, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><title>weather</title>' }));
  return guest;
}

for (const scripts of [false, true]) {
  describe(scripts ? 'with scripts' : 'without scripts', () => {
    let guest;
    before(async () => { guest = await watched({ scripts, width: 320 }); });
    after(async () => { await guest?.close(); });
    for (const entry of entries) {
      test(entry.name, async () => {
        const page = await guest.go(entry);
        const exit = page.locator('[data-quick-exit]');
        const box = await exit.boundingBox();
        assert.ok(box && box.y < 640, 'the exit is on the first screen of a small telephone');
        assert.match(await exit.getAttribute('rel'), /noreferrer/, 'the next site is not told where they were');
        await Promise.all([page.waitForURL((url) => url.origin !== origin), exit.click()]);
        assert.equal(await page.title(), 'weather');
      });
    }
  });
}

test('with scripts, going back does not show the page again', async () => {
  const guest = await watched({ scripts: true });
  const [front, other] = entries;
  const page = await guest.go(front);
  await guest.go(other);
  await Promise.all([page.waitForURL((url) => url.origin !== origin), page.click('[data-quick-exit]')]);
  await page.goBack();
  assert.notEqual(new URL(page.url()).pathname, new URL(other.path, origin).pathname);
  await guest.close();
});
