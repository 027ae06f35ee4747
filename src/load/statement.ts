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
  statedHash,
  type Value,
} from './storage-encoding.js';

/** What a node or relation in the graph says of the data sets that state it. */
export interface Stated {
  readonly datasets: readonly string[] | null;
  /** One JSON text a data set, in the same order; kept only where several state the same thing. */
  readonly statements: readonly string[] | null;
}

/** A sort of thing that is loaded: a kind or a relation. */
export interface RecordType {
  readonly name: string;
  readonly isKind: boolean;
  /** Whether its things are relations that repeat their second id. */
  readonly hasSecondId: boolean;
  readonly fields: readonly FieldShape[];
}

// Reading the fields out of a schema takes longer than making a row of them.
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

/** Every statement of a thing, by data set. */
export function statementsOf(
  sort: RecordType,
  stated: Stated,
  properties: Value,
): Map<string, Value> {
  const { statements } = stated;
  // What somebody has written by hand has no data set behind it.
  const datasets = stated.datasets ?? [];
  if (statements)
    return new Map(datasets.map((name, at) => [name, JSON.parse(statements[at] ?? '{}') as Value]));
  return new Map(datasets.map((name) => [name, decode(sort.fields, properties)]));
}

/**
 * The properties of a thing from all that state it: of a single value, the first data set's by name counts; lists are
 * united. So the result does not depend on the order of loading, and what one data set said is not lost.
 */
export function propertiesOf(
  sort: RecordType,
  id: string,
  statements: ReadonlyMap<string, Value>,
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

function merge(fields: readonly FieldShape[], values: readonly Value[]): Value {
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
