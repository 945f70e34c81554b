// Every page a visitor can come to. The server itself names its pages (`/api/routes.json`, one address in each
// language); here stands what to ask each of them for, so that a page is seen in every state that looks different.
// A page of the server without a state here fails `stories/links.test.mjs`.

import { origin } from './instruments/place.mjs';

export const LANGUAGES = ['pl', 'en', 'uk'];
export const WIDTHS = [320, 1280];
export const THEMES = ['light', 'dark', 'contrast'];

/** Files to take away: asked for, but not looked at. */
export const FILES = ['/pl/pomoc/tabela.csv'];

/** Doors that every site has and that stand in no list of pages. */
const OF_THE_SITE = [
  ['/pl/wyglad', '/en/display', '/uk/vyhliad'],
  ['/pl/nie-ma-takiej', '/en/no-such-page', '/uk/nemaie-takoi'],
];

const CARE = { pl: 'opieka nad mamą po udarze', en: 'care for my mother after a stroke', uk: 'догляд за мамою після інсульту' };
const VIOLENCE = { pl: 'mąż mnie bije', en: 'my husband beats me', uk: 'чоловік мене б’є' };
const LIMANOWA = '1207011';

/**
 * States of each page, by its Polish address: a name, the sample that fills its `{id}` or `{teryt}`, its query (a word,
 * or one for each language), the status it answers with, and whether its form is sent empty first (`sent`).
 */
const STATES = {
  '/pl': [{ name: 'front' }],
  '/pl/pomoc': [
    { name: 'results', query: { q: CARE, place: LIMANOWA } },
    { name: 'results-several-places', query: { q: CARE, place: 'Limanowa' } },
    { name: 'results-narrowed', query: { q: CARE, place: LIMANOWA, radius: '40', access: 'wheelchair' } },
    { name: 'results-fallback', query: { q: 'xyzzyq', place: LIMANOWA } },
    { name: 'results-unknown-place', query: { q: CARE, place: 'Nibylandia' } },
    { name: 'results-urgent', query: { q: VIOLENCE, place: LIMANOWA } },
    { name: 'results-unasked' },
  ],
  '/pl/pomoc/mapa': [{ name: 'map', query: { q: CARE, place: LIMANOWA } }],
  '/pl/od-czego-zaczac': [
    { name: 'guide-1' },
    { name: 'guide-1-refused', query: { step: '1' } },
    { name: 'guide-2', query: { step: '1', topic: 'care' } },
    { name: 'guide-3', query: { step: '2', topic: 'care', for: 'senior' } },
    { name: 'guide-4', query: { step: '3', topic: 'care', for: 'senior', place: LIMANOWA } },
  ],
  '/pl/usluga/{id}': [
    { name: 'service', sample: 'ordinary' },
    { name: 'service-duty', sample: 'duty' },
    { name: 'service-places', sample: 'places' },
    { name: 'service-example', sample: 'example' },
    { name: 'service-print', sample: 'places', query: { print: '1' }, paper: true },
    { name: 'service-print-large', sample: 'places', query: { print: 'large' }, paper: true },
  ],
  '/pl/usluga/{id}/zglos-blad': [
    { name: 'report', sample: 'ordinary' },
    { name: 'report-refused', sample: 'ordinary', sent: true, status: 422 },
  ],
  '/pl/usluga/{id}/zglos-blad/dziekujemy': [{ name: 'report-thanks', sample: 'ordinary' }],
  '/pl/instytucja/{id}': [{ name: 'institution', sample: 'institution' }],
  '/pl/gmina/{teryt}': [{ name: 'gmina', sample: 'gmina' }],
  '/pl/powiat/{teryt}': [{ name: 'powiat', sample: 'powiat' }],
  '/pl/region': [{ name: 'region' }],
  '/pl/jak-to-dziala': [{ name: 'how' }],
  '/pl/prywatnosc': [{ name: 'privacy' }],
  '/pl/deklaracja-dostepnosci': [{ name: 'declaration' }],
  '/pl/otwarte-dane': [{ name: 'open-data' }],
  '/pl/wejscie/instytucja': [{ name: 'sign-in-elsewhere' }],
  '/pl/wejscie': [{ name: 'sign-in' }, { name: 'sign-in-refused', sent: true, status: 422 }],
  '/pl/wejscie/nowe-haslo': [{ name: 'forgotten' }],
  '/pl/wejscie/ustaw-haslo': [{ name: 'set-password-without-link', status: 410 }],
  '/pl/zaproszenie': [{ name: 'invitation-without-link', status: 410 }],
  '/pl/dolacz': [{ name: 'join' }, { name: 'join-refused', sent: true, status: 422 }],
  '/pl/dolacz/dziekujemy': [{ name: 'joined' }],
  '/pl/wyglad': [{ name: 'display' }],
  '/pl/nie-ma-takiej': [{ name: 'missing', status: 404 }],
};

