import { createHash } from 'node:crypto';
import { UserError } from '../../errors.js';
import { sorts } from '../../load/apply.js';
import { othersCounted } from '../../load/status.js';
import { type WholeRecord, wholeRecords } from '../../load/whole-records.js';
import type { Graph, RowStream } from '../../neo4j/graph.js';
import { labelsInBackup } from '../../neo4j/other-nodes.js';
import { STORAGE_VERSION } from '../../neo4j/storage-version.js';
import { changed, sealed } from '../../queries/export/chunks.js';
import { countsOf } from '../../queries/export/state.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { type ZipEntry, zipped } from '../export/zip.js';
import {
  BACKUP_FORMAT_VERSION,
  dataSetsPath,
  type Manifest,
  manifestHashPath,
  manifestPath,
  otherPath,
} from './manifest.js';

/** A day. The transaction ends when the backup does; this is for one whose program has vanished. */
const MAX_BACKUP_MS = 86_400_000;
/** Records between two reports of progress. */
const PROGRESS_EVERY_RECORDS = 5_000;

export interface BackupOptions {
  readonly programVersion: string;
  /** Called with the number of records read so far, and the total. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Backup {
  /** The archive in chunks. Throws GRAPH_CHANGED before the last one if data was loaded meanwhile. */
  readonly content: AsyncGenerator<Uint8Array>;
  /** What the archive holds. Whole once the content is read to its end. */
  readonly manifest: () => Manifest;
  /** Numbers of nodes that this program did not make and that the backup leaves out. */
  readonly leftOut: number;
  /** Releases the connection. Must be called whether or not the content was read to its end. */
  close(): Promise<void>;
}

/**
 * Reads all that this program keeps in a graph into one archive: what each data set states of each record, the data
 * sets as they are noted, and keys. What follows from it (search keys, READ_IN, differences) is derived anew by a
 * restore. Rows are read as they are written, so memory does not grow with the graph. Throws GRAPH_CHANGED while a
 * load is under way or broken off.
 */
export async function backupOf(graph: Graph, options: BackupOptions): Promise<Backup> {
  const reading = await graph.openRowStream(MAX_BACKUP_MS);
  try {
    const { unfinished } = reading.snapshot;
    if (unfinished.length > 0)
      throw new UserError(
        'GRAPH_CHANGED',
        `A load of ${unfinished.join(', ')} is under way, or was broken off. Wait for its end, or run it again, and then back up.`,
        { dataSets: unfinished },
      );
    const contents = await contentsOf(reading);
    const progress = progressOf(contents.counts, options.onProgress);
    const parts: Part[] = [];
    const tally = new Tally();
    let made: Manifest | undefined;
    const manifest = () => {
      made ??= manifestOf(contents, parts, tally, options.programVersion);
      return made;
    };
    const entries: ZipEntry[] = [
      partOf(parts, dataSetsPath, () => lines(contents.dataSets)),
      ...sorts
        .filter(({ name }) => contents.counts.get(name))
        .map((sort) =>
          partOf(parts, pathOf(sort), async function* () {
            let count = 0;
            for await (const record of wholeRecords(reading, sort)) {
              count++;
              tally.add(sort.isKind, record);
              progress();
              if (isTurnOver()) await nextTurn();
              yield lineOf(record);
            }
            if (count !== contents.counts.get(sort.name)) throw changed();
          }),
        ),
      ...labelsInBackup.map((label) =>
        partOf(parts, otherPath(label), () => nodesLabelled(reading, label)),
      ),
      { path: manifestPath, content: () => [textOf(manifest())] },
      {
        path: manifestHashPath,
        content: () => [`${sha256(textOf(manifest()))}  ${manifestPath}\n`],
      },
    ];
    return {
      content: sealed(zipped(entries), reading),
      manifest,
      leftOut: contents.leftOut,
      close: () => reading.close(),
    };
  } catch (error) {
    await reading.close();
    throw error;
  }
}

/** The path of the part that holds the records of a type. */
export function pathOf({ name, isKind }: { name: string; isKind: boolean }): string {
  return `${isKind ? 'entities' : 'relations'}/${name}.ndjson`;
}

type Part = Manifest['parts'][number];

/** An entry whose lines are counted and hashed while it is packed. */
function partOf(
  parts: Part[],
  path: string,
  content: () => AsyncIterable<string> | Iterable<string>,
): ZipEntry {
  return {
    path,
    async *content() {
      const hash = createHash('sha256');
      let count = 0;
      for await (const line of content()) {
        hash.update(line);
        count++;
        yield line;
      }
      parts.push({ path, lines: count, sha256: hash.digest('hex') });
    },
  };
}

function lineOf({ id, from, to, statements, unattributed }: WholeRecord): string {
  const stated = unattributed ? { unattributed } : { stated: Object.fromEntries(statements) };
  return `${JSON.stringify({ id, from, to, ...stated })}\n`;
}

function* lines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const textOf = (manifest: Manifest) => `${JSON.stringify(manifest, null, 2)}\n`;

/** Counts records, in all and by data set. */
class Tally {
  readonly all = { entities: 0, relations: 0 };
  readonly byDataSet = new Map<string, { entities: number; relations: number }>();

  add(isKind: boolean, { statements }: WholeRecord): void {
    const part = isKind ? 'entities' : 'relations';
    this.all[part]++;
    for (const name of statements.keys()) {
      const counts = this.byDataSet.get(name) ?? { entities: 0, relations: 0 };
      counts[part]++;
      this.byDataSet.set(name, counts);
    }
  }
}

/** What the graph holds besides its records. */
interface Contents {
  readonly dataSets: readonly Readonly<Record<string, unknown>>[];
  /** Records of each type. */
  readonly counts: ReadonlyMap<string, number>;
  readonly leftOut: number;
}

async function contentsOf(reading: RowStream): Promise<Contents> {
  const dataSets: Record<string, unknown>[] = [];
  let leftOut = 0;
  for await (const [one] of reading.rows('MATCH (d:DataSet) RETURN properties(d) ORDER BY d.name'))
    dataSets.push(one as Record<string, unknown>);
  for await (const [count] of reading.rows(`RETURN ${othersCounted}`)) leftOut = Number(count);
  return { dataSets, leftOut, counts: await countsOf(reading) };
}

function manifestOf(
  { dataSets }: Contents,
  parts: readonly Part[],
  { all, byDataSet }: Tally,
  programVersion: string,
): Manifest {
  return {
    format: 'policy-graph-backup',
    formatVersion: BACKUP_FORMAT_VERSION,
    storageVersion: STORAGE_VERSION,
    programVersion,
    madeAt: new Date().toISOString(),
    ...all,
    dataSets: dataSets.map(({ name, version }) => ({
      name: String(name),
      version: String(version),
      ...(byDataSet.get(String(name)) ?? { entities: 0, relations: 0 }),
    })),
    parts: [...parts],
  };
}

function progressOf(
  counts: ReadonlyMap<string, number>,
  onProgress: BackupOptions['onProgress'],
): () => void {
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  let done = 0;
  return () => {
    done++;
    if (done % PROGRESS_EVERY_RECORDS === 0 || done === total) onProgress?.(done, total);
  };
}

/** The nodes of a label, each with its properties. */
async function* nodesLabelled(reading: RowStream, label: string): AsyncGenerator<string> {
  const statement = `MATCH (n:${label}) RETURN properties(n) ORDER BY elementId(n)`;
  for await (const [properties] of reading.rows(statement)) yield* lines([properties]);
}
