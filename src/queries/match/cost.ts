import { ArgumentError } from '../../errors.js';
import { comparedLength, nameKey } from '../../text/normalise/fold.js';
import type { MatchQuery } from './request.js';

/** Maximum length of a name, in characters, both as sent and as folded. */
export const MAX_NAME_LENGTH = 400;
/** Maximum length of a property value, in characters; a summary may be one. */
export const MAX_VALUE_LENGTH = 1_000;

/**
 * Maximum cost of one batch. It is the cost of 500 names of 60 characters in two parts, such as a name with its
 * abbreviation in brackets, with two properties each, which takes some seconds of this process and of Neo4j.
 */
export const MAX_COST = 190_000;
/**
 * A character costs 1. A part of a name, a property or a value has a fixed cost in addition, because it is compared
 * as a whole however short it is.
 */
const PIECE_COST = 40;
/** A query without a name needs its own statement, which looks up each property among all kinds. */
const NAMELESS_COST = 1_000;

/**
 * The cost of a batch by the sizes of its names and values, before any of them is parsed. Throws LIMIT_EXCEEDED for a
 * value that is too long, with its place.
 */
export function costOfSizes(
  queries: readonly MatchQuery[],
  nameOf: (at: number) => string,
): number {
  let cost = 0;
  for (const [at, { text = '', properties = [] }] of queries.entries()) {
    cost += checkedLength(text, MAX_NAME_LENGTH, nameOf(at), 'a name has');
    if (nameKey(text) === '') cost += NAMELESS_COST * properties.length;
    for (const condition of properties) {
      cost += PIECE_COST;
      const place = `${nameOf(at)}.properties.${condition.property}`;
      for (const value of condition.values) {
        const text = typeof value === 'object' ? value.id : String(value);
        cost += PIECE_COST + checkedLength(text, MAX_VALUE_LENGTH, place, 'a value has');
      }
    }
  }
  return cost;
}

/** What the parts of a name add to the cost of a query. */
export function costOfParts(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + PIECE_COST + part.length, 0);
}

/** Rejects a batch that costs too much. Throws BATCH_TOO_LARGE. */
export function checkCost(cost: number, most: number): void {
  if (cost <= most) return;
  throw new ArgumentError(
    'BATCH_TOO_LARGE',
    'queries',
    `together they cost at least ${cost}, and one request may cost ${most}: 1 for each character of names and values, ${PIECE_COST} for each property, each value and each part of a name, ${NAMELESS_COST} for each property of a query without a name. Send them in several requests, or shorten the longest.`,
    { cost, limit: most },
  );
}

function checkedLength(text: string, most: number, place: string, what: string): number {
  const length = comparedLength(text, most);
  if (length <= most) return length;
  const asCompared =
    length === text.length ? '' : ' after expanding characters that stand for whole words';
  throw new ArgumentError(
    'LIMIT_EXCEEDED',
    place,
    `${length} characters${asCompared} are more than ${what}; at most ${most} are allowed. Shorten it.`,
    { limit: most },
  );
}
