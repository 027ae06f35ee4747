import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { entityOf } from '../../cypher/entity.js';
import { pageSizeOf, paginate } from '../../cypher/page.js';
import { definedEntries } from '../../cypher/predicate.js';
import { objectOf, type Projection } from '../../cypher/projection.js';
import type { Connection } from '../../cypher/relay-page.js';
import { renderAll, renderPage } from '../../cypher/render-plan.js';
import { sortValue } from '../../cypher/sort-value.js';
import type { Graph, Row } from '../../neo4j/graph.js';
import { profiled } from '../../neo4j/profile.js';
import { cachedStatement } from '../../neo4j/statement-cache.js';
import { type ListPlan, type ListQuery, planName } from '../../plan/list-plan.js';
import type { AsOf } from '../../query/as-of.js';
import { type Counted, countedIn } from '../../query/counted.js';
import type { ResolvedNames } from '../../query/names.js';
import {
  boundsOf,
  derivedOrderOf,
  type Order,
  type OrderBy,
  orderKeyOf,
} from '../../query/order.js';
import type { Affecting } from '../../query/reach.js';
import type { ConnectionSelection, Filter, PageArguments } from '../../query/selection.js';
import { withNames } from '../names/index.js';
import { namesImpliedByRows, namesInSelection, namesInWhere } from '../names/names-in.js';
import { plannerFor } from '../planner/index.js';
import { becauseOf, type CountedAffecting } from './because.js';
import { estimatesAsData, type ListExplanation, planAsData } from './explain.js';
import { matchedOf } from './matched.js';

export interface ListRequest {
  readonly kind: string;
  readonly where: Filter;
  readonly orderBy: OrderBy;
  readonly page: PageArguments;
  readonly connection: ConnectionSelection;
  /** The day that the list is about; left out for all that is known. */
  readonly asOf?: AsOf | undefined;
  /** Takes how the list was found; its statements are profiled where it is given. */
  readonly explain?: ((explanation: ListExplanation) => void) | undefined;
}

/** A page of the entities of a kind: one statement for the rows, and one for the count when it is asked for. */
export async function list(graph: Graph, request: ListRequest): Promise<Connection> {
  const wanted = [
    ...namesInWhere(request.kind, request.where),
    ...namesInSelection(request.connection.node),
  ];
  const ask = (names: ResolvedNames) => pageOfRows(graph, request, names);
  const isProvable = namesImpliedByRows(request.kind, request.where) === wanted.length;
  return withNames(graph, wanted, ask, isProvable ? hasRows : undefined);
}

function hasRows({ edges, totalCount }: Connection): boolean {
  return edges.length > 0 || (totalCount ?? 0) > 0;
}

async function pageOfRows(
  whole: Graph,
  request: ListRequest,
  names: ResolvedNames,
): Promise<Connection> {
  const profile = request.explain && profiled(whole);
  const graph = profile?.graph ?? whole;
  const { isSmall, hasRelationOrderIndex } = await graph.stats();
  const { kind, where, orderBy, page, connection, asOf } = request;
  const query = listQueryOf(request);
  const countsAll = connection.totalCount;
  // Without an index all rows are read before they are sorted.
  const readsAll = countsAll || query.page === undefined;
  const planner = await plannerFor(graph, { query, countsAll: readsAll, names, asOf });
  const plan = planner.plan(query);
  const planOfCount = () => planner.plan({ kind, where });
  const question = [kind, where, orderBy, page, asOf, planName(plan), hasRelationOrderIndex];
  const rows = cachedStatement(connection, question, names, (given) =>
    rowsStatement(request, plan, newBuilder(given, asOf, hasRelationOrderIndex)),
  );
  const finding = connection.rows ? graph.read(rows.text, rows.parameters) : undefined;
  // In a small graph a page often holds all rows; in a large one it is quicker to count meanwhile.
  const all = isSmall ? allIn(page, await finding) : undefined;
  const [found = [], totalCount] = await Promise.all([
    finding,
    connection.totalCount ? (all ?? count(graph, planOfCount(), names, asOf)) : null,
  ]);
  if (profile) {
    request.explain?.({
      kind,
      plan: connection.rows ? planAsData(plan) : null,
      countPlan: countsAll ? planAsData(planOfCount()) : null,
      estimates: planner.estimates ? estimatesAsData(plan, planner.estimates) : null,
      statements: profile.statements,
    });
  }
  return rows.connection(found, rows.edge.decode, totalCount);
}

