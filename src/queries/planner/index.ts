import { newBuilder } from '../../cypher/builder.js';
import { type Statistics, statisticsStatement } from '../../cypher/statistics.js';
import type { Graph } from '../../neo4j/graph.js';
import { choosePlan, defaultPlan, needsEstimates } from '../../plan/choose.js';
import type { Estimates } from '../../plan/estimate.js';
import type { ListPlan, ListQuery } from '../../plan/list-plan.js';
import type { AsOf } from '../../query/as-of.js';
import type { ResolvedNames } from '../../query/names.js';
import type { Filter } from '../../query/selection.js';
import { cachedEstimates } from './estimates-cache.js';

/** A list to be planned, and what the planner must know besides. */
export interface PlannerRequest {
  readonly query: ListQuery;
  /** Whether all rows are counted; beside a page they are counted by a plan of their own. */
  readonly countsAll: boolean;
  readonly names: ResolvedNames;
  readonly asOf?: AsOf | undefined;
}

/** Chooses the plan of a list, and of other lists with the same filter. */
export interface Planner {
  plan(query: ListQuery): ListPlan;
  /** What it chooses by; undefined where the graph is small, or there is nothing to choose. */
  readonly estimates: Estimates | undefined;
}

/** The planner of a list: one statement where the graph is large and the list can be found in several ways. */
export async function plannerFor(graph: Graph, request: PlannerRequest): Promise<Planner> {
  const { isSmall } = await graph.stats();
  if (isSmall) return { plan: defaultPlan, estimates: undefined };
  const estimates = await estimatesOf(graph, request);
  return { plan: (query) => choosePlan(query, estimates), estimates };
}

/** The plan for all rows that fulfil a filter. */
export async function planOfAll(
  graph: Graph,
  { kind, where }: { readonly kind: string; readonly where: Filter },
  names: ResolvedNames,
  asOf?: AsOf,
): Promise<ListPlan> {
  const query = { kind, where };
  const planner = await plannerFor(graph, { query, countsAll: true, names, asOf });
  return planner.plan(query);
}

/** The statement that reads the estimates of a list; undefined where there is nothing to choose. */
export function statisticsFor({
  query,
  countsAll,
  names,
  asOf,
}: PlannerRequest): Statistics | undefined {
  if (!needsEstimates(query)) return undefined;
  return statisticsStatement(query, countsAll, newBuilder(names, asOf));
}

async function estimatesOf(graph: Graph, request: PlannerRequest): Promise<Estimates | undefined> {
  const { query, countsAll, asOf } = request;
  if (!needsEstimates(query)) return undefined;
  const { kind, where, page } = query;
  const list = [kind, where, page && [page.field, page.rows], countsAll, asOf];
  return cachedEstimates(graph, list, async () => {
    const statistics = statisticsFor(request);
    const [row] = statistics ? await graph.read(statistics.text, statistics.parameters) : [];
    return row && statistics?.read(row);
  });
}
