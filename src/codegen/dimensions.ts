import {
  type FieldShape,
  fieldShapes,
  kindNamed,
  onceEach,
  type RelationFilter,
  relationFiltersOf,
  relationNamed,
  type Traversal,
  traversalsOf,
} from '../ontology/index.js';
import { constant } from './sdl/text.js';

/** What the entities of a kind can be grouped by when they are counted. */
export type Dimension = { readonly name: string; readonly description: string } & (
  | { readonly sort: 'CODE'; readonly field: FieldShape }
  | { readonly sort: 'DATE'; readonly field: FieldShape }
  | { readonly sort: 'END'; readonly filter: RelationFilter; readonly inTree: boolean }
  | { readonly sort: 'LINK_CODE'; readonly side: Traversal; readonly field: FieldShape }
  | { readonly sort: 'TOUCHES'; readonly others: readonly string[] }
  | { readonly sort: 'PUBLISHER' | 'IN_FORCE' }
);

/** The dimensions of a kind, in the order in which its fields and relations are declared. */
export const dimensionsOf = onceEach((kind): readonly Dimension[] => {
  const fields = fieldShapes(kindNamed(kind).schema).filter(({ list }) => !list);
  return [
    ...fields.flatMap(ofField),
    ...relationFiltersOf(kind).flatMap((filter) => [
      ofEnd(filter),
      ...traversalsOf(kind)
        .filter(({ field }) => field === filter.field)
        .flatMap(ofLink),
    ]),
    ...(kind === 'Policy' ? ofPolicies : []),
    {
      name: 'PUBLISHER',
      sort: 'PUBLISHER',
      description:
        kind === 'Source' ? 'Who published it.' : 'The publisher of the sources where it was read.',
    },
  ];
});

/** The kinds that stand in trees, so that a count may take in all that lies below. */
export const treeKinds: readonly string[] = relationNamed('PART_OF').ends.map(([from]) => from);

const ofPolicies: readonly Dimension[] = [
  {
    name: 'TOUCHES',
    sort: 'TOUCHES',
    others: [
      ...new Set(
        ['REGULATES', 'AFFECTS'].flatMap((name) => relationNamed(name).ends.map(([, to]) => to)),
      ),
    ],
    description:
      'The sectors and companies that it regulates or affects. Relations count as in filters: see relationStatus and relationCertainty.',
  },
  {
    name: 'IN_FORCE',
    sort: 'IN_FORCE',
    description: 'Whether it is in force on a day. UNKNOWN if no source says.',
  },
];

function ofField(field: FieldShape): Dimension[] {
  const { description } = field;
  const name = constant(field.name);
  if (field.type === 'date')
    return [{ name, sort: 'DATE', field, description: `${description} By period.` }];
  return field.type === 'enum' ? [{ name, sort: 'CODE', field, description }] : [];
}

function ofEnd(filter: RelationFilter): Dimension {
  return {
    name: constant(filter.field),
    sort: 'END',
    filter,
    inTree: filter.targetKinds.some((kind) => treeKinds.includes(kind)),
    description: `The entity at the other end: ${filter.sentence}.`,
  };
}

function ofLink(side: Traversal): Dimension[] {
  return fieldShapes(side.relation.schema)
    .filter(({ type, list }) => type === 'enum' && !list)
    .map((field) => ({
      name: `${constant(side.field)}_${constant(field.name)}`,
      sort: 'LINK_CODE',
      side,
      field,
      description: `Of the relation ${side.relation.sentence}: ${field.description}`,
    }));
}

/** Whether a row also counts for all that its key is part of where `subtree` is not given; see Kind.takesInParts. */
export function takesInParts(dimension: Dimension): boolean {
  return (
    dimension.sort === 'TOUCHES' || (dimension.sort === 'END' && dimension.filter.takesInParts)
  );
}
