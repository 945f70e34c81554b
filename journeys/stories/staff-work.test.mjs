// Work of staff from beginning to end with a keyboard alone, without scripts, on a narrow screen: an editor sets free
// places and corrects a text and takes it back, a manager accepts the authorisation and invites a colleague, somebody
// reports an error and the editor answers it, the administrator changes how institutions are asked.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { enter, tabTo } from '../instruments/keys.mjs';
import { origin } from '../instruments/place.mjs';
import { address, firstEntry, fits, leads, named, person, sends, write } from '../instruments/staff.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

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
