import { LRUCache } from 'lru-cache';
import { kinds, relationFiltersOf } from '../ontology/index.js';
import { today } from '../query/dates.js';
import type { ResolvedNames } from '../query/names.js';
import type { ConnectionSelection } from '../query/selection.js';
import type { Parameters } from './graph.js';

/** A compiled statement. Everything in it depends only on the query. */
interface CompiledStatement {
  readonly text: string;
  readonly parameters: Parameters;
}

interface Known {
  readonly compiled: CompiledStatement;
  readonly places: readonly NameSlot[];
}

/**
 * A parameter that contains the ids of resolved names: those of the list of names number `at` of the query, or those
 * of the selection.
 */
interface NameSlot {
  readonly parameter: string;
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly at: number;
}

/** Maximum number of entries, of some ten kilobytes each. */
const known = new LRUCache<string, Known>({ max: 500 });
/** Maximum length of a cached query, in characters. Longer queries are rarely repeated. */
const MAX_KEY_LENGTH = 4_000;

/**
 * Compiles a query once for all queries that differ only in names, because rendering took an eighth of the service's
 * time for a list. The compiled statement must not depend on anything else.
 */
export function cachedStatement<Statement extends CompiledStatement>(
  selection: ConnectionSelection | undefined,
  question: readonly unknown[],
  names: ResolvedNames,
  compile: (names: ResolvedNames) => Statement,
): Statement {
  const given: (readonly string[])[] = [];
  // Without a day, whether a policy is in force depends on today.
  const about = [today(), selection && numberOf(selection), ...question];
  const key = JSON.stringify(about, (name, value) =>
    isNames(name, value) ? given.push(value) : value,
  );
  if (key.length > MAX_KEY_LENGTH) return compile(names);
  const found = known.get(key);
  if (found) return withIds(found, given, names) as Statement;

  const listed = new Map<unknown, Omit<NameSlot, 'parameter'>>();
  const compiled = compile({
    idsOf(asked, among) {
      const ids = names.idsOf(asked, among);
      listed.set(ids, { kinds: among, names: asked, at: given.indexOf(asked) });
      return ids;
    },
  });
  const places = Object.entries(compiled.parameters).flatMap(([parameter, value]) => {
    const ids = listed.get(value);
    return ids ? [{ parameter, ...ids }] : [];
  });
  // If the same list occurs at two places of the query, a parameter cannot be assigned to one of them.
  if (new Set(given).size === given.length) known.set(key, { compiled, places });
  return compiled;
}

function withIds(
  { compiled, places }: Known,
  given: readonly (readonly string[])[],
  names: ResolvedNames,
) {
  const parameters: Record<string, unknown> = { ...compiled.parameters };
  for (const place of places)
    parameters[place.parameter] = names.idsOf(given[place.at] ?? place.names, place.kinds);
  return { ...compiled, parameters };
}

/** Keys of a filter that hold a list of names. */
const nameKeys = new Set([
  'anyName',
  'sector',
  'company',
  ...kinds.flatMap(({ name }) => relationFiltersOf(name).map(({ field }) => field)),
]);

function isNames(key: string, value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && nameKeys.has(key);
}

const numbers = new WeakMap<ConnectionSelection, number>();
let numbered = 0;

/** Selections are compared by identity, because serialising one took longer than compiling it. */
function numberOf(selection: ConnectionSelection): number {
  const number = numbers.get(selection) ?? ++numbered;
  numbers.set(selection, number);
  return number;
}
