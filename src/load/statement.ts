import {
  type FieldShape,
  fieldShapes,
  keepsSecondId,
  kindNamed,
  onceEach,
  relationNamed,
  secondIdIn,
  secondIdKey,
} from '../ontology/index.js';
import {
  decode,
  encode,
  nameProperties,
  type Properties,
  type StatedValue,
  statedHash,
} from './storage-encoding.js';

/** The provenance properties of a node or relation in the graph. */
export interface Stated {
  readonly datasets: readonly string[] | null;
  /** One JSON text per data set, in the same order. Stored only if several data sets state the same record. */
  readonly statements: readonly string[] | null;
}

/** A record type: a kind or a relation. */
export interface RecordType {
  readonly name: string;
  readonly isKind: boolean;
  /** Whether it is a relation type that stores the second id. */
  readonly hasSecondId: boolean;
  readonly fields: readonly FieldShape[];
}

// Cached, because reading the fields of a schema takes longer than building a row.
export const recordTypeOfKind = onceEach(
  (name): RecordType => ({
    name,
    isKind: true,
    hasSecondId: false,
    fields: fieldShapes(kindNamed(name).schema),
  }),
);

export const recordTypeOfRelation = onceEach(
  (name): RecordType => ({
    name,
    isKind: false,
    hasSecondId: keepsSecondId(relationNamed(name)),
    fields: fieldShapes(relationNamed(name).schema).filter(
      (field) => field.name !== 'from' && field.name !== 'to',
    ),
  }),
);

/** All statements about a record, by data set. */
export function statementsOf(
  sort: RecordType,
  stated: Stated,
  properties: StatedValue,
): Map<string, StatedValue> {
  const { statements } = stated;
  // A record that was written by hand has no data set.
  const datasets = stated.datasets ?? [];
  if (statements)
    return new Map(
      datasets.map((name, at) => [name, JSON.parse(statements[at] ?? '{}') as StatedValue]),
    );
  return new Map(datasets.map((name) => [name, decode(sort.fields, properties)]));
}

/**
 * Merges the properties of a record from all data sets that state it. For a single value, the first data set by name
 * counts; lists are united. So the result does not depend on the loading order, and no statement is lost.
 */
export function propertiesOf(
  sort: RecordType,
  id: string,
  statements: ReadonlyMap<string, StatedValue>,
): Properties {
  const names = [...statements.keys()].sort();
  const merged = merge(
    sort.fields,
    names.map((name) => statements.get(name) ?? {}),
  );
  return {
    id,
    ...encode(sort.fields, merged),
    ...(sort.isKind ? nameProperties({ ...merged, id }) : {}),
    ...(sort.hasSecondId ? { [secondIdKey]: secondIdIn(id) } : {}),
    datasets: names,
    hash: statedHash(names.map((name) => [name, statements.get(name)])),
    ...(names.length > 1
      ? { statements: names.map((name) => JSON.stringify(statements.get(name))) }
      : {}),
  };
}

function merge(fields: readonly FieldShape[], values: readonly StatedValue[]): StatedValue {
  const [only, ...more] = values;
  if (only && more.length === 0) return only;
  const merged: Properties = {};
  for (const { name, list } of fields) {
    const given = values.map((value) => value[name]).filter((value) => value !== undefined);
    if (given.length === 0) continue;
    merged[name] = list ? united(given as unknown[][]) : given[0];
  }
  return merged;
}

function united(lists: readonly unknown[][]): unknown[] {
  return [...new Map(lists.flat().map((one) => [JSON.stringify(one), one])).values()];
}
