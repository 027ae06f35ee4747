import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Java } from './java.js';
import { isAlive } from './state.js';

const opened = [
  'java.base/java.nio',
  'java.base/java.io',
  'java.base/sun.nio.ch',
  'java.base/java.util.concurrent',
];

/**
 * The arguments that start Neo4j. The first start writes an archive of its loaded classes on exit. Later starts map
 * that archive into memory and take half the time. An archive fits only one build of Java and one set of libraries.
 */
export async function startArguments(
  java: Java,
  libraries: string,
  home: string,
  heap: string,
  writer: string,
): Promise<string[]> {
  const key = createHash('sha256').update(`${java.build}${libraries}`).digest('hex').slice(0, 12);
  const archive = join(dirname(libraries), `classes-${key}.jsa`);
  const sharing = existsSync(archive)
    ? [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:all=off']
    : [`-XX:ArchiveClassesAtExit=${archive}.${writer}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  return [
    ...sharing,
    '-Xms256m',
    `-Xmx${heap}`,
    '-XX:+UseG1GC',
    ...opened.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    // Java expands the wildcard itself, always in the same order: an archive is valid for one class path only.
    '-cp',
    (await classPath(libraries)).join(':'),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ];
}

/** A file that was not written to for this long is complete, or never will be. */
const MIN_SETTLED_MS = 20_000;

/**
 * Gives a complete archive its final name: one written by a Neo4j that has just exited, or one left by a process that
 * was ended before it could do so.
 */
export async function keepArchives(libraries: string, ended?: string): Promise<void> {
  const folder = dirname(libraries);
  for (const file of await readdir(folder)) {
    const [, name, writer, owner] = /^(classes-.*\.jsa)\.((\d+)-\d+)$/.exec(file) ?? [];
    if (!name) continue;
    const settled = await stat(join(folder, file)).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > MIN_SETTLED_MS,
      () => false,
    );
    const isWhole = writer === ended || (settled && !isAlive(Number(owner)));
    // Another process may have been faster.
    if (isWhole) await rename(join(folder, file), join(folder, name)).catch(() => undefined);
  }
}

async function classPath(libraries: string): Promise<string[]> {
  return (await readdir(libraries)).sort().map((file) => join(libraries, file));
}
