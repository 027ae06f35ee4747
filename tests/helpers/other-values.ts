import { generatedDates } from './generated.js';
import type { Facts } from './oracle/facts.js';
import type { Random } from './random.js';

/**
 * The same request about other things: its ids, names, dates and numbers are changed for others of their sort. Neo4j
 * plans the statement once for all of them, so that a thousand requests cost a quarter of a thousand plans.
 */
export function otherValues<Request>(request: Request, facts: Facts, random: Random): Request {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(changed);
    if (value instanceof Object) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, kept.has(key) ? inner : changed(inner)]),
      );
    }
    return typeof value === 'string' ? otherText(value, facts, random) : value;
  };
  return changed(request) as Request;
}

/** What says which statement it is, not what it is asked about. */
const kept = new Set(['kind', 'orderBy', 'page', 'undated', 'below']);

function otherText(text: string, facts: Facts, random: Random): string {
  const kind = facts.kindOf.get(facts.entities.has(text) ? text : (facts.named(text) ?? ''));
  if (kind) return random.oneOf(facts.ids(kind));
  // A day stays a whole day; a bound may be cut where it likes.
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return random.oneOf(generatedDates.filter(({ length }) => length === text.length));
  return generatedDates.includes(text) ? random.oneOf(generatedDates) : text;
}
