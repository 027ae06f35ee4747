import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Java } from './java.js';

const run = promisify(execFile);
const opened = [
  'java.base/java.nio',
  'java.base/java.io',
  'java.base/sun.nio.ch',
  'java.base/java.util.concurrent',
];

/** Sets the first password. The admin command takes it as an argument alone, so it is visible to this user's own ps for two seconds, once. */
export async function setPassword(
  java: Java,
  libraries: string,
  home: string,
  password: string,
): Promise<void> {
  await run(
    java.command,
    [
      '-XX:TieredStopAtLevel=1',
      '-cp',
      join(libraries, '*'),
      'org.neo4j.server.startup.Neo4jAdminCommand',
      'dbms',
      'set-initial-password',
      password,
    ],
    {
      env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
    },
  );
}

/**
 * The arguments that start Neo4j. The first start writes down the classes that it loaded, as it ends; later starts
 * map that archive into memory and take half the time. The archive fits one build of Java and one set of programs.
 */
export async function startArguments(
  java: Java,
  libraries: string,
  home: string,
  heap: string,
): Promise<string[]> {
  const key = createHash('sha256').update(`${java.build}${libraries}`).digest('hex').slice(0, 12);
  const archive = join(dirname(libraries), `classes-${key}.jsa`);
  const sharing = existsSync(archive)
    ? [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto', '-Xlog:all=off']
    : [
        `-XX:ArchiveClassesAtExit=${archive}.${process.pid}`,
        '-Xlog:cds=off',
        '-Xlog:cds+dynamic=off',
      ];
  return [
    ...sharing,
    '-Xms256m',
    `-Xmx${heap}`,
    '-XX:+UseG1GC',
    ...opened.map((name) => `--add-opens=${name}=ALL-UNNAMED`),
    // Java expands the star itself, the same way each time: an archive holds for one class path.
    '-cp',
    (await classPath(libraries)).join(':'),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ];
}

/** Gives the archive that this process's Neo4j has written its final name; what others have left behind half written goes. */
export async function keepArchive(libraries: string): Promise<void> {
  const folder = dirname(libraries);
  const written = (await readdir(folder)).filter((file) => file.endsWith(`.jsa.${process.pid}`));
  for (const file of written) {
    await rename(join(folder, file), join(folder, file.replace(/\.\d+$/, ''))).catch(() =>
      rm(join(folder, file), { force: true }),
    );
  }
}

async function classPath(libraries: string): Promise<string[]> {
  return (await readdir(libraries)).sort().map((file) => join(libraries, file));
}
