import { ArgumentError } from '../../../errors.js';
import type { Graph } from '../../../neo4j/graph.js';
import type { Request } from '../../../queries/arguments.js';
import { list } from '../../../queries/list/index.js';
import { neighbourhood } from '../../../queries/neighbourhood/index.js';
import { limits, type neighbourhoodArguments } from '../../../queries/neighbourhood/request.js';
import { mapInTurns } from '../../../runtime/event-loop.js';
import { asOfIn } from '../as-of.js';
import { conditionOf } from '../entity/filters.js';
import { idsOf } from '../entity/selection.js';
import { edgeRow } from './edges.js';
import { isDone, nodeRow, nodeSelection } from './nodes.js';
import { policyFilters } from './parameters.js';

export interface PictureAsked extends Partial<Request<typeof neighbourhoodArguments>> {
  readonly [filter: string]: unknown;
}

/** Maximum number of policies to start from; the limit of a neighbourhood. */
const MAX_POLICIES = 100;
/** Relations to follow from policies by default: to their issuers, and to whom they regulate or affect. */
const aroundPolicies = ['ISSUED', 'PUT_FORWARD', 'REGULATES', 'AFFECTS'];

const whole = { complete: true, incomplete: null, incompleteZh: null };

/**
 * Nodes and edges around the entities `of`, or around the policies that match the filters. `complete` is false if a
 * limit cut the graph. Throws BAD_USER_INPUT if the request has both `of` and filters.
 */
export async function picture(graph: Graph, asked: PictureAsked) {
  const asOf = asOfIn(asked);
  const { of, depth, relations, weak, kinds, direction, limit } = asked;
  if (of) refuseFilters(asked);
  const policies = of ? { ids: of, ...whole } : await policiesFor(graph, asked);
  const day = asOf?.day ?? null;
  if (policies.ids.length === 0)
    return { nodes: [], edges: [], ...whole, wholeWithin: null, asOf: day };
  const found = await neighbourhood(graph, {
    of: policies.ids,
    ...{ depth, weak, kinds, direction, limit },
    relations: relations ?? (of ? undefined : aroundPolicies),
    asOf,
    node: nodeSelection,
    hidden: true,
  });
  const shown = new Map<string, number>();
  for (const id of found.edges.flatMap(({ from, to }) => [from, to]))
    shown.set(id, (shown.get(id) ?? 0) + 1);
  const nodes = await mapInTurns(found.nodes, (node) => nodeRow(node, (id) => shown.get(id) ?? 0));
  const undone = new Set(nodes.flatMap((row) => (isDone(row) ? [] : row.id)));
  const reasons = [policies, found].filter(({ complete }) => !complete);
  return {
    nodes,
    edges: await mapInTurns(found.edges, (edge) => edgeRow(edge, (id) => !undone.has(id))),
    complete: reasons.length === 0,
    incomplete: reasons.map(({ incomplete }) => incomplete).join(' ') || null,
    incompleteZh: reasons.map(({ incompleteZh }) => incompleteZh).join('') || null,
    wholeWithin: found.wholeWithin,
    asOf: day,
  };
}

/** Rejects filters in a request with `of`: filters choose the start policies, and `of` names the starts already. */
function refuseFilters(asked: PictureAsked): void {
  const filter = Object.keys(policyFilters).find((name) => asked[name] !== undefined);
  if (!filter) return;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    filter,
    `it chooses the policies that a picture begins at, and of says where this one begins. Leave out one of the two.`,
    { argument: filter, given: asked[filter] },
  );
}

/** Ids of the policies that match the filters, most recently issued first, at most MAX_POLICIES or `limit`. */
async function policiesFor(graph: Graph, asked: PictureAsked) {
  const first = Math.min(MAX_POLICIES, asked.limit ?? limits.default);
  const { nodes, pageInfo } = await list(graph, {
    kind: 'Policy',
    where: conditionOf('Policy', asked),
    orderBy: { field: 'issuedOn', direction: 'DESC' },
    page: { first },
    asOf: asOfIn(asked),
    connection: {
      rows: true,
      totalCount: false,
      node: idsOf('Policy'),
      edgeFields: new Set(),
      edgeSources: [],
      because: false,
    },
  });
  const ids = nodes.map((node) => (node as { readonly id: string }).id);
  if (!pageInfo.hasNextPage) return { ids, ...whole };
  return {
    ids,
    complete: false,
    incomplete: `More than ${first} policies pass the filters. The picture begins at the ${first} issued last; narrow the filters to see others.`,
    incompleteZh: `符合条件的政策超过 ${first} 项。此图从最近发布的 ${first} 项开始；请缩小范围以查看其他政策。`,
  };
}
