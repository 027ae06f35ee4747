import { z } from 'zod';
import type { Connection } from '../../../graph/compile/page.js';
import type { Graph } from '../../../graph/connect.js';
import { entities } from '../../../graph/entities.js';
import { list } from '../../../graph/list.js';
import type { Condition } from '../../../graph/selection.js';
import { type Kind, sidesOf } from '../../../ontology/index.js';
import { asOfIn } from '../as-of.js';
import { asOfParameters, choice, choices, flag, pageParameters } from '../parameters.js';
import type { Page, PageAsked } from '../send.js';
import { type Item, idsOf, itemOf, selectionOf } from './selection.js';

type Query = Readonly<Record<string, unknown>>;

/** The parameters of a list of a kind, beside its filters. */
export function listParameters(kind: Kind) {
  return {
    ...includeParameter(kind),
    ...asOfParameters,
    sort: choice(['id', 'name', ...kind.sortBy], 'What to sort by. Left out: by name.', 'name'),
    order: choice(['asc', 'desc'], 'Which way; what is not known comes last. Left out: asc.'),
    ...pageParameters,
    totalCount: flag('True counts the whole list as well.'),
  };
}

/** Which relations an answer brings. */
export function includeParameter({ name }: Kind) {
  const fields = sidesOf(name).map(({ field }) => field);
  const description = 'Only these relations in related, or none. Left out: all.';
  return { include: choices(['none', ...fields], description, fields[0]) };
}

/**
 * A page of a kind, as the parameters ask: one statement for which ones, one for what they are. The second is the same
 * text whatever the filters, so that Neo4j plans its many relations once.
 */
export async function pageOfKind(
  graph: Graph,
  kind: Kind,
  query: Query,
  where: Condition,
  { first, after }: PageAsked,
): Promise<Page<Item>> {
  const { include, sort, order, totalCount } = query as ListQuery;
  const asOf = asOfIn(query);
  const found = await list(graph, {
    kind: kind.name,
    where,
    orderBy: { field: sort ?? 'name', direction: order === 'desc' ? 'DESC' : 'ASC' },
    page: { first, after },
    asOf,
    connection: {
      rows: true,
      totalCount: totalCount ?? false,
      node: idsOf(kind.name),
      edgeFields: new Set(),
      edgeSources: [],
      because: 'affecting' in where,
    },
  });
  const ids = found.nodes.map((node) => (node as Item).id);
  const selection = selectionOf(kind.name, { include, rows: first });
  return pageFrom(found, await entities(graph, ids, selection, asOf));
}

interface ListQuery {
  readonly include?: readonly string[];
  readonly sort?: string;
  readonly order?: 'asc' | 'desc';
  readonly totalCount?: boolean;
}

function pageFrom(
  { edges, pageInfo, totalCount, complete, asOf }: Connection,
  nodes: readonly unknown[],
): Page<Item> {
  return {
    items: edges.flatMap(({ because, becauseComplete }, at) => {
      const node = nodes[at];
      // Gone between the two statements: as if it had never been found.
      return node ? [{ ...itemOf(node), ...(because ? { because, becauseComplete } : {}) }] : [];
    }),
    nextCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    ...(totalCount === null ? {} : { totalCount }),
    complete,
    asOf,
  };
}

export const asOfField = {
  asOf: z
    .string()
    .nullable()
    .optional()
    .describe('The day that the answer is about; null when it is about all that is known.'),
};
