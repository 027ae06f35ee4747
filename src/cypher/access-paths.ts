import { sidesOf } from '../ontology/index.js';
import type { Affecting } from '../query/reach.js';
import type { Condition } from '../query/selection.js';
import { type Anchor, affectingAnchor, tiedAnchor } from './access-path.js';
import type { Context } from './builder.js';
import { tiedIds } from './predicate.js';

/** Places to begin at, those found by a look-up first. Only what must hold counts: not what stands in or, not or none. */
export function anchorsIn(kind: string, where: Condition, context: Context): Anchor[] {
  const found = mustHold(where).flatMap((condition): Anchor[] => {
    const tied = sidesOf(kind).flatMap((side): Anchor[] => {
      const short = condition[side.field];
      const names = (short ?? endsNamed(condition, side.field)) as string[] | null | undefined;
      if (!names) return [];
      const tie = { side, ids: tiedIds(side, names, context), isOne: names.length === 1 };
      const anchor = tiedAnchor(kind, tie, context);
      return [short ? { ...anchor, condition: { of: condition, key: side.field } } : anchor];
    });
    const affecting = condition.affecting as Affecting | null | undefined;
    if (!affecting) return tied;
    const anchor = affectingAnchor(affecting, context);
    return [...tied, { ...anchor, condition: { of: condition, key: 'affecting' } }];
  });
  return found.sort((a, b) => Number(a.far) - Number(b.far));
}

/** True where the filter names the rows themselves. */
export function binds(where: Condition, key: string): boolean {
  return mustHold(where).some((condition) => condition[key] != null);
}

/** The filter itself and those that must hold beside it. */
export function mustHold(where: Condition): Condition[] {
  const within = (where.and ?? []) as Condition[];
  return [where, ...within.flatMap(mustHold)];
}

/** The names of the other ends in `some: { issuedBy: { node: { anyName: [...] } } }`. */
function endsNamed(condition: Condition, field: string): unknown {
  const some = (condition.some ?? {}) as Condition;
  return ((some[field] as Condition | null | undefined)?.node as Condition | undefined)?.anyName;
}
