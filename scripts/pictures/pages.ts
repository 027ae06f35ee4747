import type { Browser } from 'playwright-core';

interface Picture {
  readonly file: string;
  readonly address: string;
  /** A text that the page shows when it is ready. The picture is not taken without it. */
  readonly shows: string;
  /** What has to be there besides, such as a drawing. */
  readonly selector?: string;
  readonly height: number;
}

const pictures: readonly Picture[] = [
  {
    file: 'home.png',
    address: '/?agency=MIIT&affects=EV+makers&lang=en',
    shows: 'All of them within what is loaded',
    height: 1_000,
  },
  {
    file: 'policy-profile.png',
    address: '/entities/policy%3Atrade-logistics-plan?lang=en',
    shows: 'No source says from which day it applies.',
    height: 1_000,
  },
  {
    file: 'explorer.png',
    address: '/explore?from=CAC&to=ByteDance&lang=en',
    shows: 'Paths between two',
    selector: '#explorer canvas',
    height: 1_100,
  },
];

/** Time for the layout of a small drawing to come to rest, in milliseconds. */
const LAYOUT_MS = 3_000;

/** Photographs pages of the service. Throws if a page has errors or does not show what it is to show. */
export async function photographPages(
  browser: Browser,
  origin: string,
  folder: string,
): Promise<void> {
  for (const { file, address, shows, selector, height } of pictures) {
    const page = await browser.newPage({ viewport: { width: 1_280, height } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    let response = await page.goto(origin + address);
    // The first page of a sort waits for Neo4j to plan its statements.
    if (response?.status() === 503) {
      errors.length = 0;
      response = await page.goto(origin + address);
    }
    if (!response?.ok()) throw new Error(`${address}: status ${response?.status()}`);
    await page.getByText(shows).first().waitFor();
    if (selector) {
      await page.locator(selector).first().waitFor();
      await page.waitForTimeout(LAYOUT_MS);
    }
    if (errors.length > 0) throw new Error(`${address}: ${errors.join('; ')}`);
    await page.screenshot({ path: `${folder}${file}` });
    await page.close();
  }
}
