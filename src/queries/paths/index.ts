import type { Graph } from '../../neo4j/graph.js';
import type { AsOf } from '../../query/as-of.js';
import { idsAsGiven } from '../../query/names.js';
import type { EntitySelection } from '../../query/selection.js';
import type { Answer } from '../answer.js';
import { entities } from '../entity/index.js';
import type { Path, pathsAnswer } from './answer.js';
import { findPaths } from './find.js';
import { describePaths, endsOf } from './hops.js';
import { type Limits, usualLimits } from './limits.js';
import { askedFor, isByIds, type PathRequest } from './request.js';
import { describeAnswer, whyIncomplete } from './summary.js';

/** The share of the request's time that the search may use; the rest is for reading the paths that it found. */
const SEARCH_TIME_SHARE = 0.8;

/**
 * How one entity is connected to another: the first paths by length, then by the ids along them, each hop with its
 * relations and their sources. The listed paths are always the first ones. `complete` is false if the search had to
 * stop before it could rule out further paths. Throws BAD_USER_INPUT, LIMIT_EXCEEDED, UNKNOWN_NAME, AMBIGUOUS_NAME,
 * TIMEOUT.
 */
export async function paths(
  graph: Graph,
  request: PathRequest,
  limits: Limits = { ...usualLimits, time: graph.timeoutMs * SEARCH_TIME_SHARE },
): Promise<Answer<typeof pathsAnswer>> {
  const { asked, found } = await searched(graph, request, limits);
  const told = await describePaths(graph, asked, found.paths.slice(0, asked.first));
  const [from, to] = await endsOf(graph, asked, told);
  const hasMore = found.paths.length > asked.first;
  return {
    from,
    to,
    paths: request.node ? await withNodes(graph, told, request.node, asked.asOf) : told,
    hasMore,
    maxHops: asked.maxHops,
    searchedHops: found.searchedHops,
    relations: asked.types,
    statuses: asked.statuses,
    complete: found.stop === null,
    ...whyIncomplete(found, limits),
    ...describeAnswer(asked, found, told, hasMore, [from, to]),
    asOf: asked.asOf?.day ?? null,
  };
}

/** Ids are used at once; only if an entity does not exist are they looked up like any name. */
async function searched(graph: Graph, request: PathRequest, limits: Limits) {
  if (isByIds(request) && !request.asOf) {
    const asked = await askedFor(graph, request, idsAsGiven);
    const found = await findPaths(graph, asked, asked.first + 1, limits);
    if (found) return { asked, found };
  }
  const asked = await askedFor(graph, request);
  const found = await findPaths(graph, asked, asked.first + 1, limits);
  // An end that was deleted between two statements has no paths.
  return { asked, found: found ?? { paths: [], searchedHops: asked.maxHops, stop: null } };
}

/** Paths with the selected fields of their entities, in one statement for all of them. */
async function withNodes(
  graph: Graph,
  told: readonly Path[],
  selection: EntitySelection,
  asOf: AsOf | undefined,
): Promise<Path[]> {
  const ids = [...new Set(told.flatMap((path) => path.ids))];
  const nodes = new Map(
    (await entities(graph, ids, selection, asOf)).map((node, at) => [ids[at], node]),
  );
  return told.map((path) => ({ ...path, nodes: path.ids.flatMap((id) => nodes.get(id) ?? []) }));
}
