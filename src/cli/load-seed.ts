import { dataSetFolders, loadDataset } from '../dataset/load-dataset.js';
import { printProblems } from '../dataset/print-problems.js';
import { oneIdForTwo } from '../dataset/statements/one-id.js';
import { UserError } from '../errors.js';
import { load, needsLoad } from '../load/load.js';
import type { Graph } from '../neo4j/graph.js';
import { underWay } from '../queries/under-way.js';

/** Reads the data sets of the start; this may begin before there is a graph to load them into. */
export async function readSeed(directory: string) {
  return directory === 'none'
    ? []
    : Promise.all((await dataSetFolders(directory)).map(loadDataset));
}

/** Loads each data set of the start that the graph lacks or has in an older version. `none` loads nothing. */
export async function loadSeed(
  graph: Graph,
  directory: string,
  say: (line: string) => void,
  reading = readSeed(directory),
): Promise<void> {
  const read = await reading;
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...oneIdForTwo(read.flatMap(({ dataset }) => dataset ?? [])),
  ];
  if (problems.length > 0) {
    throw new UserError(
      'BAD_DATA',
      `${printProblems(problems)}\nNothing was loaded. Fix the data, or start with SEED_DIR=none.`,
    );
  }
  for (const { dataset } of read) {
    if (!dataset || !(await needsLoad(graph, dataset))) continue;
    const { entities, relations, milliseconds } = await load(graph, dataset);
    say(
      `Loaded ${dataset.meta.title} ${dataset.meta.version} in ${(milliseconds / 1000).toFixed(1)} s: ${entities.created + entities.changed} entities and ${relations.created + relations.changed} relations new or changed.`,
    );
  }
  await graph.now();
  const why = underWay(graph);
  if (why) say(`${why.incomplete} Load it again if no load is running.`);
}
