import { mergeStatements, type StatedValue } from '../dataset/statements/merge.js';
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
import { propertyDiff } from './property-diff.js';
import {
  decode,
  derivedProperties,
  encode,
  nameProperties,
  type Properties,
  statedHash,
  textProperties,
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

/** The order of data sets by name: negative if the values of the first are shown rather than those of the second. */
export type NameOrder = (a: string, b: string) => number;

/**
 * The properties of a record, merged from all data sets that state it; see mergeStatements. The data sets are stored
 * in order of precedence, so the result does not depend on the loading order, and no statement is lost. Without
 * `order`, the statements are in that order already.
 */
export function propertiesOf(
  sort: RecordType,
  id: string,
  statements: ReadonlyMap<string, StatedValue>,
  order?: NameOrder,
): Properties {
  const { value, properties } = storedOf(sort, id, statements, order);
  return { ...properties, ...(sort.isKind ? derivedProperties({ ...value, id }) : {}) };
}

/** The properties from which those of nameProperties follow. */
const ofNames: readonly string[] = ['name', 'nameZh', 'names_text', 'names_language', 'names_kind'];
/** The properties from which those of textProperties follow. */
const ofTexts: readonly string[] = ['name', 'nameZh', 'names_text', 'summary', 'text'];

/**
 * The properties to write so that a record gets its new values, of one whose properties are known except those that
 * follow from names and texts; see propertyDiff. Keys of names are most of the work of an entity, and change only if a
 * name does.
 */
export function changedProperties(
  sort: RecordType,
  { id, present, hash }: { id: string; present: StatedValue; hash: string },
  statements: ReadonlyMap<string, StatedValue>,
  order: NameOrder,
): Properties {
  const { value, properties } = storedOf(sort, id, statements, order, hash);
  const changes = propertyDiff(present, properties);
  const isAnyChanged = (some: readonly string[]) =>
    sort.isKind && some.some((name) => name in changes);
  return {
    ...changes,
    ...(isAnyChanged(ofNames) ? nameProperties({ ...value, id }) : {}),
    ...(isAnyChanged(ofTexts) ? textProperties(value) : {}),
  };
}

/** What is stored of a record besides what follows from its names. */
function storedOf(
  sort: RecordType,
  id: string,
  statements: ReadonlyMap<string, StatedValue>,
  order?: NameOrder,
  hash?: string,
): { value: StatedValue; properties: Properties } {
  const names = [...statements.keys()];
  if (order) names.sort(order);
  const inOrder = names.map((name) => [name, statements.get(name) ?? {}] as const);
  const { value, differing, otherSources } = mergeStatements(sort.fields, inOrder, sort.isKind);
  const properties = {
    id,
    ...encode(sort.fields, value),
    ...(sort.hasSecondId ? { [secondIdKey]: secondIdIn(id) } : {}),
    datasets: names,
    // Independent of precedence, which may change without a new load.
    hash: hash ?? statedHash([...inOrder].sort(([a], [b]) => byName(a, b))),
    ...(names.length > 1 ? { statements: inOrder.map(([, one]) => JSON.stringify(one)) } : {}),
    ...(differing.length > 0 ? { differing } : {}),
    ...(otherSources.length > 0 ? { otherSources } : {}),
  };
  return { value, properties };
}

function byName(a: string, b: string): number {
  return a < b ? -1 : 1;
}
