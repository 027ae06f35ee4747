import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { holdPort } from '../../src/cli/hold-port.js';
import { processesOf } from '../../src/local-neo4j/left-over.js';
import { type Client, startClient } from './client.js';
import { type Outcome, outcomeOf } from './fault.js';
import { neo4jOf, type Running, run, untilWritten } from './processes.js';

/** A start after a fault may take as many times as long as the first one: a store that was not closed is recovered. */
const MAX_STARTS = 3;
/** A Neo4j that goes on where it stood has nothing to start. */
const MAX_THAW_SECONDS = 10;
const FROZEN_MS = 30_000;
/** Longer than the service and its tries at a new start may take. */
const PATIENCE_MS = 300_000;

/** Faults of the Neo4j that the service runs itself, and of the service above it. */
export async function embeddedFaults(
  directory: string,
  said: (outcome: Outcome) => void,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const port = await freePort();
  const bolt = await freePort();
  const http = await freePort();
  const start = async (processes = 1): Promise<Running> => {
    const service = run('src/server.ts', {
      DATA_DIR: directory,
      PORT: port,
      NEO4J_BOLT_PORT: bolt,
      NEO4J_HTTP_PORT: http,
      PROCESSES: String(processes),
    });
    await untilWritten(service, /^Ready: /m);
    return service;
  };
  const startedAt = Date.now();
  let service = await start();
  const limit = (MAX_STARTS * (Date.now() - startedAt)) / 1000;
  const client = startClient(() => `http://127.0.0.1:${port}`);
  const only = async (program: 'java' | 'guard') =>
    (await neo4jOf(directory, program))[0] as number;
  const settled = () => client.readyAfter(Date.now(), PATIENCE_MS);
  try {
    await settled();
    for (const program of ['java', 'guard'] as const) {
      await settled();
      const before = timesBack(service);
      const from = Date.now();
      process.kill(await only(program), 'SIGKILL');
      while (timesBack(service) === before && Date.now() - from < PATIENCE_MS) await wait(50);
      said(
        outcomeOf(
          program === 'java' ? 'Embedded Neo4j killed' : 'Guard of the embedded Neo4j killed',
          'The service says so and starts Neo4j again, in the same folder and at the same ports.',
          client,
          { from, mendedAt: from, readyAt: await client.readyAfter(from + 1_000, PATIENCE_MS) },
          limit,
        ),
      );
    }
    await settled();
    said(await frozen('Embedded Neo4j frozen for 30 s', await only('java'), client));

    for (const withGuard of [false, true]) {
      await settled();
      const from = Date.now();
      const guard = await only('guard');
      process.kill(service.pid, 'SIGKILL');
      if (withGuard) process.kill(guard, 'SIGKILL');
      service = await start();
      const moved = /Port \d+ is taken/.exec(service.text());
      const outcome = outcomeOf(
        withGuard
          ? 'Service and guard killed, service started again'
          : 'Service killed and started again at once',
        withGuard
          ? 'The new service ends the Neo4j that was left, and starts its own.'
          : 'The guard ends Neo4j; the new service waits for that, and starts its own.',
        client,
        { from, mendedAt: from, readyAt: await client.readyAfter(from, PATIENCE_MS) },
        limit,
        true,
      );
      const javas = (await neo4jOf(directory, 'java')).length;
      said({
        ...outcome,
        faults: [
          ...outcome.faults,
          ...(moved ? [moved[0]] : []),
          ...(javas === 1 ? [] : [`${javas} Neo4js run`]),
        ],
      });
    }

    await settled();
    said(await killedAgainAndAgain(directory, service, client));

    service = await start(2);
    await settled();
    const from = Date.now();
    process.kill(await only('java'), 'SIGKILL');
    said(
      outcomeOf(
        'Embedded Neo4j killed, PROCESSES=2',
        'The first process starts it again; the others find it where it was.',
        client,
        { from, mendedAt: from, readyAt: await client.readyAfter(from + 500, PATIENCE_MS) },
        limit,
      ),
    );
  } finally {
    await client.stop();
    await service.stop();
  }
}

function timesBack(service: Running): number {
  return service.text().match(/Neo4j answers again/g)?.length ?? 0;
}

/** Stops a process for half a minute as the computer's owner would, and lets it go on. */
export async function frozen(fault: string, pid: number, client: Client): Promise<Outcome> {
  const from = Date.now();
  process.kill(pid, 'SIGSTOP');
  await wait(FROZEN_MS);
  process.kill(pid, 'SIGCONT');
  const mendedAt = Date.now();
  const readyAt = await client.readyAfter(mendedAt, PATIENCE_MS);
  return outcomeOf(
    fault,
    'Requests end at their time limit; the probe says within two seconds that Neo4j does not answer.',
    client,
    { from, mendedAt, readyAt },
    MAX_THAW_SECONDS,
  );
}

async function killedAgainAndAgain(
  directory: string,
  service: Running,
  client: Client,
): Promise<Outcome> {
  const from = Date.now();
  let code: number | string | undefined;
  void service.ended.then((how) => {
    code = how;
  });
  while (code === undefined && Date.now() - from < PATIENCE_MS) {
    for (const pid of await neo4jOf(directory, 'java')) process.kill(pid, 'SIGKILL');
    await wait(200);
  }
  const message = /Neo4j has ended by itself .*without success[^.]*/.exec(service.text())?.[0];
  const readyAt = Date.now();
  const outcome = outcomeOf(
    'Embedded Neo4j killed again and again',
    `After five starts without success the service says "${message}", with the last lines of the log, and ends with exit code ${code}.`,
    client,
    { from, mendedAt: from, readyAt },
    PATIENCE_MS / 1000,
    true,
  );
  const left = (await processesOf(directory)).length;
  return {
    ...outcome,
    faults: [
      ...outcome.faults,
      ...(code === 1 && message ? [] : [`ended with ${code}, having said: ${service.text()}`]),
      ...(left === 0 ? [] : [`${left} processes are left`]),
    ],
  };
}

export async function freePort(): Promise<string> {
  const held = await holdPort('127.0.0.1');
  await held.release();
  return String(held.port);
}
