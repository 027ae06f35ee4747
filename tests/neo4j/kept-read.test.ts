import { expect, test } from 'vitest';
import { keptRead } from '../../src/neo4j/kept-read.js';

const stateNamed = (version: string) => ({ version, unfinished: [] });

/** A read that counts how often it runs, on a graph whose state the test sets. */
function counted(maxAgeMs?: number) {
  const graph = { state: stateNamed('a'), runs: 0, fails: false };
  const read = async () => {
    graph.runs++;
    if (graph.fails) throw new Error('Neo4j is away');
    return [[graph.runs]];
  };
  return { graph, kept: keptRead(read, () => graph.state, maxAgeMs) };
}

test('Rows are read once in one state of the graph, each statement by itself', async () => {
  const { graph, kept } = counted();
  expect(await Promise.all([kept('one'), kept('one')])).toEqual([[[1]], [[1]]]);
  expect(await kept('one')).toEqual([[1]]);
  expect(await kept('two')).toEqual([[2]]);
  expect(graph.runs).toBe(2);
});

test('Rows are read again after the graph has changed', async () => {
  const { graph, kept } = counted();
  await kept('one');
  graph.state = stateNamed('b');
  expect(await kept('one')).toEqual([[2]]);
  expect(await kept('one')).toEqual([[2]]);
});

test('Rows are read again when they are too old', async () => {
  const { kept } = counted(0);
  await kept('one');
  expect(await kept('one')).toEqual([[2]]);
});

test('A failure is not kept', async () => {
  const { graph, kept } = counted();
  graph.fails = true;
  await expect(kept('one')).rejects.toThrow('Neo4j is away');
  graph.fails = false;
  expect(await kept('one')).toEqual([[2]]);
});
