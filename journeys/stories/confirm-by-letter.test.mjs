// What an office does with the letter that asks whether its entries are still true: it follows the link and presses one
// button, without an account, with a keyboard alone, without scripts, on a narrow screen, in three languages.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { axeViolations } from '../instruments/engines.mjs';
import { enter, tabTo } from '../instruments/keys.mjs';
import { folder, lettersWith } from '../instruments/letters.mjs';
import { address, fits, judged, leads, named, write } from '../instruments/staff.mjs';

const PAGE = '/pl/potwierdzenie';
const isButton = (stop) => stop.tag === 'button';

let browser;
/** For each entry that was asked about, the link that its letter names first: everything is true. */
let entries = [];
before(async () => {
  browser = await openBrowser();
  if (!folder) return;
  // The editor of the demonstration works on the entries of Nowy Targ in another story at the same time.
  const letters = await lettersWith(/http:\/\/\S+\/pl\/potwierdzenie\?token=\S+/g, /Now\S+\sTarg/);
  // One entry of each letter, so that no answer changes what another test is shown.
  entries = letters.map(([first]) => first);
});
after(async () => { await browser?.close(); });

describe('a letter asks whether entries are still true', { skip: folder ? false : 'no folder of letters was given' }, () => {
  let next = 0;
  /** Opens the link of a letter that nobody answered yet. */
  async function opened(language, width = 320) {
    assert.ok(next < entries.length, `${entries.length} letters are too few`);
    const guest = await visitor(browser, { width, scripts: width !== 320 });
    const link = entries[next].replace(PAGE, address(language, PAGE));
    next += 1;
    await guest.page.goto(link, { waitUntil: 'load' });
    return guest;
  }

  for (const language of LANGUAGES) {
    test(`${language}: everything is true, one button`, async () => {
      const guest = await opened(language);
      const { page } = guest;
      await fits(page);
      assert.deepEqual(await judged(browser, guest), []);
      await tabTo(page, isButton, 'the button');
      await enter(page);
      await fits(page);
      assert.deepEqual(await judged(browser, guest), []);
      assert.ok(new URL(page.url()).pathname.startsWith(`${address(language, PAGE)}/`), page.url());
      assert.deepEqual(guest.trespasses, []);
      await guest.close();
    });

    test(`${language}: something is to be corrected`, async () => {
      const guest = await opened(language);
      const { page } = guest;
      const change = page.locator('.ways a').first();
      const to = await change.getAttribute('href');
      await tabTo(page, (stop) => stop.href === to, 'the way to correct something');
      await enter(page);
      await fits(page);
      assert.deepEqual(await judged(browser, guest), []);
      await tabTo(page, named('phone'), 'the number');
      await write(page, '12 345 67 89');
      await tabTo(page, isButton, 'the button that sends');
      await enter(page);
      await fits(page);
      assert.ok(new URL(page.url()).pathname.startsWith(`${address(language, PAGE)}/`), page.url());
      assert.deepEqual(guest.trespasses, []);
      await guest.close();
    });
  }

  test('every way of the letter can be looked at on a desk, and nothing happens by looking', async () => {
    const guest = await opened('pl', 1280);
    const { page } = guest;
    const start = page.url();
    const ways = await page.locator('.ways a').evaluateAll((links) => links.map((link) => link.href));
    assert.ok(ways.length >= 2, `${ways}`);
    for (const way of [start, ...ways, start]) {
      await page.goto(way, { waitUntil: 'load' });
      await fits(page);
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await page.locator('main form button').count()) >= 1, `${way} still asks`);
    }
    assert.deepEqual(guest.trespasses, []);
    await guest.close();
  });

  test('a link that was altered says what to do', async () => {
    const guest = await visitor(browser, { width: 320, scripts: false });
    const { page } = guest;
    const answer = await page.goto(`${entries[0].slice(0, -4)}AAAA`);
    assert.ok(answer.status() >= 400, `${answer.status()}`);
    await fits(page);
    assert.deepEqual(await judged(browser, guest), []);
    assert.equal(await page.locator('main form button').count(), 0);
    await tabTo(page, leads(/^\/pl\//), 'a way on');
    await guest.close();
  });
});
