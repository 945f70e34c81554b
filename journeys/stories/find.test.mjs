// What people come for: from a need in their own words to a service, to telling us that an entry is wrong, and back;
// by keyboard alone, and with scripts off.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES, page as pageOf, pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { enter, tabTo } from '../instruments/keys.mjs';
import { origin } from '../instruments/place.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

/** Follows a link or sends a form, and waits for the page that comes. */
const press = (page, what) => Promise.all([page.waitForEvent('load'), what.click()]);
const service = /\/(usluga|service|posluha)\/[0-9a-f-]+$/;

test('by keyboard alone: a need, a place, results, a service, the form about a wrong entry, and back', async () => {
  const guest = await visitor(browser, { width: 320 });
  const page = await guest.go(await pageOf('pl', 'front'));

  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main', 'the skip link comes first');
  await page.keyboard.press('Enter');
  await tabTo(page, (stop) => stop.name === 'q', 'the question', 3);
  await page.keyboard.type('opieka nad mamą po udarze');
  await tabTo(page, (stop) => stop.name === 'place', 'the place', 3);
  await page.keyboard.type('Nowy Sącz');
  await tabTo(page, (stop) => stop.tag === 'button', 'the button', 3);
  await enter(page);
  assert.ok((await page.locator('ol.cards > li').count()) >= 1, 'there is help');

  await tabTo(page, (stop) => stop.tag === 'summary', 'the form that narrows');
  await page.keyboard.press('Enter');
  await tabTo(page, (stop) => stop.name === 'radius', 'how far', 6);
  assert.equal(await page.$eval('main details', (details) => details.open), true);

  await tabTo(page, (stop) => service.test(stop.href ?? ''), 'the first service');
  await enter(page);
  const found = page.url();
  await tabTo(page, (stop) => (stop.href ?? '').startsWith('tel:'), 'the telephone');

  await tabTo(page, (stop) => (stop.href ?? '').endsWith('/zglos-blad'), 'the form about a wrong entry');
  await enter(page);
  await tabTo(page, (stop) => stop.tag === 'button', 'its button');
  await enter(page);
  assert.ok(await page.evaluate(() => document.activeElement.matches('.errors')), 'the summary of errors takes the focus');
  await tabTo(page, (stop) => stop.href === '#what', 'the first error', 2);
  await page.keyboard.press('Enter');
  await tabTo(page, (stop) => stop.name === 'what', 'the first answer', 2);
  await page.keyboard.press('Space');
  await tabTo(page, (stop) => stop.tag === 'button', 'its button');
  await enter(page);
  assert.match(new URL(page.url()).pathname, /\/dziekujemy$/);
  await tabTo(page, (stop) => service.test(stop.href ?? ''), 'the way back');
  await enter(page);
  assert.equal(page.url(), found, 'back at the service');

  assert.deepEqual((await guest.wrongs()).filter((line) => !line.includes('status of 422')), []);
  await guest.close();
});

