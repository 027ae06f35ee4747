import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { MAX_COST } from '../../../src/queries/match/cost.js';
import { briefGraph } from '../../helpers/graph.js';
import { postForm } from '../../helpers/open-refine.js';

let graph: Graph;
let app: FastifyInstance;
let statements = 0;
beforeAll(async () => {
  graph = await briefGraph();
  const counting: Graph = {
    ...graph,
    read: (...asked) => {
      statements++;
      return graph.read(...asked);
    },
  };
  app = await buildApp({ graph: counting });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const times = (count: number, query: (at: number) => object) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`q${at}`, query(at)]));
const match = (queries: object) =>
  app.inject({ method: 'POST', url: '/v1/match', payload: { queries } });
const reconcile = async (queries: object) => {
  const { status, body } = await postForm(app, { queries: JSON.stringify(queries) });
  return { statusCode: status, json: () => body };
};

const title = 'Notice on the Ministry of Industry and Information Technology 关于新能源汽车产业 ';
const long = (at: number) => `${at} ${title.repeat(9)}`.slice(0, 400);
const values = (count: number) => Array.from({ length: count }, (_, at) => `Ministry ${at}`);

describe('A batch that costs too much is refused before it is read', () => {
  test.each([
    ['500 names of 400 characters', match, times(500, (at) => ({ name: long(at) }))],
    ['names of hundreds of parts', match, times(50, () => ({ name: '部/a1/'.repeat(66) }))],
    [
      '500 queries of 20 properties',
      match,
      times(500, (at) => ({ name: `N ${at}`, properties: { type: values(20) } })),
    ],
    [
      'a query with 20,000 values',
      match,
      times(1, () => ({ properties: { name: values(20_000) } })),
    ],
    ['500 queries without a name', match, times(500, () => ({ properties: { type: 'NOTICE' } }))],
    [
      'names that are only marks, with properties',
      match,
      times(200, () => ({ name: '-', properties: { type: 'NOTICE' } })),
    ],
    [
      '100 queries of 50 properties',
      reconcile,
      times(100, (at) => ({
        query: `N ${at}`,
        properties: Array.from({ length: 50 }, () => ({ pid: 'issuedBy', v: 'MIIT' })),
      })),
    ],
  ])('%s', async (_what, ask, queries) => {
    const before = statements;
    const answer = await ask(queries);
    expect(answer.statusCode).toBe(413);
    expect(answer.json()).toMatchObject({ code: 'BATCH_TOO_LARGE' });
    expect(answer.json().detail).toMatch(/queries: .*Send (them|it) in several requests/);
    expect(statements).toBe(before);
  });
});

test('a batch within the limit is answered, and nothing holds the loop while it is', async () => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  // Each has some twenty parts, as English and Chinese alternate, so that sixty are about as many as are allowed.
  const queries = times(60, (at) => ({ name: long(at) }));
  // Compiles what is compiled once, and reads the dictionary of pinyin.
  await match(times(5, (at) => ({ name: long(at) })));
  delay.enable();
  const answer = await match(queries);
  delay.disable();
  expect(answer.statusCode).toBe(200);
  expect(Object.keys(answer.json().results)).toHaveLength(60);
  // Alone on a quiet machine it is below 30 ms, and was above 3,000; busy machines take this process off for long.
  expect(delay.max / 1e6).toBeLessThan(1_500);
});

test('the limits hold for what a text becomes when it is compared', async () => {
  const blessing = '\uFDFA';
  const refusals = [
    await match({ a: { name: blessing.repeat(400) } }),
    await match({ a: { name: 'MIIT', properties: { summary: blessing.repeat(100) } } }),
    await match({ a: { name: 'MIIT', properties: { summary: 'x'.repeat(1_001) } } }),
    await app.inject(`/v1/search?q=${encodeURIComponent(blessing.repeat(200))}`),
    await app.inject(`/v1/policies?issuedBy=${encodeURIComponent(blessing.repeat(200))}`),
  ];
  for (const one of refusals) {
    expect(one.json()).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' });
    expect(one.json().detail).toMatch(/characters.*at most \d+ are allowed/);
  }
  const asked = async (name: string) => {
    const query = `{ entity(name: ${JSON.stringify(name)}) { id } }`;
    const answer = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
    return answer.json().errors[0].extensions.code;
  };
  expect(await asked(blessing.repeat(200))).toBe('LIMIT_EXCEEDED');
  expect(await asked(blessing.repeat(40))).toBe('UNKNOWN_NAME');
  expect(await asked('abcd efgh '.repeat(100))).toBe('UNKNOWN_NAME');
});

test('what costs as much as is allowed is allowed', async () => {
  const names = Math.floor(MAX_COST / 400);
  expect((await match(times(names + 1, () => ({ name: 'x'.repeat(400) })))).statusCode).toBe(413);
  expect((await match(times(60, () => ({ name: 'x'.repeat(400) })))).statusCode).toBe(200);
});
