// A Chromium, and visitors in it: each with a width, a theme, with or without scripts, watched for everything
// a page must not do (console messages, requests elsewhere, cookies nobody asked for).
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { origin } from './place.mjs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Height of the window at each width we look at: a small telephone and a desk. */
const HEIGHTS = { 320: 640, 1280: 900 };

export async function openBrowser() {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is missing: install the package chromium');
  // Chromium's own sandbox does not work for root; the pages are ours.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...args, '--disable-dev-shm-usage'] });
}

/**
 * A visitor: a fresh context with one page.
 *
 * `theme` is light, dark (both as the device says) or contrast (the visitor's own choice, kept in a cookie).
 * `visitor.trespasses` collects what the pages did wrong on the way.
 */
export async function visitor(browser, { width = 1280, theme = 'light', scripts = true, text = '100' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
  });
  const chose = theme === 'contrast' || text !== '100';
  if (chose) {
    const choice = `${theme === 'contrast' ? 'contrast' : 'auto'}-${text}`;
    await context.addCookies([{ name: 'display', value: choice, url: origin }]);
  }
  const page = await context.newPage();
  const trespasses = [];
  page.on('console', (message) => trespasses.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trespasses.push(`script error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    const isOurs = url.startsWith(`${origin}/`) || url.startsWith('data:') || url.startsWith('about:');
    if (!isOurs) trespasses.push(`request elsewhere: ${url}`);
  });
  const cookies = async () =>
    (await context.cookies()).filter((cookie) => !(chose && cookie.name === 'display')).map((cookie) => cookie.name);
  return {
    context,
    page,
    trespasses,
    /** Goes to a page of the catalogue, sends its form empty if it says so, and expects its status. */
    async go({ path, status = 200, sent = false }) {
      let response = await page.goto(origin + path, { waitUntil: 'load' });
      if (sent) {
        [response] = await Promise.all([
          page.waitForResponse((one) => one.request().method() === 'POST'),
          page.click('main form button'),
        ]);
        await page.waitForLoadState('load');
      }
      // A page that is meant to be missing makes Chromium itself write a line; that one is expected.
      if (status >= 400) trespasses.splice(0, trespasses.length, ...trespasses.filter((line) => !line.includes(`status of ${status}`)));
      if (response.status() !== status) throw new Error(`${path}: status ${response.status()}, expected ${status}`);
      return page;
    },
    /** The same page in another theme, as if it had come so: `display.test.mjs` proves that the choice writes the attribute. */
    async look(next) {
      await page.emulateMedia({
        colorScheme: next === 'dark' ? 'dark' : 'light',
        contrast: next === 'contrast' ? 'more' : 'no-preference',
      });
      await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, next === 'contrast' ? 'contrast' : 'auto');
    },
    /** Everything done wrong so far, cookies included. */
    async wrongs() {
      return [...trespasses, ...(await cookies()).map((name) => `cookie nobody asked for: ${name}`)];
    },
    close: () => context.close(),
  };
}
