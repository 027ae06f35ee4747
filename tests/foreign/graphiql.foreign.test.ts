import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startChromium } from '../../scripts/pictures/chromium.js';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';

const question =
  'query Issued($by: [String!]) {\n  policies(where: { issuedBy: $by }) {\n    totalCount\n  }\n}';
const variables = '{"by": ["MIIT"]}';

let graph: Graph;
let app: FastifyInstance;
let chromium: Browser;
let page: Page;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  await app.listen({ host: '127.0.0.1', port: 0 });
  chromium = await startChromium();
});
beforeEach(async () => {
  await page?.close();
  const context = await chromium.newContext({
    viewport: { width: 1280, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  page.setDefaultTimeout(120_000);
});
afterAll(async () => {
  await chromium?.close();
  await app?.close();
  await graph?.close();
});

/** Opens GraphiQL with these parameters and waits until it can be asked. */
async function opened(parameters: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${app.listeningOrigin}/graphiql?${new URLSearchParams(parameters)}`);
  await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
}

const shown = (editor: string) =>
  page
    .locator(`${editor} .CodeMirror-line`)
    .allInnerTexts()
    .then((lines) => lines.join('\n'));
const focused = () => page.evaluate('document.activeElement?.getAttribute("aria-label")');

describe('GraphiQL in Chromium', () => {
  test('runs the question of a link, with its variables', async () => {
    await opened({ query: question, variables });
    await page.locator('.result-window').getByText('totalCount').first().waitFor();
    expect(await shown('.graphiql-query-editor')).toBe(question);
    const answer = await page.locator('.result-window').innerText();
    expect(answer).toMatch(/"totalCount": [1-9]/);
  });

  test('opens with the headline question, unasked, without one', async () => {
    await opened({});
    await page.getByText('MiitPoliciesAffectingEvMakers').first().waitFor();
    expect(await page.locator('.result-window').innerText()).not.toContain('data');
    expect(await page.title()).toBe('China Policy Graph · GraphiQL');
  });

  test('copies a link that opens the same question again', async () => {
    await opened({ query: question, variables });
    await page.locator('.result-window').getByText('totalCount').first().waitFor();
    await page.getByRole('button', { name: 'Copy link to this question' }).click();
    await page.getByText('Link copied.').waitFor();
    const link = new URL(String(await page.evaluate('navigator.clipboard.readText()')));
    expect(link.origin).toBe(app.listeningOrigin);
    expect([...link.searchParams]).toEqual([
      ['query', question],
      ['variables', variables],
    ]);
  });

  test('lets Tab and Shift-Tab leave the editor and changes no text by them', async () => {
    await opened({ query: question });
    await page.locator('.graphiql-query-editor .CodeMirror').click();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Execute query');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement?.closest(".CodeMirror")')).toBeNull();
    expect(await shown('.graphiql-query-editor')).toBe(question);
  });

  test('has no script within its page and needs none from elsewhere', async () => {
    const response = await app.inject('/graphiql');
    expect(response.body).not.toMatch(/<script(?![^>]*\ssrc="\/)/);
    expect(response.headers['content-security-policy']).toContain("script-src 'self'");
  });
});
