import type { Relation } from '../../../ontology/index.js';
import type { ExportedRelation } from '../../../queries/export/exported.js';
import { saidOf } from '../columns.js';
import { type Node, node, ownTerms, placesOf } from './values.js';

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
  const direct = { ...node(value.from), [`pg:${relation.name.toLowerCase()}`]: node(value.to) };
  if (!relation.schemaOrg) return [direct, statement];
  const { property, of } = relation.schemaOrg;
  if (of === 'FROM') return [{ ...direct, [property]: node(value.to) }, statement];
  return [direct, { ...node(value.to), [property]: node(value.from) }, statement];
}
