import { fieldNameOf, type Relation } from './relation.js';
import { relations } from './relations.js';

/** A relation seen from one of its ends: what GraphQL shows as a field of that kind. */
export interface Side {
  readonly relation: Relation;
  /** OUT: the kind is the first end; IN: the second; BOTH: the relation is symmetric. */
  readonly direction: 'OUT' | 'IN' | 'BOTH';
  /** Field name, such as `issuedBy`. */
  readonly field: string;
  /** The kinds that can stand at the other end. */
  readonly others: readonly string[];
}

const known = new Map<string, readonly Side[]>();

/** The sides that a kind has, in the order of the ontology. Worked out once a kind, for every request asks. */
export function sidesOf(kindName: string): readonly Side[] {
  const sides = known.get(kindName) ?? seenFrom(kindName);
  known.set(kindName, sides);
  return sides;
}

function seenFrom(kindName: string): Side[] {
  return relations.flatMap((relation) => {
    const after = unique(relation.ends.filter(([from]) => from === kindName).map(([, to]) => to));
    const before = unique(relation.ends.filter(([, to]) => to === kindName).map(([from]) => from));
    if (relation.symmetric) {
      const others = unique([...after, ...before]);
      return others.length > 0 ? [side(relation, 'BOTH', relation.label.en, others)] : [];
    }
    return [
      ...(after.length > 0 ? [side(relation, 'OUT', relation.label.en, after)] : []),
      ...(before.length > 0 ? [side(relation, 'IN', relation.reverse.en, before)] : []),
    ];
  });
}

function side(
  relation: Relation,
  direction: Side['direction'],
  label: string,
  others: string[],
): Side {
  return { relation, direction, field: fieldNameOf(label), others };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
