import type { StatedValue } from '../../dataset/statements/merge.js';
import { nameOrder } from '../../dataset/statements/precedence.js';
import { UserError } from '../../errors.js';
import { sorts } from '../../load/apply.js';
import { inColumns } from '../../load/columns.js';
import { type DataSet, noteAgain } from '../../load/data-set.js';
import { followDifferences } from '../../load/derived.js';
import { type Loading, locked } from '../../load/locked.js';
import { RESTORE } from '../../load/migrate.js';
import { BATCH_SIZE, inBatches, perBatchTransaction, type Writing } from '../../load/run.js';
import { ensureSchema, MAX_INDEX_SECONDS } from '../../load/schema.js';
import type { NameOrder } from '../../load/statement.js';
import {
  countStated,
  type StatedCounts,
  storedProperties,
  type WholeRecord,
} from '../../load/whole-records.js';
import { int, type ManagedTransaction } from '../../neo4j/driver.js';
import type { Graph } from '../../neo4j/graph.js';
import { keyConstraint, labelsInBackup } from '../../neo4j/other-nodes.js';
import { kindOfId, kinds } from '../../ontology/index.js';
import type { Archive } from './archive.js';
import { pathOf } from './backup.js';
import { dataSetsPath, otherPath } from './manifest.js';

export interface RestoreOptions {
  /** Removes what the graph has, once the file has been found whole. */
  readonly replace?: boolean | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** As in LoadOptions: what is larger is written in several transactions. */
  readonly maxAtOnce?: number | undefined;
}

/**
 * Writes a backup to a graph that is empty, or whose content it replaces. In one transaction if that fits in Neo4j's
 * memory. A larger one is noted as unfinished until it is whole; after an interruption the same call begins anew.
 * Throws BAD_USER_INPUT if the graph has content.
 */
export async function restore(
  graph: Graph,
  archive: Archive,
  { replace = false, onProgress, maxAtOnce }: RestoreOptions = {},
): Promise<void> {
  const dataSets = await rowsOf<DataSet>(archive, dataSetsPath);
  const order = nameOrder(dataSets);
  const { entities, relations } = archive.manifest;
  const options = { ...(onProgress && { onProgress }), ...(maxAtOnce && { maxAtOnce }) };
  await ensureSchema(graph, MAX_INDEX_SECONDS);
  await graph.driver.executeQuery(keyConstraint, {}, { database: graph.database });
  await locked(graph, { name: RESTORE }, options, async (loading) => {
    const present = await presentIn(loading.transaction);
    if (present > 0 && !replace && !loading.isResumed)
      throw new UserError(
        'BAD_USER_INPUT',
        `The graph is not empty: it has ${present} entities, data sets or keys. Restore into an empty folder (DATA_DIR) or another Neo4j (NEO4J_URI), or give --replace to remove all of it first. Nothing was written.`,
      );
    const rows = present + entities + relations;
    const writing = await loading.writing(rows);
    if (present > 0) await removeAll(graph, loading, loading.isAtOnce(rows));
    const { counts, ids } = await writeRecords(writing, archive, order);
    const run = loading.isAtOnce(rows) ? loading.run : perBatchTransaction(graph);
    if (dataSets.length > 1) await followDifferences(run, ids);
    for (const one of dataSets)
      await noteAgain(loading.transaction, one, counts.get(one.name) ?? new Map());
    for (const label of labelsInBackup)
      for (const properties of await rowsOf<Readonly<Record<string, unknown>>>(
        archive,
        otherPath(label),
      ))
        await loading.transaction.run(`CREATE (n:${label}) SET n = $properties`, {
          properties: withIntegers(properties),
        });
  });
}

async function rowsOf<Row>(archive: Archive, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  // The file has the SHA-256 of what `backup` wrote, so its rows have the form that this wrote.
  for await (const row of archive.rows(path)) rows.push(row as Row);
  return rows;
}

const labels = [...kinds.map(({ name }) => name), 'DataSet', ...labelsInBackup];

async function presentIn(transaction: ManagedTransaction): Promise<number> {
  const { records } = await transaction.run(
    `RETURN ${labels.map((label) => `COUNT { (:${label}) }`).join(' + ')} AS present`,
  );
  return Number(records[0]?.get('present') ?? 0);
}

/** Removes all that a backup would hold, within the transaction of the lock or in many. */
async function removeAll(graph: Graph, { transaction }: Loading, isAtOnce: boolean): Promise<void> {
  if (isAtOnce) {
    for (const label of labels) await transaction.run(`MATCH (n:${label}) DETACH DELETE n`);
    return;
  }
  const session = graph.driver.session({ database: graph.database });
  try {
    for (const label of labels)
      await session.run(
        `MATCH (n:${label}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF ${BATCH_SIZE} ROWS`,
      );
  } finally {
    await session.close();
  }
}

/** A line of a part with records. */
interface Line {
  readonly id: string;
  readonly from?: string;
  readonly to?: string;
  readonly stated?: Readonly<Record<string, StatedValue>>;
  readonly unattributed?: StatedValue;
}

/**
 * Writes every record with all its statements at once, entities before relations, and then what follows from them.
 * Relations find their ends by Neo4j's internal ids, one for each entity, which is all that is kept in memory.
 */
async function writeRecords(
  writing: Writing,
  archive: Archive,
  order: NameOrder,
): Promise<{ counts: StatedCounts; ids: Map<string, string[]> }> {
  const counts: StatedCounts = new Map();
  const places = new Map<string, unknown>();
  const placesOf = (ids: readonly (string | undefined)[]) =>
    ids.map((id) => places.get(id ?? '') ?? null);
  for (const sort of sorts) {
    let batch: WholeRecord[] = [];
    const send = async () => {
      const rows = batch.map((record) => storedProperties(sort, record, order));
      const ends = sort.isKind
        ? {}
        : {
            from: placesOf(batch.map((one) => one.from)),
            to: placesOf(batch.map((one) => one.to)),
          };
      batch = [];
      const columns = { ...inColumns(sort.name, rows), ...ends };
      await writing.write(`fill ${sort.name}`, columns, rows.length, (written) => {
        for (const [id, place] of written) places.set(id as string, place);
      });
    };
    for await (const line of archive.rows(pathOf(sort))) {
      const record = recordIn(line as Line);
      countStated(counts, sort, record);
      batch.push(record);
      if (batch.length === BATCH_SIZE) await send();
    }
    if (batch.length > 0) await send();
    // The ends of relations must be known before the first of them is sent.
    if (sort.isKind) await writing.settle();
  }
  const ids = idsByKind(places.keys());
  for (const [kind, some] of ids)
    for (const batch of inBatches(some)) await writing.write(`read in ${kind}`, { ids: batch }, 0);
  await writing.settle();
  return { counts, ids };
}

function recordIn({ stated, unattributed, ...rest }: Line): WholeRecord {
  return {
    ...rest,
    statements: new Map(Object.entries(stated ?? {})),
    ...(unattributed && { unattributed }),
  };
}

function idsByKind(ids: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const id of ids) {
    const kind = kindOfId(id)?.name ?? '';
    const some = found.get(kind);
    if (some) some.push(id);
    else found.set(kind, [id]);
  }
  return found;
}

/** JSON has one type of number; what this program keeps beside the graph counts, so whole numbers are integers. */
function withIntegers(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const converted = (value: unknown) => (Number.isInteger(value) ? int(value as number) : value);
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(converted) : converted(value),
    ]),
  );
}