/** Pages behind a sign-in that stand by themselves: in which role of the demonstration each is looked at. */
const STAFF = {
  '/pl/praca': 'editor',
  '/pl/wpisy': 'editor',
  '/pl/wpisy/nowy': 'editor',
  '/pl/wpisy-z-arkusza': 'editor',
  '/pl/o-instytucji': 'editor',
  '/pl/konto/instytucja': 'editor',
  '/pl/wpisy/kosz': 'editor',
  '/pl/zgloszenia': 'editor',
  '/pl/powiadomienia': 'editor',
  '/pl/powiadomienia/ustawienia': 'editor',
  '/pl/konto': 'editor',
  '/pl/konto/kto-patrzyl': 'editor',
  '/pl/konto/moje-dane': 'editor',
  '/pl/konto/kody': 'editor',
  '/pl/konto/haslo': 'editor',
  '/pl/konto/usun': 'editor',
  '/pl/zespol': 'editor',
  '/pl/stan-wpisow': 'coordinator',
  '/pl/stan-wpisow/zalegle': 'coordinator',
  '/pl/wnioski': 'coordinator',
  '/pl/pierwsze-wpisy': 'coordinator',
  '/pl/zgloszenia-bez-odpowiedzi': 'coordinator',
  '/pl/powtorzenia': 'coordinator',
  '/pl/powtorzenia/polaczone': 'coordinator',
  '/pl/dziennik': 'auditor',
  '/pl/dziennik/pieczec': 'auditor',
  '/pl/administracja': 'administrator',
  '/pl/administracja/logowanie': 'administrator',
  '/pl/zaproszenia-z-arkusza': 'administrator',
  '/pl/administracja/diagnoza': 'administrator',
  '/pl/administracja/przypomnienia': 'administrator',
  '/pl/administracja/rejestr-czynnosci': 'administrator',
};

/** Doors behind a sign-in that only take forms or give files, that need an object of one's own (they are walked by the
 * tests of their crates), or that need the authorisation first. */
const BEHIND = [
  '/pl/wejscie/kod', '/pl/wejscie/klucz', '/pl/wejscie/na-probe', '/pl/wyjscie', '/pl/konto/klucze', '/pl/konto/kody-zapasowe',
  '/pl/konto/sesje', '/pl/konto/rola', '/pl/konto/upowaznienie', '/pl/konto/moje-dane/plik', '/pl/dziennik/plik/{format}',
  '/pl/zespol/zapros', '/pl/zespol/wycofaj/{id}', '/pl/zespol/osoba/{id}', '/pl/wnioski/{id}', '/pl/wpisy/plik/{format}',
  '/pl/wpisy/kosz/{id}', '/pl/wpisy/tekst', '/pl/wpisy/{id}', '/pl/wpisy/{id}/zmien/{part}', '/pl/wpisy/{id}/wolne-miejsca',
  '/pl/wpisy/{id}/tlumaczenia', '/pl/wpisy/{id}/historia', '/pl/wpisy/{id}/wycofaj', '/pl/zgloszenia/{id}',
  '/pl/zgloszenia-bez-odpowiedzi/{id}', '/pl/pierwsze-wpisy/{id}', '/pl/powtorzenia/para/{pair}', '/pl/powiadomienia/przeczytane',
  '/pl/stan-wpisow/plik/{format}', '/pl/stan-wpisow/zalegle/plik/{format}', '/pl/rejestr-czynnosci',
  '/pl/rejestr-czynnosci/{format}', '/pl/administracja/rejestr-czynnosci/{format}', '/pl/dokumenty-ochrony-danych',
  '/pl/dokumenty-ochrony-danych/{document}', '/pl/dokumenty-ochrony-danych/{document}/{format}', '/pl/potwierdzenie',
  '/pl/potwierdzenie/dziekujemy', '/pl/obraz/{id}', '/pl/wpisy/{id}/obraz', '/pl/wpisy-z-arkusza/{id}', '/pl/o-instytucji/{id}',
  '/pl/o-instytucji/{id}/zmien/{part}', '/pl/o-instytucji/{id}/obraz', '/pl/o-instytucji/{id}/historia', '/pl/wejscie/instytucja/{id}',
  '/pl/wejscie/powrot', '/pl/zaproszenia-z-arkusza/{id}', '/pl/zespol/logowanie',
];

