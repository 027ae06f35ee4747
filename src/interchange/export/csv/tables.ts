import { type DatasetMeta, datasetMeta } from '../../../dataset/meta.js';
import { type FieldShape, fieldShapes, type Kind, type Relation } from '../../../ontology/index.js';
import type { ExportedEntity, ExportedRelation, Fields } from '../../../queries/export/exported.js';
import { columnsOf, saidOf } from '../columns.js';
import type { Table } from './table.js';

/** One row per entity, with every field that is a single value or a list of plain values. */
export function entityTable(kind: Kind): Table<ExportedEntity> {
  const columns = columnsOf(fieldShapes(kind.schema).filter(({ fields }) => !fields));
  return {
    path: `entities/${kind.plural}.csv`,
    header: [...columns.map(({ name }) => name), 'datasets'],
    rows: ({ value, datasets }) => [[...columns.map((column) => column.of(value)), datasets]],
  };
}

/** One row per object in a field that lists objects, such as one per further name. */
export function listTable(kind: Kind, field: FieldShape): Table<ExportedEntity> {
  const names = (field.fields ?? []).map(({ name }) => name);
  return {
    path: `entities/${kind.plural}.${field.name}.csv`,
    header: ['id', 'position', ...names],
    rows: ({ value }) =>
      ((value[field.name] ?? []) as Fields[]).map((one, at) => [
        value.id,
        at + 1,
        ...names.map((name) => one[name]),
      ]),
  };
}

/** One row per relation: its ends with their names, then its own fields. */
export function relationTable(relation: Relation): Table<ExportedRelation> {
  const columns = columnsOf(saidOf(relation));
  const ends = ['from', 'fromName', 'fromNameZh', 'to', 'toName', 'toNameZh'];
  return {
    path: `relations/${relation.name}.csv`,
    header: ['id', ...ends, ...columns.map(({ name }) => name), 'datasets'],
    rows: ({ id, value, from, to, datasets }) => [
      [
        ...[id, value.from, from.name, from.nameZh, value.to, to.name, to.nameZh],
        ...columns.map((column) => column.of(value)),
        datasets,
      ],
    ],
  };
}

const ofDataSet = Object.keys(datasetMeta.shape) as (keyof DatasetMeta)[];

export const dataSetTable: Table<DatasetMeta> = {
  path: 'datasets.csv',
  header: ofDataSet,
  rows: (one) => [ofDataSet.map((name) => one[name])],
};
