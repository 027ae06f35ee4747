import type { StatedValue } from '../dataset/statements/merge.js';
import { type Changes, type CreatedRecord, type Others, presentOf } from './changes.js';
import { inColumns } from './columns.js';
import { inBatches, type SendStatement, type Writing } from './run.js';
import {
  changedProperties,
  type NameOrder,
  propertiesOf,
  type RecordType,
  statementsOf,
} from './statement.js';
import type { Properties } from './storage-encoding.js';

/** A record to write: its new values, and its ends if it is a new relation. */
interface WriteRow {
  readonly properties: Properties;
  readonly from?: string;
  readonly to?: string;
}

/** Which data set is loaded, and the order of all. */
interface By {
  readonly dataSet: string;
  readonly order: NameOrder;
}

/** An entity that was written. Nothing follows from relations, of which there are many. */
export interface WrittenRecord {
  readonly id: string;
  /** Whether the graph did not have it before. */
  readonly isNew?: boolean;
  /** The properties that were written; undefined if all were. */
  readonly fields?: readonly string[];
}

/** Writes new records, merged with what other data sets state about them. Returns the entities among them. */
export async function addItems(
  { run, write }: Writing,
  { dataSet, order }: By,
  sort: RecordType,
  items: readonly CreatedRecord[],
): Promise<WrittenRecord[]> {
  const written: WrittenRecord[] = [];
  for (const batch of inBatches(items)) {
    const unknown = batch.filter(({ others }) => others === undefined).map(({ id }) => id);
    const present = unknown.length > 0 ? await presentOf(run, dataSet, sort, unknown) : new Map();
    const [added, set]: [WriteRow[], WriteRow[]] = [[], []];
    for (const { id, from, to, value, others: known } of batch) {
      const others = known === undefined ? present.get(id)?.others : known;
      const properties = propertiesOf(
        sort,
        id,
        new Map([...(others ?? []), [dataSet, value]]),
        order,
      );
      if (others) set.push({ properties });
      else added.push({ properties, from, to });
      if (sort.isKind) written.push({ id, isNew: !others });
    }
    for (const [statement, rows] of byStatement(sort, added))
      await send(write, sort, statement, rows);
    if (set.length > 0) await send(write, sort, `set ${sort.name}`, set);
  }
  return written;
}

/** Writes changed records; of those whose properties are known, only what differs. Returns the entities among them. */
export async function setItems(
  { write }: Writing,
  { dataSet, order }: By,
  sort: RecordType,
  items: Changes['changed'],
): Promise<WrittenRecord[]> {
  const written: WrittenRecord[] = [];
  for (const batch of inBatches(items)) {
    const rows: WriteRow[] = [];
    const changes: Properties[] = [];
    const ids: string[] = [];
    for (const { item, others, compared } of batch) {
      const { id } = item;
      const all = new Map<string, StatedValue>([...others, [dataSet, item.value]]);
      if (compared) {
        const changed = changedProperties(sort, { id, ...compared }, all, order);
        ids.push(id);
        changes.push(changed);
        if (sort.isKind) written.push({ id, fields: Object.keys(changed) });
      } else {
        rows.push({ properties: propertiesOf(sort, id, all, order) });
        if (sort.isKind) written.push({ id });
      }
    }
    if (rows.length > 0) await send(write, sort, `set ${sort.name}`, rows);
    if (ids.length > 0) await write(`change ${sort.name}`, { ids, changes }, ids.length);
  }
  return written;
}

/**
 * Removes the statements of a data set. Records that no other data set states are deleted; the rest keep the other
 * statements.
 */
export async function dropItems(
  { write }: Writing,
  sort: RecordType,
  items: readonly { readonly id: string; readonly others: Others }[],
): Promise<void> {
  for (const batch of inBatches(items)) {
    const kept = batch.filter(({ others }) => others.size > 0);
    const gone = batch.filter(({ others }) => others.size === 0);
    const rows = kept.map(({ id, others }) => ({ properties: propertiesOf(sort, id, others) }));
    if (rows.length > 0) await send(write, sort, `set ${sort.name}`, rows);
    if (gone.length > 0)
      await write(`remove ${sort.name}`, { ids: gone.map(({ id }) => id) }, gone.length);
  }
}

/**
 * Merges the records that several data sets state anew, in the order of the data sets. Returns the ids of those that
 * were written, by record type.
 */
export async function remerge(
  { run, write, settle }: Writing,
  sorts: readonly RecordType[],
  order: NameOrder,
): Promise<Map<string, readonly string[]>> {
  const written = new Map<string, readonly string[]>();
  for (const sort of sorts) {
    const rows = await run(`several ${sort.name}`, {});
    const several = rows.map(([id, datasets, statements]) => ({
      id: id as string,
      datasets: datasets as readonly string[],
      statements: statements as readonly string[],
    }));
    const moved = several.filter(({ datasets }) => !isInOrder(datasets, order));
    for (const batch of inBatches(moved)) {
      const properties = batch.map(({ id, ...stated }) => ({
        properties: propertiesOf(sort, id, statementsOf(sort, stated, {}), order),
      }));
      await send(write, sort, `set ${sort.name}`, properties);
    }
    written.set(
      sort.name,
      moved.map(({ id }) => id),
    );
  }
  await settle();
  return written;
}

function isInOrder(names: readonly string[], order: NameOrder): boolean {
  return names.every((name, at) => at === 0 || order(names[at - 1] as string, name) < 0);
}

function send(
  write: SendStatement,
  sort: RecordType,
  statement: string,
  rows: readonly WriteRow[],
): Promise<void> {
  const columns = inColumns(
    sort.name,
    rows.map(({ properties }) => properties),
  );
  const ends = sort.isKind
    ? {}
    : { from: rows.map(({ from }) => from ?? null), to: rows.map(({ to }) => to ?? null) };
  return write(statement, { ...columns, ...ends }, rows.length);
}

/** A kind has one insert statement; a relation has one for each pair of kinds that it connects. */
function byStatement(sort: RecordType, rows: readonly WriteRow[]): Map<string, WriteRow[]> {
  const groups = new Map<string, WriteRow[]>();
  for (const row of rows) {
    const ends = sort.isKind ? '' : ` ${kindIn(row.from)} ${kindIn(row.to)}`;
    const name = `add ${sort.name}${ends}`;
    const group = groups.get(name) ?? [];
    group.push(row);
    groups.set(name, group);
  }
  return groups;
}

function kindIn(id: string | undefined): string {
  const prefix = (id ?? '').slice(0, (id ?? '').indexOf(':'));
  return prefix.charAt(0).toUpperCase() + prefix.slice(1);
}
