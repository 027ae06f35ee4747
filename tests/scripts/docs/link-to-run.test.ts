import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linkToRun, questionsPage } from '../../../scripts/docs/pages.js';
import { readQuestions } from '../../../scripts/docs/questions.js';
import { readConfig } from '../../../src/config.js';

describe('The link below a question', () => {
  it('holds the question as it is, in a form that Markdown does not cut', () => {
    const query = '{ policies(where: {issuedBy: ["工信部"]}) {\n  totalCount # 100 % & more\n} }';
    const link = linkToRun(query);
    expect(link).not.toMatch(/[\s()<>]/);
    expect(new URL(link).searchParams.get('query')).toBe(query);
  });

  it('leads to the port that a service has by default', () => {
    expect(new URL(linkToRun('{ __typename }')).port).toBe(String(readConfig({}).PORT));
  });

  it('stands below every question of the page', async () => {
    const questions = await readQuestions();
    const page = readFileSync(new URL('../../../docs/questions.md', import.meta.url), 'utf8');
    expect(questions.length).toBeGreaterThan(60);
    expect(
      questions.filter(({ query }) => !page.includes(`[Run it](${linkToRun(query)})`)),
    ).toEqual([]);
    const [one] = questions;
    if (one) expect(questionsPage([{ ...one, answer: {} }])).toContain(linkToRun(one.query));
  });
});
