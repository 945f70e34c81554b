// Hands that only have a keyboard.
import assert from 'node:assert/strict';
import { focused } from './layout.mjs';

/** Presses Tab until the focus is where it should be. */
export async function tabTo(page, isThere, what, most = 200) {
  const seen = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop && isThere(stop)) return stop;
    if (stop) seen.push(`${stop.tag} “${stop.words}”`);
  }
  return assert.fail(`the keyboard does not reach ${what}; it came past ${seen.slice(0, 40).join(', ')}`);
}

/** Presses Enter and waits for the page it leads to. */
export async function enter(page) {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
