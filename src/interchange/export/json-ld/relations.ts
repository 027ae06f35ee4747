import type { Relation } from '../../../ontology/index.js';
import type { ExportedRelation } from '../../../queries/export/exported.js';
import { saidOf } from '../columns.js';
import { type Node, node, ownTerms, placesOf } from './values.js';

/** Relations that schema.org has a word for, from the second end to the first (REVERSE) or the other way. */
const words: Readonly<Record<string, readonly [property: string, way?: 'REVERSE']>> = {
  ISSUED: ['legislationPassedBy', 'REVERSE'],
  AMENDS: ['legislationAmends'],
  REPLACES: ['legislationRepeals'],
  IMPLEMENTS: ['legislationEnsuresImplementationOf'],
  APPLIES_IN: ['spatialCoverage'],
  REGULATES: ['about'],
  SETS: ['hasPart'],
  LOCATED_IN: ['location'],
  BASED_IN: ['location'],
  CITES: ['citation'],
};

/**
 * A relation as two nodes: the tie itself between its ends, where it is the case, and a statement of it with status,
 * dates and sources.
 */
export function relationNodes(
  relation: Relation,
  { id, value, datasets }: ExportedRelation,
): Node[] {
  const statement = {
    ...node(id),
    '@type': `pg:${relation.name}`,
    identifier: id,
    'pg:from': node(value.from),
    'pg:to': node(value.to),
    isBasedOn: placesOf(value.sources),
    ...ownTerms(saidOf(relation), value),
    'pg:datasets': datasets.map((name) => node(`dataset:${name}`)),
  };
  // A plan or a rumour must not look like a fact to whoever reads the direct ties alone.
  if (value.status !== 'ACTUAL') return [statement];
  const [property, way] = words[relation.name] ?? [];
  const [from, to] = way ? [value.to, value.from] : [value.from, value.to];
  return [
    {
      ...node(value.from),
      [`pg:${relation.name.toLowerCase()}`]: node(value.to),
      ...(property && !way ? { [property]: node(value.to) } : {}),
    },
    ...(property && way ? [{ ...node(from), [property]: node(to) }] : []),
    statement,
  ];
}
