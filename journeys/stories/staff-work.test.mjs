// Work of staff from beginning to end with a keyboard alone, without scripts, on a narrow screen: an editor sets free
// places and corrects a text and takes it back, a manager accepts the authorisation and invites a colleague, somebody
// reports an error and the editor answers it, the administrator changes how institutions are asked. Then files: a sheet
// with many entries is looked at, confirmed and undone; a picture needs words. All in one file, because one comes after the other
// then: a sheet is refused when somebody changes an entry meanwhile, as it should be.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { enter, tabTo } from '../instruments/keys.mjs';
import { origin } from '../instruments/place.mjs';
import { address, choose, firstEntry, fits, judged, leads, named, person, sends, write } from '../instruments/staff.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const button = (value) => (stop) => stop.tag === 'button' && stop.name === 'what' && stop.value === value;
const words = (page) => page.locator('main').innerText();

describe('with a keyboard alone, without scripts, 320 px', () => {
  for (const language of LANGUAGES) {
    test(`${language}: an editor sets free places`, async () => {
      const guest = await person(browser, 'editor', language);
      const { page } = guest;
      await firstEntry(page, language);
      const ending = address(language, '/pl/wpisy/{id}/wolne-miejsca').split('/').at(-1);
      await tabTo(page, leads(new RegExp(`/${ending}$`)), 'free places');
      await enter(page);
      await fits(page);
      const field = await tabTo(page, (stop) => stop.tag === 'input', 'the number');
      await write(page, '3');
      // Enter in the field sends the form: nobody has to look for the button.
      await enter(page);
      await fits(page);
      assert.ok(!page.url().endsWith(ending), `${page.url()} after ${field.name}`);
      assert.match(await page.locator('main').innerText(), /3/);
      assert.deepEqual(guest.trespasses, []);
      await guest.close();
    });
  }

  test('an editor corrects a text, sees it in the history and takes it back', async () => {
    const guest = await person(browser, 'editor');
    const { page } = guest;
    await firstEntry(page, 'pl');
    const entry = page.url();
    await tabTo(page, leads(/\/zmien\/getting$/), 'the part about getting help');
    await enter(page);
    const before = await page.locator('textarea').first().inputValue();
    await tabTo(page, (stop) => stop.tag === 'textarea', 'the first text');
    await write(page, 'Zadzwoń do nas. Powiemy, co dalej.');
    await tabTo(page, (stop) => sends(stop) && stop.words === 'Zapisz', 'the button that saves');
    await enter(page);
    assert.equal(page.url().split('?')[0], entry.split('?')[0]);
    assert.match(await page.locator('main').innerText(), /Zadzwoń do nas/);
    await tabTo(page, leads(/\/historia$/), 'the history');
    await enter(page);
    await fits(page);
    assert.match(await page.locator('main').innerText(), /Zadzwoń do nas/);
    await tabTo(page, (stop) => stop.tag === 'button' && stop.words.startsWith('Wróć'), 'the way back');
    await enter(page);
    await page.goto(entry);
    if (!before) assert.doesNotMatch(await page.locator('main').innerText(), /Zadzwoń do nas/);
    assert.deepEqual(guest.trespasses, []);
    await guest.close();
  });

  test('a manager accepts the authorisation and invites a colleague', async () => {
    // Who may see protected data meets the authorisation before anything else, once.
    const guest = await person(browser, 'manager', 'pl', '/pl/konto/upowaznienie');
    const { page } = guest;
    await tabTo(page, named('accept'), 'the acceptance');
    await page.keyboard.press('Space');
    await tabTo(page, (stop) => sends(stop) && stop.words === 'Przyjmuję', 'the button');
    await enter(page);
    await page.goto(`${origin}/pl/zespol/zapros`);
    assert.match(page.url(), /\/pl\/zespol\/zapros$/);
    await fits(page);
    await tabTo(page, named('mailbox'), 'the mailbox');
    await write(page, 'ewa.wymyslona@demo.invalid');
    await tabTo(page, named('role'), 'the role');
    await page.keyboard.press('Space');
    await tabTo(page, (stop) => stop.tag === 'button', 'the button');
    await enter(page);
    await fits(page);
    assert.match(await page.locator('main').innerText(), /\/pl\/zaproszenie\?token=|ewa\.wymyslona@demo\.invalid/);
    assert.deepEqual(guest.trespasses, []);
    await guest.close();
  });

  test('somebody reports an error; the editor declines it with a reason and it is gone from the list', async () => {
    const guest = await person(browser, 'editor');
    const { page } = guest;
    await firstEntry(page, 'pl');
    const id = page.url().match(/[0-9a-f-]{36}/)[0];
    const passer = await visitor(browser, { width: 320, scripts: false });
    await passer.page.goto(`${origin}/pl/usluga/${id}/zglos-blad`);
    await tabTo(passer.page, named('what'), 'what is wrong');
    await passer.page.keyboard.press('Space');
    await tabTo(passer.page, (stop) => stop.tag === 'button', 'the button');
    await enter(passer.page);
    assert.match(passer.page.url(), /dziekujemy/);
    await passer.close();
    await page.goto(`${origin}/pl/zgloszenia`);
    await tabTo(page, leads(/\/pl\/zgloszenia\/[0-9a-f-]{36}/), 'the report');
    await enter(page);
    await fits(page);
    await tabTo(page, named('reason'), 'the reason');
    await write(page, 'Sprawdziliśmy to dziś: numer jest dobry.');
    await tabTo(page, (stop) => stop.tag === 'button', 'the button after the reason');
    await enter(page);
    await page.goto(`${origin}/pl/zgloszenia`);
    assert.equal(await page.locator(`main a[href*="/pl/zgloszenia/"][href$="${id}"]`).count(), 0);
    assert.match(await page.locator('main').innerText(), /Odrzucono [1-9]/);
    assert.deepEqual(guest.trespasses, []);
    await guest.close();
  });

  test('the administrator changes how institutions are asked, and a slip is told', async () => {
    const guest = await person(browser, 'administrator');
    const { page } = guest;
    await page.goto(`${origin}/pl/administracja/przypomnienia`);
    await tabTo(page, named('ahead'), 'days ahead');
    await write(page, '200');
    await enter(page);
    assert.match(await page.locator('main').innerText(), /od 3 do 60/);
    await tabTo(page, named('ahead'), 'days ahead again');
    await write(page, '21');
    await enter(page);
    await fits(page);
    assert.match(await page.locator('main').innerText(), /Zapisane/);
    assert.match(await page.locator('main').innerText(), /piszemy 21 dni przed/);
    guest.trespasses.splice(0, guest.trespasses.length, ...guest.trespasses.filter((line) => !line.includes('status of 422')));
    assert.deepEqual(guest.trespasses, []);
    await guest.close();
  });
});

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
