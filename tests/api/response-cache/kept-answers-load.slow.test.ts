import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { agency, datasetOf } from '../../helpers/datasets.js';
import { emptyGraph, testGraph } from '../../helpers/graph.js';

/** Two services on one graph, as two processes or two machines would be: each with a cache of its own. */
let writer: Graph;
const graphs: Graph[] = [];
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  writer = await emptyGraph();
  for (let at = 0; at < 2; at++) {
    const graph = await testGraph();
    graphs.push(graph);
    apps.push(await buildApp({ graph, cacheBytes: 4_000_000 }));
  }
});
afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()));
  await Promise.all([writer, ...graphs].map((graph) => graph.close()));
});

/** Changes of the graph; every twelfth is a load, the others are made by hand, as in Neo4j Browser. */
const changes = 24;
/** A data set whose entities all say how many changes there have been. */
const numbered = (count: number) =>
  datasetOf({
    'agencies/a.yaml': agency('counter', `Load ${count}`),
    'agencies/b.yaml': agency('second', 'Second', `summary: Load ${count}\n`),
  });
const countIn = (text: string) => Number(/Load (\d+)/.exec(text)?.[1] ?? Number.NaN);

const query = '{ node(id: "agency:counter") { ... on Agency { name } } }';
const second = '{ node(id: "agency:second") { ... on Agency { summary } } }';
const ways = [
  () => ({ method: 'POST', url: '/graphql', payload: { query } }) as const,
  () => ({ method: 'POST', url: '/graphql', payload: { query: second } }) as const,
  () => ({ url: `/graphql?query=${encodeURIComponent(query)}` }) as const,
  () => ({ url: '/v1/agencies/agency:counter?include=none' }) as const,
];

async function change(count: number): Promise<void> {
  if (count % 12 === 0) return void (await load(writer, await numbered(count)));
  await writer.driver.executeQuery(
    "MATCH (a:Agency {id: 'agency:counter'}) MATCH (b:Agency {id: 'agency:second'}) SET a.name = $text, b.summary = $text",
    { text: `Load ${count}` },
    { database: writer.database },
  );
}

test('An answer is never older than the last change that was through when it was asked for, nor newer than one begun', async () => {
  await change(0);
  let begun = 0;
  let through = 0;
  let isOver = false;
  const seen = { answers: 0, wrong: [] as string[] };
  const reader = async (which: number) => {
    for (let turn = which; !isOver; turn++) {
      const [app, way] = [apps[turn % 2], ways[(turn >> 1) % ways.length]];
      if (!app || !way) throw new Error('There are two services and four ways to ask.');
      const least = through;
      const { body } = await app.inject(way());
      const count = countIn(body);
      seen.answers++;
      if (!(count >= least && count <= begun)) seen.wrong.push(`${least} ≤ ${body} ≤ ${begun}`);
      // All is one process here; without a rest the readers would leave nothing to the writer.
      await wait(2);
    }
  };
  const readers = Array.from({ length: 6 }, (_, which) => reader(which));
  try {
    for (let count = 1; count <= changes; count++) {
      begun = count;
      await change(count);
      through = count;
      // Some follow one another at once, between others the caches fill.
      await wait(count % 3 === 0 ? 0 : 30);
    }
  } finally {
    isOver = true;
    await Promise.all(readers);
  }
  expect(seen.wrong).toEqual([]);
  expect(seen.answers).toBeGreaterThan(changes);
});
