import { statedHash, type Value } from './encode.js';
import { inBatches, type Run } from './run.js';
import type { Sort } from './statement.js';
import { propertiesOf, type Stated, statementsOf } from './statement.js';

/** One thing that a data set states. */
export interface Item {
  readonly id: string;
  readonly value: Value;
  readonly from?: string;
  readonly to?: string;
}

/** What a load has to do for one kind or relation. */
export interface Changes {
  readonly sort: Sort;
  readonly created: readonly Item[];
  readonly changed: readonly Item[];
  readonly unchanged: number;
  /** Ids that the data set stated before and states no more. */
  readonly dropped: readonly string[];
}

/** Compares what a data set states with what the graph holds of it. Reads only. */
export async function changesOf(
  run: Run,
  dataSet: string,
  sort: Sort,
  items: readonly Item[],
): Promise<Changes> {
  const rows = await run(`stated ${sort.name}`, { dataSet });
  const present = new Map(
    rows.map(([id, hash, datasets, statements]) => [
      id as string,
      { hash, datasets, statements } as { hash: string } & Stated,
    ]),
  );
  const created: Item[] = [];
  const changed: Item[] = [];
  for (const item of items) {
    const found = present.get(item.id);
    if (!found) created.push(item);
    else if (!isStatedAs(found, dataSet, item.value)) changed.push(item);
    present.delete(item.id);
  }
  return {
    sort,
    created,
    changed,
    unchanged: items.length - created.length - changed.length,
    dropped: [...present.keys()],
  };
}

function isStatedAs(
  { hash, datasets, statements }: { hash: string } & Stated,
  dataSet: string,
  value: Value,
): boolean {
  const all = statements
    ? datasets.map((name, at) => [
        name,
        name === dataSet ? value : JSON.parse(statements[at] ?? 'null'),
      ])
    : [[dataSet, value]];
  return hash === statedHash(all as [string, unknown][]);
}

/** Writes what is new or changed, united with what other data sets state of the same things. */
export async function writeItems(
  run: Run,
  dataSet: string,
  sort: Sort,
  items: readonly Item[],
): Promise<void> {
  for (const batch of inBatches(items)) {
    const others = await presentOf(
      run,
      sort,
      batch.map(({ id }) => id),
    );
    const rows = batch.map((item) => {
      const statements = new Map(others.get(item.id)?.statements);
      statements.set(dataSet, item.value);
      return { ...item, value: undefined, properties: propertiesOf(sort, item.id, statements) };
    });
    for (const [statement, some] of byStatement(sort, rows)) await run(statement, { rows: some });
  }
}

/** Takes a data set's statement away: what nobody else states is deleted, the rest keeps what others state. */
export async function dropItems(
  run: Run,
  dataSet: string,
  sort: Sort,
  ids: readonly string[],
): Promise<void> {
  for (const batch of inBatches(ids)) {
    const present = await presentOf(run, sort, batch);
    const kept = [...present].filter(([, { statements }]) =>
      [...statements.keys()].some((name) => name !== dataSet),
    );
    const rows = kept.map(([id, { statements, from, to }]) => {
      statements.delete(dataSet);
      return { id, from, to, properties: propertiesOf(sort, id, statements) };
    });
    for (const [statement, some] of byStatement(sort, rows)) await run(statement, { rows: some });
    const keptIds = new Set(kept.map(([id]) => id));
    await run(`remove ${sort.name}`, { ids: batch.filter((id) => !keptIds.has(id)) });
  }
}

async function presentOf(run: Run, sort: Sort, ids: readonly string[]) {
  const rows = await run(`present ${sort.name}`, { ids });
  return new Map(
    rows.map(([id, datasets, statements, properties, from, to]) => [
      id as string,
      {
        statements: statementsOf(sort, { datasets, statements } as Stated, properties as Value),
        from: from as string | undefined,
        to: to as string | undefined,
      },
    ]),
  );
}

/** A kind has one statement; a relation one for each pair of kinds that it ties. */
function byStatement<R extends { from?: string; to?: string }>(
  sort: Sort,
  rows: readonly R[],
): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const name = sort.isKind ? sort.name : `${sort.name} ${kindIn(row.from)} ${kindIn(row.to)}`;
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
