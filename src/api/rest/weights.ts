import type { FastifyRequest } from 'fastify';
import { limits } from '../../queries/neighbourhood/request.js';
import { type Asked, firstOf } from './paging.js';
import { formatOf } from './representation/formats.js';

/**
 * What requests weigh in comparison with a small question, such as an entity or a page of a list, which is 1: about as
 * many of them fit side by side as give each its answer in time. From 4 they are large and wait in a lane of their own.
 */
export const weights = {
  /** An answer from memory. */
  nothing: 0,
  small: 1,
  /** A search that grows with what lies around. */
  wide: 4,
  /** A file of some thousand rows. */
  file: 8,
} as const;

/** Rows of a page, and names of a batch, that weigh as much as a small question. */
const ENTITIES_PER_UNIT = 100;
const NAMES_PER_UNIT = 50;
/** Entities of a neighbourhood per unit: each comes with the relations around it. */
const SURROUNDED_PER_UNIT = 50;
/** Characters of a batch in a form, before it is read: some fifty names. */
const CHARACTERS_PER_UNIT = 5_000;
/** Walks of this many hops and more. */
const MANY_HOPS = 5;

/** A list: a page by its rows; a file has all pages in it. */
export function weightOfList(request: FastifyRequest): number {
  const first = firstOf(request.query as Asked);
  if (first === undefined && formatOf(request) !== 'json') return weights.file;
  return weights.small + Math.floor((first ?? 0) / ENTITIES_PER_UNIT);
}

/** A neighbourhood by how many entities it may show. */
export function weightOfPicture({ query }: FastifyRequest): number {
  const { limit = limits.default } = query as { limit?: number };
  return Math.ceil(limit / SURROUNDED_PER_UNIT);
}

export function weightOfPaths({ query }: FastifyRequest): number {
  const { maxHops = 0 } = query as { maxHops?: number };
  return maxHops >= MANY_HOPS ? weights.wide : weights.small;
}

/** A batch of names to be matched. */
export function weightOfBatch({ body }: FastifyRequest): number {
  const { queries } = body as { queries: object };
  return weights.small + Math.floor(Object.keys(queries).length / NAMES_PER_UNIT);
}

/** A batch as clients of the reconciliation API send it: JSON within a form or an address, which is not yet read. */
export function weightOfForm({ body, query }: FastifyRequest): number {
  const { queries, extend } = Object(body ?? query) as { queries?: unknown; extend?: unknown };
  const sent = queries ?? extend;
  if (sent === undefined) return weights.nothing;
  return weights.small + Math.floor(String(sent).length / CHARACTERS_PER_UNIT);
}
