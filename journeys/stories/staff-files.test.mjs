// Files of staff, with a keyboard alone, without scripts, on a narrow screen: a sheet with many entries that is looked at,
// confirmed and undone, in three languages; a picture that is refused without words, taken with them, and removed.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES } from '../catalogue.mjs';
import { openBrowser } from '../instruments/browser.mjs';
import { enter, tabTo } from '../instruments/keys.mjs';
import { origin } from '../instruments/place.mjs';
import { address, choose, firstEntry, fits, judged, leads, named, person, sends, write } from '../instruments/staff.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const button = (value) => (stop) => stop.tag === 'button' && stop.name === 'what' && stop.value === value;
const words = (page) => page.locator('main').innerText();

/** What a page that a file led to must be. */
async function holds(guest) {
  await fits(guest.page);
  assert.deepEqual(await judged(browser, guest), []);
}

/** The cells of a table of text. */
function table(text) {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const letters = text.replace(/^\ufeff/, '');
  const mark = letters.split('\n')[0].includes(';') ? ';' : ',';
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (letters[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === mark || letter === '\n') {
      rows.at(-1).push(cell);
      cell = '';
      if (letter === '\n') rows.push([]);
    } else if (letter !== '\r') cell += letter;
  }
  return rows.filter((row) => row.length > 0);
}

/** The sheet as it comes, with another first step in its first row. */
function corrected(sheet) {
  const rows = table(sheet);
  const at = rows[0].indexOf('first_step');
  assert.ok(at > 0, rows[0].join());
  rows[1][at] = 'Zadzwoń. Powiemy, co dalej.';
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
}

describe('files, with a keyboard alone, without scripts, 320 px', () => {
  for (const language of LANGUAGES) {
    test(`${language}: an editor changes entries with a sheet and undoes it`, async () => {
      const guest = await person(browser, 'editor', language);
      const { page } = guest;
      const imports = origin + address(language, '/pl/wpisy-z-arkusza');
      const sheet = await (await page.request.get(`${imports}?table=csv`)).text();
      await page.goto(imports);
      await tabTo(page, named('sheet'), 'the field of the file');
      await choose(page, { name: 'wpisy.csv', mimeType: 'text/csv', buffer: Buffer.from(corrected(sheet)) });
      await tabTo(page, sends, 'the button that shows what will change');
      await enter(page);
      await holds(guest);
      assert.match(await words(page), /Zadzwoń\. Powiemy, co dalej\./);
      await tabTo(page, button('confirm'), 'the button that saves');
      await enter(page);
      await holds(guest);
      assert.match(page.url(), /done=confirmed/);
      await tabTo(page, button('undo'), 'the way back');
      await enter(page);
      await holds(guest);
      assert.match(page.url(), /done=undone/);
      assert.deepEqual(guest.trespasses, []);
      await guest.close();
    });
  }

  test('a sheet that is none is refused with words, and nothing else happens', async () => {
    const guest = await person(browser, 'editor');
    const { page } = guest;
    await page.goto(`${origin}/pl/wpisy-z-arkusza`);
    await tabTo(page, named('sheet'), 'the field of the file');
    await choose(page, { name: 'zdjęcie.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]) });
    await tabTo(page, sends, 'the button');
    await enter(page);
    await fits(page);
    assert.equal(await page.locator('.error-summary, [role="alert"]').count() > 0, true, await words(page));
    await guest.close();
  });

  test('a picture needs words; with them it is shown, and it can be removed', async () => {
    const guest = await person(browser, 'editor');
    const { page } = guest;
    await firstEntry(page, 'pl');
    await tabTo(page, leads(/\/obraz$/), 'the picture');
    await enter(page);
    const photograph = { name: 'wejscie.png', mimeType: 'image/png', buffer: await page.screenshot() };
    await tabTo(page, named('picture'), 'the field of the file');
    await choose(page, photograph);
    await tabTo(page, sends, 'the button that saves');
    await enter(page);
    await fits(page);
    assert.equal(await page.locator('img.picture').count(), 0);
    await tabTo(page, named('picture'), 'the field of the file again');
    await choose(page, photograph);
    await tabTo(page, named('shows-pl'), 'what it shows');
    await write(page, 'Wejście z podjazdem, drzwi po prawej stronie.');
    await tabTo(page, sends, 'the button that saves');
    await enter(page);
    const shown = page.locator('img.picture');
    // A word of one letter is bound to the next.
    assert.match(await shown.getAttribute('alt'), /^Wejście z\spodjazdem, drzwi po\sprawej stronie\.$/);
    assert.ok(await shown.evaluate((image) => image.complete && image.naturalWidth > 0), 'the picture arrives');
    await holds(guest);
    await tabTo(page, button('remove'), 'the button that removes');
    await enter(page);
    assert.equal(await page.locator('img.picture').count(), 0);
    await guest.close();
  });
});
