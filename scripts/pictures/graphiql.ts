import type { Browser } from 'playwright-core';

/** GraphiQL with its opening question, answered. */
export async function photographGraphiql(
  browser: Browser,
  origin: string,
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${origin}/graphiql`);
  await page.locator('.graphiql-execute-button').click();
  await page.locator('.result-window').getByText('"because"').first().waitFor();
  await page.screenshot({ path: file });
  await page.close();
}
