import { dataSetFolders, loadChangeSet, loadDataset } from '../dataset/load-dataset.js';
import { printProblems } from '../dataset/print-problems.js';
import { oneIdForTwo } from '../dataset/statements/one-id.js';
import { type LoadResult, load as loadGraph, unload as unloadGraph } from '../load/load.js';
import { loadChanges as changeGraph } from '../load/load-changes.js';
import type { Graph } from '../neo4j/graph.js';
import { showProgress } from './progress.js';
import { table } from './table.js';

type Print = (text: string) => void;

/**
 * Loads a data set, or each of a folder of data sets. If one has problems, prints all of them, opens no graph and loads
 * nothing. Returns the exit code.
 */
export async function load(
  directory: string,
  openGraph: () => Promise<Graph>,
  write: Print,
): Promise<number> {
  const read = await Promise.all((await dataSetFolders(directory)).map(loadDataset));
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...oneIdForTwo(read.flatMap(({ dataset }) => dataset ?? [])),
  ];
  if (problems.length > 0) {
    write(`${printProblems(problems)}\nNothing was loaded.\n`);
    return 1;
  }
  const graph = await openGraph();
  for (const { dataset } of read) {
    if (!dataset) continue;
    const result = await loadGraph(graph, dataset, { onProgress: showProgress() });
    write(
      `${dataset.meta.title} ${dataset.meta.version} is in the graph.\n${countsTable(result)}\n`,
    );
  }
  return 0;
}

/** Loads changes to a data set that is in the graph. The cost depends on the changes, not on the graph. */
export async function loadChanges(
  directory: string,
  openGraph: () => Promise<Graph>,
  write: Print,
): Promise<number> {
  const { changes, problems } = await loadChangeSet(directory);
  if (!changes) {
    write(`${printProblems(problems)}\nNothing was loaded.\n`);
    return 1;
  }
  const result = await changeGraph(await openGraph(), changes, { onProgress: showProgress() });
  write(
    `${changes.meta.title} is in the graph as ${changes.meta.version}.\n${countsTable(result)}\n`,
  );
  return 0;
}

/** Removes a data set from the graph. */
export async function unload(name: string, graph: Graph, write: Print): Promise<number> {
  write(`${name} is out of the graph.\n${countsTable(await unloadGraph(graph, name))}\n`);
  return 0;
}

function countsTable({ entities, relations, milliseconds }: LoadResult): string {
  const row = (name: string, counts: LoadResult['entities']) => [
    name,
    counts.created,
    counts.changed,
    counts.unchanged,
    counts.removed,
  ];
  const counts = table(
    ['', 'created', 'changed', 'unchanged', 'removed'],
    [row('entities', entities), row('relations', relations)],
  );
  return `${counts}\nin ${(milliseconds / 1000).toFixed(1)} s`;
}
