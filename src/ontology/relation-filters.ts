import { kindNamed } from './kinds.js';
import { onceEach } from './once-each.js';
import type { Relation } from './relation.js';
import { relationNamed } from './relations.js';
import { type Traversal, traversalsOf } from './traversals.js';

/**
 * A filter that names what is at the other end of a relation, such as `issuedBy`. It takes relations that count by
 * default; see ./counted.
 */
export interface RelationFilter {
  /** Key in filters; a dimension of counts has the same name in capitals. */
  readonly field: string;
  /** One relation, or several of which any is enough. */
  readonly relations: readonly Relation[];
  readonly direction: Traversal['direction'];
  /** The kinds that can be at the other end. */
  readonly targetKinds: readonly string[];
  readonly sentence: string;
  /** True if a name at the other end stands for its parts, too. */
  readonly takesInParts: boolean;
}

const partOf = relationNamed('PART_OF');

/** Relations that one filter and one dimension name together, beside those of each. */
const together = [
  {
    relations: ['ISSUED', 'PUT_FORWARD'],
    sentence: 'AGENCY issued or put forward POLICY',
    OUT: 'issuedOrPutForward',
    IN: 'issuedOrPutForwardBy',
  },
] as const;

/** The relation filters of a kind, in the order of its traversals; those of several relations come last. */
export const relationFiltersOf = onceEach((kind): readonly RelationFilter[] => {
  const sides = traversalsOf(kind);
  return [
    ...sides.map(
      ({ field, relation, direction, targetKinds }): RelationFilter => ({
        field,
        relations: [relation],
        direction,
        targetKinds,
        sentence: relation.sentence,
        // Read as stated: a sector is no part of itself.
        takesInParts: relation !== partOf && !relation.derived && areTakenWithParts(targetKinds),
      }),
    ),
    ...together.flatMap(({ relations: names, sentence, ...fields }) =>
      (['OUT', 'IN'] as const).flatMap((direction): RelationFilter[] => {
        const [side] = sides.filter(
          (one) => one.relation.name === names[0] && one.direction === direction,
        );
        if (!side) return [];
        return [
          {
            field: fields[direction],
            relations: names.map(relationNamed),
            direction,
            targetKinds: side.targetKinds,
            sentence,
            takesInParts: areTakenWithParts(side.targetKinds),
          },
        ];
      }),
    ),
  ];
});

/** True if some of the kinds take in their parts, and all those do that have any. */
function areTakenWithParts(targetKinds: readonly string[]): boolean {
  const inTrees = targetKinds.filter((kind) => partOf.ends.some(([from]) => from === kind));
  return inTrees.length > 0 && inTrees.every((kind) => kindNamed(kind).takesInParts);
}
