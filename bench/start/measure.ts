import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { residentMemory } from '../measure/cpu.js';

/** One start of the service with its own Neo4j. Seconds and megabytes. */
export interface StartResult {
  readonly toReady: number;
  readonly toFirstAnswer: number;
  readonly serviceMb: number | null;
  readonly neo4jMb: number | null;
}

const starts = 5;
const project = fileURLToPath(new URL('../..', import.meta.url));
const headline =
  '{ policies(where: {issuedBy: ["MIIT"], affecting: {sector: ["EV makers"]}}) { edges { node { name } because { sentence } } } }';

/** `npm start` as a user has it the second time: programs fetched, data loaded. The first start fills and is not counted. */
export async function measureStart(say: (line: string) => void): Promise<StartResult[]> {
  const directory = await mkdtemp(join(tmpdir(), 'policy-graph-start-'));
  const found: StartResult[] = [];
  try {
    for (let at = 0; at <= starts; at++) {
      const one = await startOnce(directory);
      if (at > 0) found.push(one);
      say(`start ${at}: ready after ${one.toReady} s, first answer after ${one.toFirstAnswer} s`);
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return found;
}

async function startOnce(directory: string): Promise<StartResult> {
  const started = performance.now();
  const since = () => Math.round((performance.now() - started) / 100) / 10;
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=32', '--import', 'tsx/esm', 'src/server.ts'],
    {
      cwd: project,
      env: { ...process.env, NEO4J_URI: '', DATA_DIR: directory, PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  try {
    const address = await readyAddress(child);
    const toReady = since();
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: headline }),
    });
    const { data } = (await response.json()) as { data: { policies: { edges: unknown[] } } };
    if (data.policies.edges.length === 0) throw new Error('The first answer was empty.');
    const toFirstAnswer = since();
    // Memory at rest: after the answer, when what the start needed has been given back.
    await wait(5_000);
    const pid = child.pid as number;
    const neo4j = await javaOf(pid);
    return {
      toReady,
      toFirstAnswer,
      serviceMb: await residentMemory(pid),
      neo4jMb: neo4j === null ? null : await residentMemory(neo4j),
    };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
}

/** Where GraphQL is asked, once the service says so. What it says later is read on, or it could not say it. */
function readyAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = said.match(/^Ready:.* GraphQL (\S+)/m)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`The service ended before it was ready:\n${said}`)));
  });
}

/** The Java that a process has started, or one that it has started; null where the system does not tell it as Linux does. */
async function javaOf(pid: number): Promise<number | null> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const child of children.trim().split(' ').filter(Boolean).map(Number)) {
    const name = await readFile(`/proc/${child}/comm`, 'utf8').catch(() => '');
    const found = name.trim() === 'java' ? child : await javaOf(child);
    if (found !== null) return found;
  }
  return null;
}
