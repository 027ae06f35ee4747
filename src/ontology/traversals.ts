import { fieldNameOf, type Relation } from './relation.js';
import { storedRelations } from './relations.js';

/** A relation seen from one of its ends: what GraphQL shows as a field of that kind. */
export interface Traversal {
  readonly relation: Relation;
  /** OUT: the kind is the subject; IN: the object; BOTH: the relation is symmetric. */
  readonly direction: 'OUT' | 'IN' | 'BOTH';
  /** Field name, such as `issuedBy`. */
  readonly field: string;
  /** The kinds that can be at the other end. */
  readonly targetKinds: readonly string[];
}

const known = new Map<string, readonly Traversal[]>();

/** The traversals of a kind, in the order of the ontology. Memoised, because every request needs them. */
export function traversalsOf(kindName: string): readonly Traversal[] {
  const sides = known.get(kindName) ?? seenFrom(kindName);
  known.set(kindName, sides);
  return sides;
}

/** Those of them that data sets state, without what the loader derives. */
export function statedTraversalsOf(kindName: string): readonly Traversal[] {
  return traversalsOf(kindName).filter(({ relation }) => !relation.derived);
}

/** Those of which a data set that states one states all that its source names, seen from the end where they are. */
export function exhaustiveTraversalsOf(kindName: string): readonly Traversal[] {
  return traversalsOf(kindName).filter(
    ({ relation, direction }) => relation.exhaustiveAt === 'TO' && direction === 'IN',
  );
}

function seenFrom(kindName: string): Traversal[] {
  return storedRelations.flatMap((relation) => {
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
  direction: Traversal['direction'],
  label: string,
  others: string[],
): Traversal {
  return { relation, direction, field: fieldNameOf(label), targetKinds: others };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
