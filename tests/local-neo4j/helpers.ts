import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { temporaryFolder } from '../helpers/folders.js';

const run = promisify(execFile);

/** A new folder that is gone when the tests of the file are over. */
export function folder(): Promise<string> {
  return temporaryFolder('local-neo4j-');
}

/** An environment in which a command is a shell script of ours, and nothing but the system's basics are on the path. */
export async function withCommand(name: string, script: string): Promise<NodeJS.ProcessEnv> {
  const bin = await folder();
  await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, name), 0o755);
  return { ...process.env, JAVA_HOME: undefined, PATH: `${bin}:/bin` };
}

/** Ids of the Java processes that run the Neo4j of a folder. */
export async function javaOf(directory: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => line.includes(`--home-dir=${directory}`) && /^\s*\d+ \S*java /.test(line))
    .map((line) => Number(line.trim().split(' ')[0]));
}

/** Waits until the folder's Java is gone; gives what is left of it after half a minute. */
export async function javaLeft(directory: string): Promise<number[]> {
  for (let tries = 0; tries < 150; tries++) {
    if ((await javaOf(directory)).length === 0) return [];
    await wait(200);
  }
  return javaOf(directory);
}
