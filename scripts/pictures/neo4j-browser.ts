import type { Browser, Locator, Page } from 'playwright-core';

export const windowSize = { width: 1440, height: 900 };

/** The answers, the newest first. */
export const frames = (page: Page): Locator => page.getByTestId('frame');

/** The frame that the guide plays in. */
export const guideFrame = (page: Page): Locator => frames(page).filter({ hasText: ':play http' });

/** Neo4j Browser in a page of its own, connected as a person would, the guide playing. */
export async function connectedBrowser(
  browser: Browser,
  url: string,
  password: string,
): Promise<Page> {
  const page = await browser.newPage({ viewport: windowSize });
  // Offline, Browser waits for pages of its maker before it goes on; on a busy machine that adds up.
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('connect').click();
  await page.getByText('You are connected as user').first().waitFor();
  await guideFrame(page).getByTestId('carousel').first().waitFor();
  await frames(page).filter({ hasText: ':style http' }).first().waitFor();
  // Frames slide in one above the other.
  await untilStill(page, async () => JSON.stringify(await guideFrame(page).first().boundingBox()));
  return page;
}

/** Turns the guide to a slide, counted from 0. */
export async function turnTo(page: Page, slide: number): Promise<void> {
  const frame = guideFrame(page).first();
  while (await frame.getByTestId('previousSlide').count())
    await frame.getByTestId('previousSlide').click();
  for (let turned = 0; turned < slide; turned++) await frame.getByTestId('nextSlide').click();
}

/** The boxes with questions on the slide that is shown. */
export const questionsShown = (page: Page): Locator =>
  guideFrame(page).first().locator('pre.runnable');

/** Runs a question by the play sign before it and returns the frame of its answer, which lies on top. */
export async function runByClick(page: Page, question: Locator): Promise<Locator> {
  const known = await frames(page).count();
  await question.locator('i').click();
  await frames(page).nth(known).waitFor();
  return frames(page).first();
}

/** Waits for a picture and for its nodes to have come to rest. */
export async function untilDrawn(page: Page, frame: Locator): Promise<void> {
  await frame.locator('svg circle.b-outline').first().waitFor();
  await untilStill(page, () =>
    frame
      .locator('svg g.node')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('transform')).join()),
  );
}

/** Nothing tells when Browser has stopped moving things, so what moves is looked at until it has not for a while. */
async function untilStill(page: Page, look: () => Promise<string>): Promise<void> {
  for (let [last, now] = ['', await look()]; last !== now; [last, now] = [now, await look()])
    await page.waitForTimeout(500);
}