for (const language of LANGUAGES) {
  describe(`with scripts off (${language})`, () => {
    let guest;
    before(async () => { guest = await visitor(browser, { scripts: false, width: 320 }); });
    after(async () => { await guest?.close(); });

    test('from a need in plain words to a service and to its institution', async () => {
      const { query } = await pageOf(language, 'results');
      const page = await guest.go(await pageOf(language, 'front'));
      await page.fill('#q', query.q[language]);
      await page.fill('#place', 'Limanowa');
      await press(page, page.locator('main form button'));
      const first = page.locator('ol.cards > li h3 a').first();
      const name = (await first.textContent()).replace(/\s+/g, ' ').trim();
      await press(page, first);
      assert.match(new URL(page.url()).pathname, service);
      assert.equal((await page.textContent('h1')).replace(/\s+/g, ' ').trim(), name);
      assert.ok((await page.locator('a[href^="tel:"]').count()) >= 1, 'there is a number to call');
      await press(page, page.locator('main a[href*="/instytucja/"], main a[href*="/institution/"], main a[href*="/ustanova/"]').first());
      assert.ok((await page.locator('main .card').count()) >= 1, 'the institution says what it gives');
    });

    test('results are narrowed by the form that opens', async () => {
      const page = await guest.go(await pageOf(language, 'results'));
      await page.click('main summary');
      await page.selectOption('#radius', '40');
      await page.check('#more-free');
      await press(page, page.locator('main details form button'));
      const asked = new URL(page.url()).searchParams;
      assert.deepEqual([asked.get('radius'), asked.get('more'), asked.get('place')], ['40', 'free', '1207011']);
      assert.equal(await page.getAttribute('main details', 'open'), '', 'what was chosen stands open');
      assert.ok(await page.isChecked('#more-free'));
    });

    test('the map has the same numbers as its list', async () => {
      const page = await guest.go(await pageOf(language, 'results'));
      await press(page, page.locator('main a[href*="/mapa"], main a[href*="/map"]').first());
      assert.ok(await page.locator('main svg.map').isVisible());
      assert.ok((await page.locator('ol.cards > li').count()) >= 1);
    });

    test('four plain questions lead to results', async () => {
      const page = await guest.go(await pageOf(language, 'front'));
      const guide = await pageOf(language, 'guide-1');
      await press(page, page.locator(`main a[href="${guide.path}"]`).first());
      const next = page.locator('main form button');
      await press(page, next);
      assert.equal(await page.getAttribute('#topic', 'aria-describedby'), 'topic-error', 'an empty answer is told kindly');
      await page.check('input[name=topic][value=care]');
      await press(page, next);
      await page.check('input[name=for][value=senior]');
      await press(page, next);
      await page.fill('#place', 'Limanowa');
      await press(page, next);
      await press(page, next);
      assert.equal(new URL(page.url()).pathname, new URL((await pageOf(language, 'results')).path, origin).pathname);
      assert.ok((await page.locator('ol.cards > li').count()) >= 1, 'there is help');
    });

    test('a wrong entry is told in two clicks, and a form sent empty says what is missing', async () => {
      const page = await guest.go(await pageOf(language, 'service'));
      await press(page, page.locator(`main a[href="${(await pageOf(language, 'report')).path}"]`));
      await press(page, page.locator('main form button'));
      assert.ok(await page.locator('.errors a[href="#what"]').isVisible());
      await page.locator('input[name=what]').first().check();
      await press(page, page.locator('main form button'));
      assert.equal(new URL(page.url()).pathname, (await pageOf(language, 'report-thanks')).path);
    });

    test('a page that is not there leads on', async () => {
      const page = await guest.go(await pageOf(language, 'missing'));
      assert.ok((await page.locator('main a').count()) >= 1);
    });
  });

  test(`words of danger bring the right numbers before anything else (${language})`, async () => {
    const guest = await visitor(browser, { scripts: false, width: 320 });
    const page = await guest.go(await pageOf(language, 'results-urgent'));
    const [numbers, first] = [await page.locator('.emergency').boundingBox(), await page.locator('ol.cards').boundingBox()];
    assert.ok(numbers && (!first || numbers.y < first.y), 'the numbers stand above the results');
    assert.ok(await page.locator('.emergency a[href="tel:112"]').count(), '112 is among them');
    await guest.close();
  });

  test(`what nobody offers here still leads to somebody (${language})`, async () => {
    const guest = await visitor(browser, { scripts: false });
    const page = await guest.go(await pageOf(language, 'results-fallback'));
    assert.ok(await page.locator('.notice-warning').isVisible());
    assert.ok((await page.locator('ol.cards a[href^="tel:"]').count()) >= 1, 'somebody can be called');
    await guest.close();
  });
}

test('the same question asked again gives the same page, with scripts and without', async () => {
  const texts = [];
  for (const scripts of [true, false]) {
    const guest = await visitor(browser, { scripts });
    texts.push(await (await guest.go(await pageOf('pl', 'results'))).locator('main').innerText());
    await guest.close();
  }
  assert.equal(texts[0], texts[1]);
  assert.ok((await pages('pl')).length > 25);
});
