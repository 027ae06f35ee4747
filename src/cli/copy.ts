import { readdir, rename, rm, rmdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../config.js';
import { UserError } from '../errors.js';
import { openArchive } from '../interchange/backup/archive.js';
import { restore } from '../interchange/backup/restore.js';
import { writeCopyMark } from '../local-neo4j/index.js';
import type { Graph } from '../neo4j/graph.js';
import { writeBackup } from './backup.js';
import { openGraph as openGraphOf } from './open-graph.js';
import { showProgress } from './progress.js';
import { say } from './say.js';

/**
 * Makes a folder with a Neo4j that holds what the graph holds now and can only be read: a backup, restored into a new
 * folder. Either the whole folder exists or none: it gets its name when it is whole. Returns exit code 0.
 */
export async function copy(
  folder: string,
  config: Config,
  openGraph: () => Promise<Graph>,
  write: (text: string) => void,
): Promise<number> {
  const target = resolve(folder);
  await checkFree(target);
  const part = `${target}.part`;
  const file = `${target}.part.zip`;
  try {
    const { madeAt, entities, relations } = await writeBackup(file, await openGraph());
    await rm(part, { recursive: true, force: true });
    await fill(part, file, config);
    await writeCopyMark(part, { madeAt });
    // A folder that somebody made beforehand, such as the mount point of a disk, is empty.
    await rmdir(target).catch(() => undefined);
    await rename(part, target);
    write(
      `${target} holds ${entities.toLocaleString('en')} entities and ${relations.toLocaleString('en')} relations, as of ${madeAt}, to be read only.\nServe it: DATA_DIR=${target} npm start\n`,
    );
    return 0;
  } finally {
    await rm(part, { recursive: true, force: true });
    await rm(file, { force: true });
  }
}

async function checkFree(target: string): Promise<void> {
  const files = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UserError('BAD_USER_INPUT', `folder: ${target} cannot be used (${error.code}).`);
  });
  if (files.length > 0)
    throw new UserError(
      'BAD_USER_INPUT',
      `folder: ${target} is not empty. Name a new folder: a service that reads the last copy goes on until you start the next one.`,
    );
}

async function fill(directory: string, file: string, config: Config): Promise<void> {
  const own = { ...config, NEO4J_URI: undefined, DATA_DIR: directory };
  // Any free ports, since the graph that is copied may run beside it.
  const opened = await openGraphOf({ ...own, NEO4J_BOLT_PORT: 0, NEO4J_HTTP_PORT: 0 }, say);
  try {
    const archive = await openArchive(file);
    try {
      await restore(opened.graph, archive, { onProgress: showProgress() });
    } finally {
      await archive.close();
    }
  } finally {
    await opened.close();
  }
}
