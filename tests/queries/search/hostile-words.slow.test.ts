import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byName } from '../../../src/api/rest/entity/selection.js';
import { UserError } from '../../../src/errors.js';
import type { Graph, Parameters } from '../../../src/neo4j/graph.js';
import { interpret } from '../../../src/queries/interpret/index.js';
import { search } from '../../../src/queries/search/index.js';
import { startGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.close());

const texts: Readonly<Record<string, string>> = {
  '500 stars': '*'.repeat(500),
  'ten thousand words': 'battery law '.repeat(5_000),
  'mixed scripts': 'ΒатTеrу 電池 バッテリー بطارية 배터리 battery'.repeat(4),
  'one character': 'b',
  'one Chinese character': '的',
  'words that stand in most texts': 'china policy plan law company '.repeat(6),
  'as many words as fit': Array.from({ length: 66 }, (_, at) => `w${at % 10}`).join(' '),
  'misspelt words alone': 'chinna polcy plann lawe compny regulaton '.repeat(4),
  'Chinese words that stand in most texts': '中国政策'.repeat(50),
  'negations and dates': 'not since 2021 before 2020年以前 '.repeat(6),
};

/** The same graph, with what its statements ask for and how many entities they bring. */
function counted() {
  const seen = { statements: 0, lookUps: 0, ids: 0, entities: 0 };
  const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);
  const count = (parameters: Parameters, rows: readonly (readonly unknown[])[]) => {
    seen.statements++;
    seen.lookUps = Math.max(seen.lookUps, lengthOf(parameters.lookUps));
    seen.ids = Math.max(seen.ids, lengthOf(parameters.ids));
    for (const row of rows) seen.entities += Math.max(1, ...row.map(lengthOf));
  };
  const watched: Graph = {
    ...graph,
    read: async (statement, parameters = {}, ...rest) => {
      const rows = await graph.read(statement, parameters, ...rest);
      count(parameters, rows as never);
      return rows as never;
    },
  };
  return { seen, watched };
}

describe.each(Object.entries(texts))('%s', (_, text) => {
  test('searched for, are answered or refused with a message, with a bounded number of statements and entities', async () => {
    const { seen, watched } = counted();
    const answer = await search(watched, { text, first: 20, node: byName }).catch(
      (error: Error) => error,
    );
    if (answer instanceof Error) {
      expect(answer).toBeInstanceOf(UserError);
      expect(['BAD_USER_INPUT', 'LIMIT_EXCEEDED']).toContain((answer as UserError).code);
      expect(seen.statements).toBe(0);
      return;
    }
    expect(answer.edges.length).toBeLessThanOrEqual(20);
    // Names, terms, two look-ups of words, spellings, two rounds of ties, and the data sets.
    expect(seen.statements).toBeLessThanOrEqual(12);
    // Sixteen terms in two indexes; sixty entities with twenty-four ties each, twice; two hundred by their own texts, twice.
    expect(seen.lookUps).toBeLessThanOrEqual(32);
    expect(seen.ids).toBeLessThanOrEqual(60);
    expect(seen.entities).toBeLessThanOrEqual(2 * 200 + 2 * 60 * 24 + 1_000);
  });

  test('asked as a question, are answered or refused with a message', async () => {
    const { seen, watched } = counted();
    const questions = await interpret(watched, text).catch((error: Error) => error);
    if (questions instanceof Error) expect(questions).toBeInstanceOf(UserError);
    else expect(questions.length).toBeLessThanOrEqual(1);
    expect(seen.statements).toBeLessThanOrEqual(5);
  });
});
