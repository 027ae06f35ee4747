import type { Relation } from '../../../ontology/index.js';
import type { ExportedRelation } from '../../../queries/export/exported.js';
import { saidOf } from '../columns.js';
import { type Node, node, ownTerms, placesOf } from './values.js';

/**
 * A relation as nodes: a direct link between its ends if its status is ACTUAL, and always a statement with status,
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
  // A plan or a rumour must not look like a fact to readers that only use direct links.
  if (value.status !== 'ACTUAL') return [statement];
  const direct = { ...node(value.from), [`pg:${relation.name.toLowerCase()}`]: node(value.to) };
  if (!relation.schemaOrg) return [direct, statement];
  const { property, of } = relation.schemaOrg;
  if (of === 'FROM') return [{ ...direct, [property]: node(value.to) }, statement];
  return [direct, { ...node(value.to), [property]: node(value.from) }, statement];
}
