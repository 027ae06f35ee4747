import { comparedColumns } from '../codegen/load-columns.js';
import type { StatedValue } from '../dataset/statements/merge.js';
import { inBatches, type Run } from './run.js';
import { type RecordType, type Stated, statementsOf } from './statement.js';
import { statedHash } from './storage-encoding.js';

/** A record: an entity or a relation that a data set states. */
export interface LoadRecord {
  readonly id: string;
  readonly value: StatedValue;
  readonly from?: string;
  readonly to?: string;
}

/** What other data sets state about a record, by data set. Empty if only this one states it. */
export type Others = ReadonlyMap<string, StatedValue>;

/** A record that this data set has not stated before. */
export interface CreatedRecord extends LoadRecord {
  /** What others state of it: null if the graph lacks it, undefined if the graph was not asked. */
  readonly others?: Others | null;
}

/** The work of a load for one kind or relation. */
export interface Changes {
  readonly sort: RecordType;
  readonly created: readonly CreatedRecord[];
  readonly changed: readonly {
    readonly item: LoadRecord;
    readonly others: Others;
    /** Its properties in the graph except those that follow from names, and its new hash, if they were read. */
    readonly compared?: { readonly present: StatedValue; readonly hash: string };
  }[];
  readonly unchanged: number;
  /** Records that the data set stated before and no longer states. */
  readonly dropped: readonly { readonly id: string; readonly others: Others }[];
}

/** Compares everything that a data set states with what the graph contains of it. Read-only. */
export async function changesOf(
  run: Run,
  dataSet: string,
  sort: RecordType,
  items: readonly LoadRecord[],
): Promise<Changes> {
  const rows = await run(`stated ${sort.name}`, { dataSet });
  const present = new Map(rows.map(([id, hash, ...stated]) => [id as string, [hash, ...stated]]));
  const created: LoadRecord[] = [];
  const changed: Changes['changed'][number][] = [];
  for (const item of items) {
    const [hash, datasets, statements] = present.get(item.id) ?? [];
    if (hash === undefined) created.push(item);
    else {
      const others = othersOf(sort, dataSet, { datasets, statements } as Partial<Stated>);
      if (hash !== statedHash(all(others, dataSet, item.value))) changed.push({ item, others });
    }
    present.delete(item.id);
  }
  return {
    sort,
    created,
    changed,
    unchanged: items.length - created.length - changed.length,
    dropped: [...present].map(([id, [, datasets, statements]]) => ({
      id,
      others: othersOf(sort, dataSet, { datasets, statements } as Partial<Stated>),
    })),
  };
}

/**
 * Compares the records of a change set with the same records in the graph. Read-only. Removing a record that the data
 * set does not state is ignored: removing it twice changes nothing.
 */
export async function changesIn(
  run: Run,
  dataSet: string,
  sort: RecordType,
  items: readonly LoadRecord[],
  removed: readonly string[],
): Promise<Changes> {
  const created: CreatedRecord[] = [];
  const changed: Changes['changed'][number][] = [];
  const dropped: Changes['dropped'][number][] = [];
  for (const batch of inBatches(items)) {
    const ids = batch.map(({ id }) => id);
    const found = await presentOf(run, dataSet, sort, ids);
    for (const item of batch) {
      const { isStated, others, hash: before, properties: present } = found.get(item.id) ?? {};
      if (!isStated || !present) created.push({ ...item, others: others ?? null });
      else {
        const hash = statedHash(all(others ?? new Map(), dataSet, item.value));
        if (hash !== before)
          changed.push({ item, others: others ?? new Map(), compared: { present, hash } });
      }
    }
  }
  for (const batch of inBatches(removed))
    for (const [id, { isStated, others }] of await presentOf(run, dataSet, sort, batch))
      if (isStated) dropped.push({ id, others });
  const unchanged = items.length - created.length - changed.length;
  return { sort, created, changed, unchanged, dropped };
}

/** All statements about a record, in the order of the names of the data sets. */
export function all(others: Others, dataSet: string, value: StatedValue): [string, StatedValue][] {
  return [...others, [dataSet, value] as [string, StatedValue]].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
}

function othersOf(
  sort: RecordType,
  dataSet: string,
  { datasets, statements }: Partial<Stated>,
): Others {
  const found = statementsOf(
    sort,
    { datasets: datasets ?? [], statements: statements ?? null },
    {},
  );
  found.delete(dataSet);
  return found;
}

/** A record in the graph. */
interface Present {
  readonly hash: unknown;
  /** Whether the data set that is loaded states it. */
  readonly isStated: boolean;
  readonly others: Others;
  /** Its properties except those that follow from names. */
  readonly properties: StatedValue;
}

/** The records with these ids in the graph, whichever data set states them. */
export async function presentOf(
  run: Run,
  dataSet: string,
  sort: RecordType,
  ids: readonly string[],
): Promise<Map<string, Present>> {
  const rows = await run(`present ${sort.name}`, { ids });
  return new Map(
    rows.map(([id, hash, datasets, statements, values]) => {
      const stated = { datasets, statements } as Stated;
      const properties = presentProperties(sort, stated, hash, values as readonly unknown[]);
      const isAlone = stated.datasets?.length === 1 && stated.datasets[0] === dataSet;
      const others = isAlone ? new Map() : statementsOf(sort, stated, properties);
      const isStated = isAlone || others.delete(dataSet);
      return [id as string, { hash, isStated, others, properties }];
    }),
  );
}

/** The properties that a record has, from the columns of its row. */
function presentProperties(
  { name }: RecordType,
  { datasets, statements }: Stated,
  hash: unknown,
  values: readonly unknown[],
): StatedValue {
  const properties: Record<string, unknown> = {};
  comparedColumns(name).forEach((column, at) => {
    if (values[at] != null) properties[column] = values[at];
  });
  for (const [key, value] of Object.entries({ datasets, statements, hash }))
    if (value != null) properties[key] = value;
  return properties;
}
