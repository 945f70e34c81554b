// Somebody with a role of the demonstration who works with a keyboard alone, without scripts, on a narrow screen.
import assert from 'node:assert/strict';
import { routes } from '../catalogue.mjs';
import { visitor } from './browser.mjs';
import { axeViolations, ibmFailures } from './engines.mjs';
import { enter, tabTo } from './keys.mjs';
import { sidewaysScroll } from './layout.mjs';
import { origin } from './place.mjs';

const known = await routes();

/** The address of a page in a language, by its Polish one. */
export const address = (language, pl) =>
  known.find((route) => route.pl === pl)?.[language] ?? assert.fail(`there is no page ${pl}`);

export const named = (name) => (stop) => stop.name === name;
export const leads = (pattern) => (stop) => stop.tag === 'a' && pattern.test(stop.href ?? '');
export const sends = (stop) => stop.tag === 'button' && stop.name === null;

/** Signed in with the keyboard. */
export async function person(browser, role, language = 'pl', lands = '/pl/praca') {
  const guest = await visitor(browser, { width: 320, scripts: false });
  const { page } = guest;
  await page.goto(origin + address(language, '/pl/wejscie'));
  await page.locator(`button[value="${role}"]`).focus();
  await enter(page);
  assert.equal(new URL(page.url()).pathname, address(language, lands));
  return guest;
}

/** Types into the field that has the focus, in place of what stands there. */
export async function write(page, text) {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Opens the window for choosing a file with the keyboard and takes this one. */
export async function choose(page, file) {
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Space');
  await (await asked).setFiles(file);
}

export async function fits(page) {
  // Without scripts on the page the browser can still be asked.
  assert.deepEqual(await sidewaysScroll(page), []);
}

/** What the rule engines say of the page that somebody without scripts sees: they are scripts, so it is opened once more with them. */
export async function judged(browser, guest) {
  const twin = await visitor(browser, { width: 320 });
  await twin.context.addCookies(await guest.context.cookies());
  await twin.page.goto(guest.page.url(), { waitUntil: 'load' });
  const wrongs = [...(await axeViolations(twin.page)), ...(await ibmFailures(twin.page))];
  await twin.close();
  return wrongs;
}

export async function firstEntry(page, language) {
  await page.goto(origin + address(language, '/pl/wpisy'));
  const pattern = new RegExp(`^${address(language, '/pl/wpisy')}/[0-9a-f-]{36}$`);
  await tabTo(page, leads(pattern), 'the first entry');
  await enter(page);
  await fits(page);
}
