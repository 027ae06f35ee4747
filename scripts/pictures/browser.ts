import type { Browser } from 'playwright-core';

const question = `MATCH path = (:Agency {id: 'agency:miit'})-[:ISSUED]->(:Policy)-[:REGULATES|AFFECTS]->() RETURN path`;

/** Neo4j Browser, connected, with what MIIT issued and whom it reaches as a picture. */
export async function photographBrowser(
  browser: Browser,
  url: string,
  password: string,
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.locator('input[data-testid="password"]').fill(password);
  await page.locator('button[data-testid="connect"]').click();
  await page.getByText('You are connected as user').waitFor();
  const editor = page.locator('#monaco-main-editor');
  await editor.waitFor();
  await editor.click();
  await page.keyboard.insertText(question);
  await page.keyboard.press('Control+Enter');
  await page.locator('svg circle.b-outline').first().waitFor();
  // The picture settles for a while after its nodes are there, and nothing tells when it has.
  await page.waitForTimeout(5_000);
  await page.screenshot({ path: file });
  await page.close();
}
