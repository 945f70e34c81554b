// What no rule engine sees: scrolling sideways, clipped text, small targets, invisible focus.

/** The page fits the window; only a region that says so (and can be reached by keyboard) may scroll sideways. */
export async function sidewaysScroll(page) {
  return page.evaluate(() => {
    const found = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) {
      const widest = [...document.body.querySelectorAll('*')]
        .filter((element) => !element.closest('[data-scroll-region]') && element.getBoundingClientRect().right > root.clientWidth + 0.5)
        .slice(0, 3)
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
      found.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}: ${widest.join(', ')}`);
    }
    for (const region of document.querySelectorAll('[data-scroll-region]')) {
      const isNamed = region.hasAttribute('aria-label') || region.hasAttribute('aria-labelledby');
      if (region.tabIndex < 0 || !isNamed) found.push('a scroll region cannot be reached or has no name');
    }
    return found;
  });
}

/** Text that its own box cuts off. */
export async function clippedText(page) {
  return page.evaluate(() => {
    const hides = (value) => value === 'hidden' || value === 'clip';
    return [...document.body.querySelectorAll('*')]
      .filter((element) => {
        const style = getComputedStyle(element);
        const isForEarsOnly = element.clientWidth <= 1 || element.clientHeight <= 1;
        if (isForEarsOnly || !element.textContent.trim() || element.closest('svg')) return false;
        const tall = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
        const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
        return tall || wide;
      })
      .slice(0, 5)
      .map((element) => `clipped: ${element.tagName.toLowerCase()} “${element.textContent.trim().slice(0, 40)}”`);
  });
}

/** WCAG 1.4.12: the spacing a reader may set without losing anything. */
export async function widenText(page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
      p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/** WCAG 1.4.4: text at twice its size. */
export async function doubleText(page) {
  await page.evaluate(() => {
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: ${size * 2}px !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/** Buttons and fields are at least 44 px high; links that stand alone at least 24 px; links in a sentence are exempt. */
export async function smallTargets(page) {
  return page.evaluate(() => {
    const found = [];
    const isSeen = (element) => {
      const box = element.getBoundingClientRect();
      // What stands in closed details is not there yet.
      return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    };
    /** A tick box is as large as the label that also ticks it. */
    const reach = (element) => {
      const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
      return Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
    };
    const describe = (element) =>
      `${element.tagName.toLowerCase()} “${(element.textContent.trim() || element.name || element.id).slice(0, 40)}”`;
    for (const element of document.querySelectorAll('button, input:not([type=hidden]), select, textarea, summary')) {
      const isTick = ['checkbox', 'radio'].includes(element.type);
      const height = isTick ? reach(element) : element.getBoundingClientRect().height;
      if (isSeen(element) && height < 43.5) found.push(`${describe(element)} is ${height.toFixed(0)} px high, 44 are due`);
    }
    for (const link of document.querySelectorAll('a[href]')) {
      if (!isSeen(link)) continue;
      const around = link.parentElement.textContent.trim();
      const isInSentence = getComputedStyle(link).display === 'inline' && around !== link.textContent.trim();
      const height = link.getBoundingClientRect().height;
      if (!isInSentence && height < 23.5) found.push(`${describe(link)} is ${height.toFixed(0)} px high, 24 are due`);
    }
    return found.slice(0, 8);
  });
}

/** What stands in the focus now: its words, its outline, and whether something covers it. */
export async function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const style = getComputedStyle(element);
    // The middle of its first line: a link that wraps, or a round mark, does not reach the corners of its box.
    const [box] = element.getClientRects();
    const ring = Number.parseFloat(style.outlineWidth) || 0;
    const hasOutline = style.outlineStyle !== 'none' && ring >= 2;
    const shadows = [...style.boxShadow.matchAll(/0px 0px 0px ([\d.]+)px/g)].map((match) => Number.parseFloat(match[1]));
    const hasRing = hasOutline || shadows.some((width) => width >= 2);
    const top = box && document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const isCovered = Boolean(top) && !element.contains(top) && !top.contains(element) && !(element.labels ?? []).length;
    const words = (element.getAttribute('aria-label') ?? element.textContent.trim()) || element.name || element.id;
    return {
      tag: element.tagName.toLowerCase(),
      name: element.getAttribute('name'),
      value: element.getAttribute('value'),
      href: element.getAttribute('href'),
      words: words.replace(/\s+/g, ' ').slice(0, 60),
      hasRing,
      isCovered,
    };
  });
}

/** Walks the whole page with Tab and returns every stop; fails when it never comes back to the start. */
export async function tabThrough(page, most = 400) {
  await page.evaluate(() => document.activeElement?.blur());
  const stops = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop) return stops;
    const again = await page.evaluate(() => {
      const seen = document.activeElement.hasAttribute('data-journey-seen');
      document.activeElement.setAttribute('data-journey-seen', '');
      return seen;
    });
    if (again) return stops;
    stops.push(stop);
  }
  throw new Error(`the keyboard does not come back to the start after ${most} stops`);
}
