import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Outcome } from './fault.js';
import { run } from './processes.js';

/** A start that cannot go well says so at once; loading the program takes most of it. */
const MAX_REFUSAL_SECONDS = 30;

/** Faults that a start meets before there is a Neo4j. */
export async function startFaults(
  directory: string,
  said: (outcome: Outcome) => void,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, 'file');
  await writeFile(file, '');
  const embedded = {
    PORT: '0',
    NEO4J_BOLT_PORT: '0',
    NEO4J_HTTP_PORT: '0',
    DATA_DIR: join(directory, 'data'),
  };
  const own = { PORT: '0', NEO4J_PASSWORD: 'any' };
  const cases: [string, Record<string, string>, RegExp][] = [
    ['Own server is not there', { ...own, NEO4J_URI: 'bolt://127.0.0.1:1' }, /NEO4J_URI/],
    [
      'Own server is not there, neo4j://',
      { ...own, NEO4J_URI: 'neo4j://127.0.0.1:1' },
      /NEO4J_URI/,
    ],
    [
      'Host of the own server does not resolve',
      { ...own, NEO4J_URI: 'bolt://neo4j.invalid' },
      /resolve/,
    ],
    [
      'Host of the service does not resolve',
      { ...embedded, HOST: 'here.invalid' },
      /HOST=here.invalid/,
    ],
    ['Address of another computer', { ...embedded, HOST: '192.0.2.1' }, /HOST=192.0.2.1/],
    ['DATA_DIR is a file', { ...embedded, DATA_DIR: file }, /DATA_DIR/],
    ['DATA_DIR cannot be made', { ...embedded, DATA_DIR: '/proc/x' }, /DATA_DIR/],
    [
      'NEO4J_CACHE_DIR cannot be made',
      { ...embedded, NEO4J_CACHE_DIR: join(file, 'x') },
      /NEO4J_CACHE_DIR/,
    ],
    ['SEED_DIR is not there', { ...embedded, SEED_DIR: join(directory, 'none') }, /SEED_DIR/],
  ];
  for (const [fault, settings, wanted] of cases) said(await failedStart(fault, settings, wanted));
  await onSmallDisk(join(directory, 'disk'), async (disk) => {
    said(
      await failedStart(
        'No space for DATA_DIR',
        { ...embedded, DATA_DIR: join(disk, 'data') },
        /DATA_DIR/,
      ),
    );
  });
}

/** Starts a service that cannot start: what it says, and how long it takes to. */
export async function failedStart(
  fault: string,
  settings: Readonly<Record<string, string>>,
  wanted: RegExp,
): Promise<Outcome> {
  const from = Date.now();
  const service = run('src/server.ts', settings);
  const force = setTimeout(() => void service.stop(), 4 * MAX_REFUSAL_SECONDS * 1000);
  const code = await service.ended;
  clearTimeout(force);
  const seconds = (Date.now() - from) / 1000;
  const text = service.text().trim();
  const faults = [
    code !== 1 && `ended with ${code}`,
    !wanted.test(text) && `does not say ${wanted}`,
    /unforeseen|\n\s+at |Error:/.test(text) && 'is no message for people',
    seconds > MAX_REFUSAL_SECONDS && `took longer than ${MAX_REFUSAL_SECONDS} s`,
  ];
  return {
    fault,
    happens: `The start ends with exit code ${code} and says: ${text}`,
    clients: 'none yet',
    probes: 'none yet',
    seconds,
    faults: faults.filter((one) => one !== false),
  };
}

/** A disk of ten megabytes, where this user may mount one. */
async function onSmallDisk(folder: string, work: (disk: string) => Promise<void>): Promise<void> {
  const call = promisify(execFile);
  await mkdir(folder);
  try {
    await call('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', folder]);
  } catch {
    process.stdout.write('Left out, because mounting is not allowed here: a full disk.\n');
    return;
  }
  try {
    await work(folder);
  } finally {
    await call('umount', [folder]);
  }
}
