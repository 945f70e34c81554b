// Every page by keyboard alone: each stop can be seen, nothing covers it, and the round comes back to its start.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { pages } from '../catalogue.mjs';
import { openBrowser, visitor } from '../instruments/browser.mjs';
import { tabThrough } from '../instruments/layout.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser?.close(); });

const entries = await pages('pl');

// Dark has the ring of light in other colours.
for (const [theme, width] of [['light', 1280], ['contrast', 320]]) {
  describe(`the focus is seen at every stop, ${theme}, ${width} px`, () => {
    let guest;
    before(async () => { guest = await visitor(browser, { theme, width }); });
    after(async () => { await guest?.close(); });
    for (const entry of entries) {
      test(entry.name, async () => {
        const page = await guest.go(entry);
        const stops = await tabThrough(page);
        assert.ok(stops.length >= 3, `only ${stops.length} stops`);
        const wrongs = stops.flatMap((stop) => [
          ...(stop.hasRing ? [] : [`no visible focus on ${stop.tag} “${stop.words}”`]),
          ...(stop.isCovered ? [`something covers ${stop.tag} “${stop.words}”`] : []),
        ]);
        assert.deepEqual(wrongs, []);
      });
    }
  });
}
