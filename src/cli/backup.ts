import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { openArchive } from '../interchange/backup/archive.js';
import { backupOf } from '../interchange/backup/backup.js';
import type { Manifest } from '../interchange/backup/manifest.js';
import { restore } from '../interchange/backup/restore.js';
import type { Graph } from '../neo4j/graph.js';
import { showProgress } from './progress.js';
import { say } from './say.js';
import { table } from './table.js';
import { writeWhole } from './whole-file.js';

type Print = (text: string) => void;

const { version: programVersion } = createRequire(import.meta.url)('../../package.json') as {
  version: string;
};

/** Writes all that a graph holds to a file. Returns the exit code. */
export async function backup(file: string, graph: Graph, write: Print): Promise<number> {
  const manifest = await writeBackup(file, graph);
  const { size } = await stat(file);
  write(`${contentTable(manifest)}\nWrote ${file} (${(size / 1e6).toFixed(1)} MB).\n`);
  return 0;
}

/** Writes the file, which only its owner may read, and returns what it holds. Throws as `writeWhole` does. */
export async function writeBackup(file: string, graph: Graph): Promise<Manifest> {
  const { manifest, leftOut } = await writeWhole(file, { argument: 'file', mode: 0o600 }, () =>
    backupOf(graph, { programVersion, onProgress: showProgress() }),
  );
  if (leftOut > 0)
    say(`${leftOut} nodes of the graph were not made by this program; the backup leaves them out.`);
  return manifest();
}

/** Writes a backup to an empty graph, or in place of what a graph holds. Returns the exit code. */
export async function restoreFrom(
  file: string,
  { replace }: { readonly replace?: boolean | undefined },
  openGraph: () => Promise<Graph>,
  write: Print,
): Promise<number> {
  // Before a graph is opened: a file that is not whole starts nothing.
  const archive = await openArchive(file, showProgress());
  try {
    await restore(await openGraph(), archive, { replace, onProgress: showProgress() });
    write(`${contentTable(archive.manifest)}\n${file} is in the graph.\n`);
    return 0;
  } finally {
    await archive.close();
  }
}

function contentTable({ dataSets }: Manifest): string {
  return table(
    ['data set', 'version', 'entities', 'relations'],
    dataSets.map(({ name, version, entities, relations }) => [name, version, entities, relations]),
  );
}
