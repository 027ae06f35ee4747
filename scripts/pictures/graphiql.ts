import type { Browser } from 'playwright-core';

/** GraphiQL with its opening question, answered. Throws where the answer has errors: no picture is to show one. */
export async function photographGraphiql(
  browser: Browser,
  origin: string,
  file: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${origin}/graphiql`);
  const answered = page.waitForResponse((response) => {
    const { query = '' } = (response.request().postDataJSON() ?? {}) as { query?: string };
    return query.includes('because');
  });
  await page.locator('.graphiql-execute-button').click();
  const { errors } = (await (await answered).json()) as { errors?: unknown };
  if (errors) throw new Error(`The opening question of GraphiQL fails: ${JSON.stringify(errors)}`);
  await page.locator('.result-window').getByText('"because"').first().waitFor();
  await page.screenshot({ path: file });
  await page.close();
}
