import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { match } from '../../../src/queries/match/index.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

/** Names as lists have them: with their abbreviation in brackets, in two languages, with what else the list says. */
const names = [
  ['Ministry of Industry and Information Technology (MIIT)', 'agency:miit', 'MINISTRY'],
  [
    'National Development and Reform Commission / 国家发展和改革委员会',
    'agency:ndrc',
    'COMMISSION',
  ],
  ['Ministry of Commerce of the People’s Republic of China (MOFCOM)', 'agency:mofcom', 'MINISTRY'],
  ['Ministry of Ecology and Environment (生态环境部)', 'agency:mee', 'MINISTRY'],
  ['Harbin Office for the Renewal of Pumps and Valves (HORPV)', undefined, 'BUREAU'],
] as const;

test('500 ordinary names with two properties each are one request', async () => {
  const queries = Array.from({ length: 500 }, (_, at) => {
    const [text, , type] = names[at % names.length] as (typeof names)[number];
    return {
      text,
      kinds: ['Agency'],
      properties: [
        { property: 'type', values: [type] },
        { property: 'level', values: ['CENTRAL'] },
      ],
    };
  });
  const answers = await match(graph, queries);
  expect(answers).toHaveLength(500);
  for (const [at, { candidates }] of answers.entries()) {
    const [text, id] = names[at % names.length] as (typeof names)[number];
    const [first] = candidates;
    expect([text, first?.match ? first.id : undefined]).toEqual([text, id]);
  }
});
