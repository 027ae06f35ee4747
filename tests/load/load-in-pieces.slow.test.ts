import { afterAll, beforeAll, expect, test } from 'vitest';
import { datasetOf } from '../../bench/generate/dataset.js';
import { worldOf } from '../../bench/generate/world.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { contentOf, emptyGraph, testGraph } from '../helpers/graph.js';

const withoutTime = async (graph: Graph) =>
  (await contentOf(graph)).replace(/"(loadedAt|hash)":"[^"]*"/g, '');

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph.close());

test('a load in pieces gives the graph that a load at once gives, and leaves no trace of the pieces', async () => {
  const dataset = datasetOf(worldOf(1_000));
  await (await emptyGraph()).close();
  await load(graph, dataset);
  const atOnce = await withoutTime(graph);
  await (await emptyGraph()).close();
  expect(await load(graph, dataset, { maxAtOnce: 10 })).toMatchObject({
    relations: { created: 1_000 },
  });
  expect(await withoutTime(graph)).toBe(atOnce);
});

test('a load in pieces that was broken off is finished by the next one', async () => {
  const dataset = datasetOf(worldOf(1_000));
  await (await emptyGraph()).close();
  await load(graph, dataset);
  const whole = await withoutTime(graph);
  await (await emptyGraph()).close();
  const broken = load(graph, dataset, {
    maxAtOnce: 10,
    onProgress: (done) => {
      if (done > 600) throw new Error('broken off');
    },
  });
  await expect(broken).rejects.toThrow('broken off');
  expect(await graph.read('MATCH (load:UnfinishedLoad) RETURN load.name')).toEqual([['generated']]);
  await load(graph, dataset);
  expect(await withoutTime(graph)).toBe(whole);
});
