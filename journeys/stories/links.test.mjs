// Every link on every page leads somewhere, and every page that the server names is looked at in some state.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LANGUAGES, pages, routes, unseen } from '../catalogue.mjs';
import { origin } from '../instruments/place.mjs';

/** So many addresses of one sort are asked; the rest are its siblings. */
const OF_ONE_SORT = 12;

/** `/pl/usluga/{id}` as a pattern, without its query. */
function pattern(path) {
  const parts = path.split('?')[0].split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

const sorts = (await routes()).flatMap((route) =>
  LANGUAGES.map((language) => ({ path: route[language], matches: pattern(route[language]) })));

test('every page of the server is looked at', async () => {
  assert.deepEqual(await unseen(), []);
});

test('every link leads to a page of the server', async () => {
  const start = (await Promise.all(LANGUAGES.map(pages))).flat().filter((entry) => entry.status === 200);
  const waiting = start.map((entry) => ({ address: entry.path, from: 'the catalogue' }));
  const seen = new Set(waiting.map((one) => one.address));
  const asked = new Map();
  const wrongs = [];
  while (waiting.length > 0) {
    const { address, from, sent } = waiting.shift();
    const path = address.split('?')[0];
    const isPage = LANGUAGES.some((language) => path === `/${language}` || path.startsWith(`/${language}/`));
    const sort = isPage ? sorts.find((one) => one.matches.test(path)) : undefined;
    if (isPage && !sort) {
      wrongs.push(`${address} (linked from ${from}) is no page of the server`);
      continue;
    }
    const key = sort?.path ?? path.split('/').slice(0, 4).join('/');
    const count = asked.get(key) ?? 0;
    if (count >= OF_ONE_SORT) continue;
    asked.set(key, count + 1);
    const answer = await fetch(origin + address, { redirect: 'manual' });
    // A door that only takes forms says so when it is merely asked.
    if (sent && answer.status === 405) continue;
    if (answer.status >= 400) wrongs.push(`${address} (linked from ${from}) answers ${answer.status}`);
    const body = await answer.text();
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    const ids = new Set([...body.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    for (const [, attribute, raw] of body.matchAll(/\s(href|action)="([^"]+)"/g)) {
      const link = raw.replaceAll(/&(?:amp|#38);/g, '&');
      if (link.startsWith('#')) {
        if (link.length > 1 && !ids.has(link.slice(1))) wrongs.push(`${address}: ${link} leads to no place on the page`);
        continue;
      }
      const url = new URL(link, origin + address);
      if (url.origin !== origin || !url.protocol.startsWith('http')) continue;
      const next = url.pathname + url.search;
      if (!seen.has(next)) {
        seen.add(next);
        waiting.push({ address: next, from: address, sent: attribute === 'action' });
      }
    }
  }
  assert.deepEqual(wrongs.slice(0, 40), []);
});
