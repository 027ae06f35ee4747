import { traversalsOf } from '../ontology/index.js';
import type { Affecting } from '../query/reach.js';
import type { Filter } from '../query/selection.js';
import { type AccessPath, reachSeek, relationSeek } from './access-path.js';
import type { StatementBuilder } from './builder.js';
import { boundIds } from './predicate.js';

/** Places to begin at, those found by a look-up first. Only what must hold counts: not what stands in or, not or none. */
export function accessPathsOf(
  kind: string,
  where: Filter,
  context: StatementBuilder,
): AccessPath[] {
  const found = conjuncts(where).flatMap((condition): AccessPath[] => {
    const tied = traversalsOf(kind).flatMap((side): AccessPath[] => {
      const short = condition[side.field];
      const names = (short ?? endsNamed(condition, side.field)) as string[] | null | undefined;
      if (!names) return [];
      const tie = { side, ids: boundIds(side, names, context), isOne: names.length === 1 };
      const anchor = relationSeek(kind, tie, context);
      return [short ? { ...anchor, implies: { of: condition, key: side.field } } : anchor];
    });
    const affecting = condition.affecting as Affecting | null | undefined;
    if (!affecting) return tied;
    const anchor = reachSeek(affecting, context);
    return [...tied, { ...anchor, implies: { of: condition, key: 'affecting' } }];
  });
  return found.sort((a, b) => Number(a.needsTraversal) - Number(b.needsTraversal));
}

/** True where the filter names the rows themselves. */
export function isIdLookup(where: Filter, key: string): boolean {
  return conjuncts(where).some((condition) => condition[key] != null);
}

/** The filter itself and those that must hold beside it. */
export function conjuncts(where: Filter): Filter[] {
  const within = (where.and ?? []) as Filter[];
  return [where, ...within.flatMap(conjuncts)];
}

/** The names of the other ends in `some: { issuedBy: { node: { anyName: [...] } } }`. */
function endsNamed(condition: Filter, field: string): unknown {
  const some = (condition.some ?? {}) as Filter;
  return ((some[field] as Filter | null | undefined)?.node as Filter | undefined)?.anyName;
}
