import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../../src/dataset/dataset.js';
import { dataSetFolders, loadDataset } from '../../src/dataset/load-dataset.js';
import { dataSets } from '../../src/load/data-set.js';
import { load, needsLoad } from '../../src/load/load.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { addressFile, testAddress } from './address.js';
import { lock } from './lock.js';

/** The brief, one of the data sets of the start. */
export const seed = fileURLToPath(
  new URL('../../seed/merics-china-industries-2021-09-07', import.meta.url),
);

/** The graph of this run, as it is. Whoever opens it closes it. */
export function testGraph(): Promise<Graph> {
  return connect(testAddress());
}

/** A graph without any data. */
export async function emptyGraph(): Promise<Graph> {
  const graph = await testGraph();
  await graph.driver.executeQuery(
    'MATCH (n) WHERE NOT n:TestDatabase DETACH DELETE n',
    {},
    { database: graph.database },
  );
  return graph;
}

/**
 * The same graph, asked as if it were a large one: how a page is found is weighed, what is counted is counted apart, and
 * relations are read in their order by an index.
 */
export function asLarge(graph: Graph): Graph {
  return {
    ...graph,
    stats: async () => ({ isSmall: false, hasRelationOrderIndex: true, hubDegree: 2 }),
  };
}

/** A graph that holds the brief and nothing else. */
export async function briefGraph(): Promise<Graph> {
  const dataset = await brief();
  // Several files may begin at once: one of them loads it.
  const loaded = await lock(`${addressFile()}.loading`);
  try {
    const graph = await testGraph();
    const present = await dataSets(graph);
    if (present.length === 1 && !(await needsLoad(graph, dataset))) return graph;
    await graph.close();
    const empty = await emptyGraph();
    await load(empty, dataset);
    return empty;
  } finally {
    loaded();
  }
}

/** A graph that holds all data sets of the start. */
export async function startGraph(): Promise<Graph> {
  const graph = await emptyGraph();
  for (const folder of await dataSetFolders(join(seed, '..'))) {
    const { dataset, problems } = await loadDataset(folder);
    if (!dataset) throw new Error(JSON.stringify(problems, null, 2));
    await load(graph, dataset);
  }
  return graph;
}

/** The brief as a data set; throws its problems where it has any. */
export async function brief(): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(seed);
  if (!dataset) throw new Error(JSON.stringify(problems, null, 2));
  return dataset;
}

/** Everything in the graph, as text, for "nothing has changed". */
export async function contentOf(graph: Graph): Promise<string> {
  const nodes = await graph.read('MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id, n.name');
  const relations = await graph.read(
    'MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY r.id',
  );
  return JSON.stringify([nodes, relations], (_key, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
      : value,
  );
}
