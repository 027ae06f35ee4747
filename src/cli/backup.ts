import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openArchive } from '../interchange/backup/archive.js';
import { backupOf } from '../interchange/backup/backup.js';
import type { Manifest } from '../interchange/backup/manifest.js';
import { restore } from '../interchange/backup/restore.js';
import type { Graph } from '../neo4j/graph.js';
import { MAX_TRIES, unwritable, wasOvertaken } from './export.js';
import { showProgress } from './progress.js';
import { say } from './say.js';
import { table } from './table.js';

type Print = (text: string) => void;

const { version: programVersion } = createRequire(import.meta.url)('../../package.json') as {
  version: string;
};

/**
 * Writes all that a graph holds to a file. Either the whole file exists or none: it is written under another name,
 * flushed to the disk and renamed. Returns the exit code.
 */
export async function backup(file: string, graph: Graph, write: Print): Promise<number> {
  const manifest = await writeBackup(file, graph);
  const { size } = await stat(file);
  write(`${contentTable(manifest)}\nWrote ${file} (${(size / 1e6).toFixed(1)} MB).\n`);
  return 0;
}

/** Writes the file and returns what it holds. Throws GRAPH_CHANGED if data was loaded during each of several tries. */
export async function writeBackup(file: string, graph: Graph): Promise<Manifest> {
  const part = `${file}.part`;
  for (let attempt = 1; ; attempt++) {
    try {
      // What lies there from before may be readable to others, or be a link to elsewhere.
      await rm(part, { force: true });
      const { content, manifest, leftOut, close } = await backupOf(graph, {
        programVersion,
        onProgress: showProgress(),
      });
      const out = createWriteStream(part, { flags: 'wx', mode: 0o600 });
      await pipeline(content, out).finally(close);
      await flushed(part);
      await rename(part, file);
      await flushed(dirname(file));
      if (leftOut > 0)
        say(
          `${leftOut} nodes of the graph were not made by this program; the backup leaves them out.`,
        );
      return manifest();
    } catch (error) {
      await rm(part, { force: true });
      if (!wasOvertaken(error) || attempt === MAX_TRIES) throw unwritable(error, 'file', file);
      say('Data was loaded meanwhile; reading once more.');
    }
  }
}

/** Waits until the disk has it, so that a computer that loses power has no empty file under the final name. */
async function flushed(path: string): Promise<void> {
  const handle = await open(path);
  // Not every system lets a folder be flushed.
  await handle.sync().catch(() => undefined);
  await handle.close();
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
