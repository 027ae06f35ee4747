import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../scripts/pictures/chromium.js';

/** A Chromium that is installed. Throws, with how to install one, where none is found. */
export function startBrowser(): Promise<Browser> {
  return startChromium();
}

export type Theme = 'light' | 'dark';

export interface Window {
  readonly width: number;
  readonly theme?: Theme;
}

/** A page in a window of its own. Whoever opens it closes its context. */
export async function openPage(
  browser: Browser,
  { width, theme = 'light' }: Window,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    // Requests go to the service under test alone, and pages load nothing from elsewhere.
    serviceWorkers: 'block',
  });
  return context.newPage();
}

/** By how many pixels a page is wider than its window. */
export function overhangOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** What stands out to the right, for messages: the first elements that are wider than the window, by tag and class. */
export function widestIn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('body *'))
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
      .slice(0, 5)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`),
  );
}
