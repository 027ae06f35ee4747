import type { Browser, Page } from 'playwright-core';
import {
  connectedBrowser,
  frames,
  guideFrame,
  questionsShown,
  runByClick,
  turnTo,
  untilDrawn,
} from './neo4j-browser.js';

const question = `MATCH path = (:Agency {id: 'agency:miit'})-[:ISSUED]->(:Policy)-[:REGULATES|AFFECTS]->() RETURN path`;

/** The slide whose first picture shows the most kinds of things: from an agency to a company. */
const paths = 5;

/** Neo4j Browser as it greets whoever connects, an answer of its guide, and a question typed by hand. */
export async function photographBrowser(
  browser: Browser,
  url: string,
  password: string,
  images: string,
): Promise<void> {
  const page = await connectedBrowser(browser, url, password);
  await photographGuide(page, `${images}browser-guide.png`);
  await turnTo(page, paths);
  await untilDrawn(page, await runByClick(page, questionsShown(page).first()));
  await page.screenshot({ path: `${images}browser-style.png` });
  await ask(page, question);
  await page.screenshot({ path: `${images}browser.png` });
  await page.close();
}

/** The guide alone, without what lies below it. */
async function photographGuide(page: Page, path: string): Promise<void> {
  const box = await guideFrame(page).first().boundingBox();
  const { width = 0 } = page.viewportSize() ?? {};
  const height = (box?.y ?? 0) + (box?.height ?? 0) + 10;
  await page.screenshot({ path, clip: { x: 0, y: 0, width, height } });
}

async function ask(page: Page, text: string): Promise<void> {
  await page.locator('#monaco-main-editor').click();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
  const answer = frames(page).filter({ hasText: text.slice(0, 60) });
  await untilDrawn(page, answer.first());
}
