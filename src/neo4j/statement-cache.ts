import { LRUCache } from 'lru-cache';
import { kinds, traversalsOf } from '../ontology/index.js';
import { today } from '../query/dates.js';
import type { ResolvedNames } from '../query/names.js';
import type { ConnectionSelection } from '../query/selection.js';
import type { Parameters } from './graph.js';

/** A statement that was compiled; whatever else it holds follows from its question alone. */
interface Compiled {
  readonly text: string;
  readonly parameters: Parameters;
}

interface Known {
  readonly compiled: Compiled;
  readonly places: readonly NameSlot[];
}

/** A parameter that holds ids behind names: of the question's lists of names the one at `at`, or names of the selection. */
interface NameSlot {
  readonly parameter: string;
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly at: number;
}

/** Some ten kilobytes each. */
const known = new LRUCache<string, Known>({ max: 500 });
/** Characters of a question that is worth keeping. Whoever sends longer ones sends each but once. */
const MAX_KEY_LENGTH = 4_000;

/**
 * What `compile` makes of a question, compiled once for all that differ from it in names alone: to write the text anew
 * took an eighth of the service's time for a list. Nothing but the question and the names may tell in it.
 */
export function cachedStatement<Statement extends Compiled>(
  selection: ConnectionSelection | undefined,
  question: readonly unknown[],
  names: ResolvedNames,
  compile: (names: ResolvedNames) => Statement,
): Statement {
  const given: (readonly string[])[] = [];
  // What is in force is asked of today unless a day is given.
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
  // One list at two places of a question: which of them a parameter belongs to cannot be told.
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

/** Keys of a filter under which a list of names stands. */
const nameKeys = new Set([
  'anyName',
  'sector',
  'company',
  ...kinds.flatMap(({ name }) => traversalsOf(name).map(({ field }) => field)),
]);

function isNames(key: string, value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && nameKeys.has(key);
}

const numbers = new WeakMap<ConnectionSelection, number>();
let numbered = 0;

/** Selections are told apart by who they are: to write one out took longer than to compile it. */
function numberOf(selection: ConnectionSelection): number {
  const number = numbers.get(selection) ?? ++numbered;
  numbers.set(selection, number);
  return number;
}
