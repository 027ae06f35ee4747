import type { Dataset } from '../../src/dataset/dataset.js';
import { dataSets } from '../../src/load/data-set.js';
import { load, needsLoad } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { generatedDataset } from './generated.js';
import { emptyGraph, testGraph } from './graph.js';
import { type Facts, factsOf } from './oracle/facts.js';

/** The data set that the tests of the compiler share. */
export const generated: Dataset = generatedDataset({ seed: 7, each: 40, links: 40 });
export const generatedFacts: Facts = factsOf(generated);

/** A graph that holds the generated data set and nothing else. */
export async function generatedGraph(): Promise<Graph> {
  const present = await testGraph();
  const sets = await dataSets(present);
  if (sets.length === 1 && !(await needsLoad(present, generated))) return present;
  await present.close();
  const graph = await emptyGraph();
  await load(graph, generated);
  return graph;
}
