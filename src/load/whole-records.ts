import type { StatedValue } from '../dataset/statements/merge.js';
import type { RowStream } from '../neo4j/graph.js';
import {
  type NameOrder,
  propertiesOf,
  type RecordType,
  type Stated,
  statementsOf,
} from './statement.js';
import { decode, derivedProperties, encode, type Properties } from './storage-encoding.js';

/** An entity or a relation in the graph with all that is stated about it. */
export interface WholeRecord {
  readonly id: string;
  /** The ids of the ends of a relation. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What each data set states, those first whose values are shown. */
  readonly statements: ReadonlyMap<string, StatedValue>;
  /** The values of a record that somebody wrote without a data set, which then has no statements. */
  readonly unattributed?: StatedValue | undefined;
}

/** A record as it was read, with the hash that its loader gave it. */
export type StoredRecord = WholeRecord & { readonly hash: unknown };

/** By data set, how many records of each type it states. */
export type StatedCounts = Map<string, Map<string, number>>;

/** Counts a record for each data set that states it. */
export function countStated(
  counts: StatedCounts,
  { name }: RecordType,
  { statements }: WholeRecord,
): void {
  for (const dataSet of statements.keys()) {
    const some = counts.get(dataSet) ?? new Map<string, number>();
    some.set(name, (some.get(name) ?? 0) + 1);
    counts.set(dataSet, some);
  }
}

/** The number of columns before those of the fields. */
const OWN_COLUMNS = 6;

/**
 * All records of a type, sorted by id. Reads graphs of every storage version: what is stated is stored alike in all of
 * them, apart from the keys of dates, which `decode` reads in both forms.
 */
export async function* wholeRecords(
  reading: RowStream,
  sort: RecordType,
): AsyncGenerator<StoredRecord> {
  const columns = sort.fields.flatMap((field) =>
    field.fields ? field.fields.map(({ name }) => `${field.name}_${name}`) : [field.name],
  );
  for await (const row of reading.rows(statementFor(sort, columns))) {
    const [id, hash, datasets, statements, from, to] = row;
    const properties: Record<string, unknown> = {};
    for (const [at, name] of columns.entries()) properties[name] = row[OWN_COLUMNS + at];
    const stated = statementsOf(sort, { datasets, statements } as Stated, properties);
    yield {
      id: id as string,
      hash,
      ...(sort.isKind ? {} : { from: from as string, to: to as string }),
      statements: stated,
      ...(stated.size === 0 ? { unattributed: decode(sort.fields, properties) } : {}),
    };
  }
}

/** The properties with which the current storage version stores a record. */
export function storedProperties(
  sort: RecordType,
  { id, statements, unattributed }: WholeRecord,
  order: NameOrder,
): Properties {
  if (!unattributed) return propertiesOf(sort, id, statements, order);
  const value = { ...unattributed, id };
  return { ...encode(sort.fields, value), ...(sort.isKind ? derivedProperties(value) : {}), id };
}

// The index of ids gives the rows in order, so that Neo4j need not sort, and keep, all of them.
function statementFor({ name, isKind }: RecordType, columns: readonly string[]): string {
  const one = isKind ? 'n' : 'r';
  const match = isKind ? `(n:${name})` : `(a)-[r:${name}]->(b)`;
  const own = ['id', 'hash', 'datasets', 'statements'].map((property) => `${one}.${property}`);
  const ends = isKind ? ['null', 'null'] : ['a.id', 'b.id'];
  const values = [...own, ...ends, ...columns.map((property) => `${one}.${property}`)];
  return `MATCH ${match} USING INDEX ${one}:${name}(id) WHERE ${one}.id IS NOT NULL
    RETURN ${values.map((value, at) => `${value} AS c${at}`).join(', ')} ORDER BY ${one}.id`;
}