/** Number of all rows where the page holds all of them. */
function allIn(page: PageArguments, found: readonly Row[] | undefined): number | undefined {
  const isAll =
    found && page.after == null && page.before == null && found.length <= pageSizeOf(page);
  return isAll ? found.length : undefined;
}

/**
 * What the planner is told of a list. Where no index gives its order, a page takes a plan for all rows, which are then
 * sorted. Throws BAD_USER_INPUT for a cursor of another list.
 */
export function listQueryOf(request: ListRequest): ListQuery {
  const { kind, where, orderBy, page } = request;
  const bounds = boundsOf(orderKeyOf(kind, orderBy), page);
  if (derivedOrderOf(kind, orderBy.field)) return { kind, where };
  return {
    kind,
    where,
    page: {
      field: orderBy.field,
      backward: page.last != null,
      rows: pageSizeOf(page) + 1,
      bounds,
    },
  };
}

/** The statement of a page, as text with parameters, and the way back from its rows. */
export function rowsStatement(
  { kind, where, orderBy, page, connection }: ListRequest,
  plan: ListPlan,
  context: StatementBuilder,
) {
  const order = orderOf(kind, orderBy, context);
  const parts = new Map<string, Projection>([['node', entityOf('n', connection.node, context)]]);
  if (connection.because) parts.set('because', becauseOf(affectingsIn(where), 'n', context));
  if (connection.matched) parts.set('matched', matchedOf(kind, where, 'n', context));
  const edge = objectOf(parts);
  const cut = paginate(order, page, connection, context);
  const { field } = orderBy;
  const pageCut = { ...cut, order, field, backward: page.last != null };
  // Columns without names of their own come back under their whole text with each answer.
  const text = `${renderPage(plan, pageCut, cut.predicate, context)}
RETURN ${cut.key} AS key, ${edge.expression} AS edge ORDER BY ${cut.orderBy}`;
  const decode = (value: unknown) => {
    const row = edge.decode(value);
    if (!connection.because && !connection.matched) return row;
    return { ...row, ...(row.because as object), ...(row.matched as object) };
  };
  return {
    text,
    parameters: context.parameters,
    connection: cut.connection,
    edge: { ...edge, decode },
  };
}

/** The statement of the number of rows. */
function countStatement(plan: ListPlan, context: StatementBuilder) {
  const text = `${renderAll(plan, context)} RETURN count(n)`;
  return { text, parameters: context.parameters };
}

async function count(
  graph: Graph,
  plan: ListPlan,
  names: ResolvedNames,
  asOf: AsOf | undefined,
): Promise<number> {
  const question = [plan.kind, plan.where, asOf, planName(plan)];
  const { text, parameters } = cachedStatement(undefined, question, names, (given) =>
    countStatement(plan, newBuilder(given, asOf)),
  );
  const [row] = await graph.read(text, parameters);
  return row?.[0] as number;
}

function orderOf(kind: string, orderBy: OrderBy, context: StatementBuilder): Order {
  return {
    ...orderKeyOf(kind, orderBy),
    value: sortValue(kind, orderBy, 'n', context),
    id: 'n.id',
    descending: orderBy.direction === 'DESC',
  };
}

/** The conditions `affecting` of a filter that rows can meet, each with the relations that count in it. */
function affectingsIn(where: Filter, around?: Counted): CountedAffecting[] {
  const counted = countedIn(where, around);
  return definedEntries(where).flatMap(([key, value]) => {
    if (key === 'affecting') return [{ affecting: value as Affecting, counted }];
    if (key === 'and' || key === 'or')
      return (value as Filter[]).flatMap((one) => affectingsIn(one, counted));
    return [];
  });
}
