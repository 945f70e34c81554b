// Every page a visitor can come to, with its path in each language. A page that is not listed here is not looked at,
// so `stories/links.test.mjs` holds this list against every link the pages themselves offer.
//
// A path may hold a placeholder, filled once with something the demo region really has.

import { origin } from './instruments/place.mjs';

export const LANGUAGES = ['pl', 'en', 'uk'];
export const WIDTHS = [320, 1280];
export const THEMES = ['light', 'dark', 'contrast'];

/** name, paths by language, and what is special about the page. */
export const CATALOGUE = [
  { name: 'front', pl: '/pl/', en: '/en/', uk: '/uk/' },
  {
    name: 'results',
    pl: '/pl/szukaj?q=opieka&place={place}',
    en: '/en/search?q=care&place={place}',
    uk: '/uk/search?q=догляд&place={place}',
  },
  { name: 'missing', pl: '/pl/nie-ma-takiej', en: '/en/no-such-page', uk: '/uk/no-such-page', status: 404 },
];

let filled;

/** What stands for each placeholder, asked of the running server once. */
async function samples() {
  if (filled) return filled;
  const answer = await fetch(`${origin}/api/v1/find?q=opieka&lang=pl&limit=1`);
  if (!answer.ok) throw new Error(`/api/v1/find answers ${answer.status}`);
  const { results } = await answer.json();
  if (!results?.length) throw new Error('the demo region has no service for “opieka”');
  filled = { service: results[0].id };
  return filled;
}

/** The pages of one language with their real paths. */
export async function pages(language) {
  const values = await samples();
  return CATALOGUE.map((entry) => ({
    name: entry.name,
    status: entry.status ?? 200,
    path: entry[language].replace(/\{(\w+)\}/g, (_, name) => {
      if (!(name in values)) throw new Error(`nothing is known for {${name}} of ${entry.name}`);
      return encodeURIComponent(values[name]);
    }),
  }));
}
