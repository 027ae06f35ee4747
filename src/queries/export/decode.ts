import { decode } from '../../load/storage-encoding.js';
import type { Row } from '../../neo4j/graph.js';
import {
  type FieldShape,
  fieldShapes,
  type Kind,
  kindOfId,
  type Relation,
} from '../../ontology/index.js';
import { columnsFor } from './columns.js';
import type { ExportedEntity, ExportedRelation, Fields } from './exported.js';

/** Decodes the rows of a kind to entities, as stated by one data set or by all together. */
export function entityDecoder(kind: Kind, dataset: string | undefined) {
  const value = valueDecoder(fieldShapes(kind.schema), dataset, 3);
  return (row: Row): ExportedEntity => ({
    kind: kind.name,
    value: value(row) as ExportedEntity['value'],
    datasets: row[1] as string[],
  });
}

/** The columns of a relation before its own fields. */
type RelationRow = readonly [
  id: string,
  datasets: readonly string[],
  statements: readonly string[] | null,
  from: string,
  fromName: string,
  fromZh: string | null,
  to: string,
  toName: string,
  toZh: string | null,
];

export function relationDecoder(relation: Relation, dataset: string | undefined) {
  const said = fieldShapes(relation.schema).filter(({ name }) => name !== 'from' && name !== 'to');
  const value = valueDecoder(said, dataset, 9);
  return (row: Row): ExportedRelation => {
    const [id, datasets, , from, fromName, fromZh, to, toName, toZh] = row as RelationRow;
    return {
      type: relation.name,
      id,
      value: { from, to, ...value(row) },
      from: endOf(from, fromName, fromZh),
      to: endOf(to, toName, toZh),
      datasets,
    };
  };
}

function endOf(id: string, name: string, nameZh: string | null) {
  return { kind: kindOfId(id)?.name ?? '', name, nameZh: nameZh ?? undefined };
}

function valueDecoder(fields: readonly FieldShape[], dataset: string | undefined, begin: number) {
  const names = columnsFor(fields).map(({ property }) => property);
  return (row: Row): Fields => {
    const statements = row[2] as string[] | null;
    if (statements && dataset !== undefined) {
      const at = (row[1] as string[]).indexOf(dataset);
      return JSON.parse(statements[at] ?? '{}') as Fields;
    }
    const properties: Record<string, unknown> = {};
    for (const [at, name] of names.entries()) properties[name] = row[begin + at];
    return decode(fields, properties);
  };
}