/** Pages of staff in one language: `{ role, name, path }`. */
export async function staffPages(language) {
  return (await routes())
    .filter((route) => route.pl in STAFF)
    .map((route) => ({ role: STAFF[route.pl], name: route.pl.slice(4).replaceAll('/', '-'), path: route[language] }));
}

async function text(path) {
  const answer = await fetch(origin + path);
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
  return answer.text();
}

/** The first service in the results of a question whose card fits. */
async function serviceFrom(question, fits) {
  const html = await text(`/pl/pomoc?q=${encodeURIComponent(question)}&place=${LIMANOWA}`);
  const cards = html.split('<li class="card" id="result-').slice(1).map((rest) => rest.split('</li>')[0]);
  const card = cards.find(fits);
  if (!card) throw new Error(`no service fits in the results of “${question}”`);
  return card.match(/\/pl\/usluga\/([0-9a-f-]+)/)[1];
}

const isTagged = (card) => /class="tag[ "]/.test(card);
let asked;

/** What fills the addresses: real entries of the demo region, each of another sort. */
function samples() {
  asked ??= (async () => {
    const ordinary = await serviceFrom('psycholog', (card) => !isTagged(card));
    const institution = (await text(`/pl/usluga/${ordinary}`)).match(/\/pl\/instytucja\/([0-9a-f-]+)/)[1];
    return {
      ordinary,
      institution,
      duty: await serviceFrom('praca socjalna', (card) => card.includes('obowiązek')),
      places: await serviceFrom('dom pomocy społecznej', (card) => /woln(e|ych) miejsc/.test(card)),
      example: await serviceFrom('urząd pracy', (card) => card.includes('przykład')),
      gmina: LIMANOWA,
      powiat: LIMANOWA.slice(0, 4),
    };
  })();
  return asked;
}

/** Addresses of every page the server says it has, as `{ pl, en, uk }`. */
export async function routes() {
  const listed = JSON.parse(await text('/api/routes.json'));
  return [...listed, ...OF_THE_SITE].map(([pl, en, uk]) => ({ pl, en, uk }));
}

/** Polish addresses of pages that nobody looks at. */
export async function unseen() {
  return (await routes()).map((route) => route.pl).filter((path) => !(path in STATES) && !(path in STAFF) && !FILES.includes(path) && !BEHIND.includes(path));
}

/** Every state of every page in one language, with its real path. */
export async function pages(language) {
  const [known, values] = [await routes(), await samples()];
  return known.flatMap((route) => (STATES[route.pl] ?? []).map((state) => {
    const path = route[language].replace(/\{\w+\}/, () => encodeURIComponent(values[state.sample]));
    const query = new URLSearchParams(Object.entries(state.query ?? {})
      .map(([name, value]) => [name, typeof value === 'string' ? value : value[language]]));
    return { ...state, status: state.status ?? 200, path: query.size ? `${path}?${query}` : path };
  }));
}

/** One page by its name. */
export async function page(language, name) {
  return (await pages(language)).find((one) => one.name === name) ?? Promise.reject(new Error(`there is no page ${name}`));
}
