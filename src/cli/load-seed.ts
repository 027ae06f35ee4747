import { loadDataset } from '../dataset/load-dataset.js';
import { printProblems } from '../dataset/print-problems.js';
import { UserError } from '../errors.js';
import { load, needsLoad } from '../load/load.js';
import type { Graph } from '../neo4j/graph.js';

/** Reads the seed data set; this may start before there is a graph to load it into. */
export async function readSeed(directory: string) {
  return directory === 'none' ? undefined : loadDataset(directory);
}

/** Loads the seed data set if the graph lacks it or has an older version. `none` loads nothing. */
export async function loadSeed(
  graph: Graph,
  directory: string,
  say: (line: string) => void,
  reading = readSeed(directory),
): Promise<void> {
  const read = await reading;
  if (!read) return;
  const { dataset, problems } = read;
  if (!dataset) {
    throw new UserError(
      'BAD_DATA',
      `${printProblems(problems)}\nNothing was loaded. Fix the data, or start with SEED_DIR=none.`,
    );
  }
  if (!(await needsLoad(graph, dataset))) return;
  const { entities, relations, milliseconds } = await load(graph, dataset);
  say(
    `Loaded ${dataset.meta.title} ${dataset.meta.version} in ${(milliseconds / 1000).toFixed(1)} s: ${entities.created + entities.changed} entities and ${relations.created + relations.changed} relations new or changed.`,
  );
}
