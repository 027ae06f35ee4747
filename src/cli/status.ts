import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byPrecedence } from '../dataset/statements/precedence.js';
import { UserError } from '../errors.js';
import { migrate as migrateGraph } from '../load/migrate.js';
import { type GraphStatus, statusOf } from '../load/status.js';
import type { Graph } from '../neo4j/graph.js';
import { showProgress } from './progress.js';
import { table } from './table.js';

type Print = (text: string) => void;

/** The exit codes of `policy-graph status`, for scripts. docs/backup.md has them too. */
export const statusCodes = { WELL: 0, UNREACHABLE: 1, TO_DO: 2, NEWER: 3 } as const;

export interface StatusFlags {
  readonly json?: boolean | undefined;
}

/** What is known of the folder of a local Neo4j. */
export interface StoreFolder {
  readonly directory: string;
  /** When a read-only copy was made, as ISO 8601. Undefined for a graph that can be written to. */
  readonly copyMadeAt?: string | undefined;
}

/** Prints the state of the graph and what is to be done about it. Returns one of `statusCodes`. */
export async function printStatus(
  { json }: StatusFlags,
  openGraph: () => Promise<{ graph: Graph; folder?: StoreFolder | undefined }>,
  write: Print,
): Promise<number> {
  let status: GraphStatus;
  let folder: StoreFolder | undefined;
  try {
    const opened = await openGraph();
    folder = opened.folder;
    status = await statusOf(opened.graph);
  } catch (error) {
    if (!json || !(error instanceof UserError)) throw error;
    write(`${JSON.stringify({ reachable: false, reason: error.message }, null, 2)}\n`);
    return statusCodes.UNREACHABLE;
  }
  const toDo = toDoOf(status);
  const code =
    status.storage.state === 'NEWER'
      ? statusCodes.NEWER
      : toDo.length > 0
        ? statusCodes.TO_DO
        : statusCodes.WELL;
  const bytes = folder ? await sizeOf(join(folder.directory, 'data')) : undefined;
  const copy = folder?.copyMadeAt;
  write(
    json
      ? `${JSON.stringify({ reachable: true, ...inJson(status), bytes, readOnlyCopyOf: copy, toDo }, null, 2)}\n`
      : `${inWords(status, bytes, copy)}\n\n${toDo.length > 0 ? toDo.join('\n') : 'All is well.'}\n`,
  );
  return code;
}

/** One sentence for each thing that is to be done, with the command that does it. */
function toDoOf({ storage, unfinished, indexes }: GraphStatus): string[] {
  const named = (names: readonly string[]) => names.join(', ');
  return [
    ...(storage.state === 'NEWER'
      ? [
          `The graph was written by a later version of this program (storage version ${storage.newest}): start that version or a later one.`,
        ]
      : []),
    ...(storage.state === 'OLDER'
      ? [
          `The graph is of storage version ${storage.oldest}: run policy-graph migrate, or start the service with its data sets.`,
        ]
      : []),
    ...unfinished.map(
      (name) => `${name} is under way or was broken off: wait for its end, or run it again.`,
    ),
    ...(indexes.failed.length > 0
      ? [`Indexes have failed: ${named(indexes.failed)}. Drop them, and run policy-graph migrate.`]
      : []),
    ...(indexes.missing.length > 0 && storage.state !== 'EMPTY'
      ? [`Indexes are missing: ${named(indexes.missing)}. Run policy-graph migrate.`]
      : []),
    ...indexes.populating.map(
      ({ name, percent }) => `Index ${name} is being made (${percent.toFixed(0)} %): wait.`,
    ),
  ];
}

function inJson({ dataSets, ...rest }: GraphStatus) {
  return {
    ...rest,
    dataSets: dataSets.map((one) => ({
      name: one.name,
      version: one.version,
      title: one.title,
      precedence: one.precedence ?? null,
      publishedOn: one.publishedOn ?? null,
      entities: one.entityCount,
      relations: one.relationCount,
      loadedAt: one.loadedAt,
      storageVersion: one.encoding ?? 0,
    })),
  };
}

function inWords(
  { neo4j, storage, dataSets, indexes, size }: GraphStatus,
  bytes: number | undefined,
  copy: string | undefined,
): string {
  const number = (value: number) => value.toLocaleString('en');
  const facts: [string, string][] = [
    ['Neo4j', `${neo4j.version} ${neo4j.edition}`],
    ['storage version', storageInWords(storage)],
    ['entities', number(size.entities)],
    ['relations', number(size.relations)],
    ...(size.otherNodes > 0
      ? [['nodes of others', number(size.otherNodes)] as [string, string]]
      : []),
    ['indexes', `${indexes.online} online`],
    ...(bytes === undefined
      ? []
      : [['on disk', `${number(Math.round(bytes / 1e6))} MB`] as [string, string]]),
    ...(copy ? [['read-only copy', `made ${copy}`] as [string, string]] : []),
  ];
  const sets = [...dataSets]
    .sort(byPrecedence)
    .map((one) => [
      one.name,
      one.version,
      String(one.encoding ?? 0),
      one.entityCount,
      one.relationCount,
      one.loadedAt,
    ]);
  const head = ['data set', 'version', 'storage', 'entities', 'relations', 'loaded'];
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  const lines = facts.map(([name, value]) => `${name.padEnd(width)}${value}`);
  return `${lines.join('\n')}\n\n${table(head, sets)}`;
}

function storageInWords({ state, oldest, newest, program }: GraphStatus['storage']): string {
  if (state === 'EMPTY') return `${program}; the graph is empty`;
  const versions = oldest === newest ? String(newest) : `${oldest} to ${newest}`;
  return `${versions}; this program has ${program}`;
}

/** The size of all files in a folder, in bytes. Files that go away meanwhile do not count. */
async function sizeOf(directory: string): Promise<number> {
  const files = await readdir(directory, { recursive: true }).catch((): string[] => []);
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(directory, file)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((all, one) => all + one, 0);
}

/** Brings the graph to the storage version of this program. Returns exit code 0. */
export async function migrate(graph: Graph, write: Print): Promise<number> {
  const done = await migrateGraph(graph, { onProgress: showProgress() });
  write(
    done
      ? `The graph is now of storage version ${done.to}; it was ${done.from}. ${done.rewritten.toLocaleString('en')} of ${done.records.toLocaleString('en')} entities and relations were written anew.\n`
      : 'There is nothing to migrate.\n',
  );
  return 0;
}
