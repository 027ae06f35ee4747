import type { FastifyRequest } from 'fastify';
import { kinds } from '../../ontology/index.js';
import { limits } from '../../queries/neighbourhood/request.js';
import { type Asked, firstOf } from './paging.js';
import { formatOf } from './representation/formats.js';

/**
 * Weights of requests for admission. A small request, such as one entity or a page of a list, has weight 1. Weights
 * limit concurrency so that each admitted request is answered in time. Requests of weight 4 or more queue in a separate
 * lane; see ../plugins/admission.
 */
export const weights = {
  /** A response from memory, without reading the graph. */
  nothing: 0,
  small: 1,
  /** A page about one entity: about ten small statements, some of them at the same time. */
  profile: 3,
  /** A search whose cost grows with the neighbourhood of its starts. */
  wide: 4,
  /** A file of some thousand rows. */
  file: 8,
} as const;

/** Rows of a page, and names of a batch, per unit of weight. */
const ENTITIES_PER_UNIT = 100;
const NAMES_PER_UNIT = 50;
/** Entities of a neighbourhood per unit of weight. Fewer, because each comes with its relations. */
const SURROUNDED_PER_UNIT = 50;
/** Characters of an unparsed batch in a form per unit of weight: some fifty names. */
const CHARACTERS_PER_UNIT = 5_000;
/** Path searches of this many hops or more are wide. */
const MANY_HOPS = 5;

/** The orders that no index holds. */
const sortedOrders: ReadonlySet<string> = new Set(
  kinds.flatMap(({ orders }) => orders.map(({ name }) => name)),
);

/** The weight of a list: that of a file if all pages are requested as CSV, XLSX or NDJSON, else by the page size. */
export function weightOfList(request: FastifyRequest): number {
  const first = firstOf(request.query as Asked);
  if (first === undefined && formatOf(request) !== 'json') return weights.file;
  return weightOfRows(request);
}

function weightOfRows(request: FastifyRequest): number {
  const first = firstOf(request.query as Asked);
  const { sort } = request.query as { sort?: string };
  // An order that no index holds reads and sorts all rows.
  const sorting = sort !== undefined && sortedOrders.has(sort) ? weights.small : weights.nothing;
  return weights.small + sorting + Math.floor((first ?? 0) / ENTITIES_PER_UNIT);
}

/** The weight of a list as a page for people: that of its rows, and that of a small request for each of its counts. */
export function weightOfListPage(request: FastifyRequest, counts: number): number {
  return weightOfRows(request) + counts * weights.small;
}

/** The weight of a neighbourhood, by the maximum number of its entities. */
export function weightOfPicture({ query }: FastifyRequest): number {
  const { limit = limits.default } = query as { limit?: number };
  return Math.ceil(limit / SURROUNDED_PER_UNIT);
}

export function weightOfPaths({ query }: FastifyRequest): number {
  const { maxHops = 0 } = query as { maxHops?: number };
  return maxHops >= MANY_HOPS ? weights.wide : weights.small;
}

/** The weight of a batch of names to match, by their number. */
export function weightOfBatch({ body }: FastifyRequest): number {
  const { queries } = body as { queries: object };
  return weights.small + Math.floor(Object.keys(queries).length / NAMES_PER_UNIT);
}

/**
 * The weight of a batch of the reconciliation API, by its length in characters: it is JSON text in a form or a query
 * parameter and not yet parsed.
 */
export function weightOfForm({ body, query }: FastifyRequest): number {
  const { queries, extend } = Object(body ?? query) as { queries?: unknown; extend?: unknown };
  const sent = queries ?? extend;
  if (sent === undefined) return weights.nothing;
  return weights.small + Math.floor(String(sent).length / CHARACTERS_PER_UNIT);
}

/** The weight of the relations read in a source: all relations of the graph may be looked at. */
export function weightOfReading(request: FastifyRequest): number {
  return Math.max(weights.wide, weightOfList(request));
}
