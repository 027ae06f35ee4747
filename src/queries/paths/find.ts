import type { Graph } from '../../neo4j/graph.js';
import { budgetOf, type Limits, type Stop, stopOf } from './limits.js';
import type { PathQuery } from './request.js';
import { searchFor } from './search/bidirectional-search.js';
import { pathsAlong } from './search/enumerate.js';
import { prunedLayers } from './search/layered-graph.js';

/** Paths as lists of ids, in order. If the search was stopped: the first of them. */
export interface FoundPaths {
  readonly paths: readonly (readonly string[])[];
  /** The number of relations up to which every path has been searched. */
  readonly searchedHops: number;
  readonly stop: Stop | null;
}

/** The first `most` paths, sorted by length and then by the ids along them. Undefined if an end is not in the graph. */
export async function findPaths(
  graph: Graph,
  asked: PathQuery,
  most: number,
  limits: Limits,
): Promise<FoundPaths | undefined> {
  const budget = budgetOf(limits);
  const paths: string[][] = [];
  let searchedHops = 0;
  try {
    const search = await searchFor(graph, asked, budget);
    if (!search) return undefined;
    const { ids } = search.numbers;
    const through = asked.through.map(search.numbers.of);
    while (searchedHops < asked.maxHops && paths.length < most) {
      await search.grow();
      const levels = await prunedLayers(search.from, search.to, budget);
      if (levels) {
        const found = (path: readonly number[]) => paths.push(path.map((at) => ids[at] as string));
        const wanted = { most: most - paths.length, through, ids, found };
        await pathsAlong(levels, search.from.start, wanted, budget);
      }
      searchedHops++;
    }
    return { paths, searchedHops, stop: null };
  } catch (error) {
    return { paths, searchedHops, stop: stopOf(error) };
  }
}
