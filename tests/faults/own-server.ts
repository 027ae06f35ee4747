import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startClient } from './client.js';
import { freePort, frozen } from './embedded.js';
import { type Outcome, outcomeOf } from './fault.js';
import { neo4jOf, type Running, run, untilWritten } from './processes.js';
import { failedStart } from './start.js';

/** From the first answer of a server that is back until the service answers everything. */
const MAX_RECONNECT_SECONDS = 10;
const PATIENCE_MS = 180_000;

interface Server {
  readonly running: Running;
  readonly uri: string;
  readonly password: string;
}

/** Faults of a Neo4j server that somebody else runs. */
export async function ownServerFaults(
  directory: string,
  said: (outcome: Outcome) => void,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const boltPort = await freePort();
  let server = await startServer(directory, boltPort);
  const settings = { NEO4J_URI: server.uri, NEO4J_PASSWORD: server.password, PORT: '0' };
  const service = run('src/server.ts', settings);
  const [, origin = ''] = await untilWritten(service, /GraphQL (http:\S+)\/graphql/);
  const client = startClient(() => origin);
  const java = async () => (await neo4jOf(directory, 'java'))[0] as number;
  try {
    for (const how of ['killed', 'stopped'] as const) {
      await client.readyAfter(Date.now(), PATIENCE_MS);
      const from = Date.now();
      if (how === 'killed') process.kill(await java(), 'SIGKILL');
      await server.running.stop();
      server = await startServer(directory, boltPort);
      const mendedAt = Date.now();
      said(
        outcomeOf(
          how === 'killed'
            ? 'Own server killed, started again'
            : 'Own server stopped, started again',
          `It is back after ${((mendedAt - from) / 1000).toFixed(1)} s; the service connects anew by itself.`,
          client,
          { from, mendedAt, readyAt: await client.readyAfter(from, PATIENCE_MS) },
          MAX_RECONNECT_SECONDS,
        ),
      );
    }
    said(await frozen('Own server frozen for 30 s', await java(), client));
  } finally {
    await client.stop();
    await service.stop();
  }
  try {
    said(
      await failedStart(
        'Wrong password',
        { ...settings, NEO4J_PASSWORD: 'wrong' },
        /NEO4J_PASSWORD/,
      ),
    );
    said(
      await failedStart(
        'No such database',
        { ...settings, NEO4J_DATABASE: 'nothere' },
        /NEO4J_DATABASE/,
      ),
    );
    await server.running.stop();
    server = await startServer(directory, boltPort, {
      'server.databases.default_to_read_only': 'true',
    });
    said(
      await failedStart(
        'Graph that can only be read, without the data of the start',
        { ...settings, SEED_DIR: await newerSeed(directory) },
        /SEED_DIR=none/,
      ),
    );
  } finally {
    await server.running.stop();
  }
}

/** The data of the start in a later version, which would have to be loaded. */
async function newerSeed(directory: string): Promise<string> {
  const folder = join(directory, 'newer-seed');
  await cp('seed/merics-china-industries-2021-09-07', folder, { recursive: true });
  const file = join(folder, 'dataset.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^version: .*$/m, 'version: 99.0.0'));
  return folder;
}

async function startServer(
  directory: string,
  boltPort: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const args = [directory, boltPort, JSON.stringify(settings)];
  const running = run('tests/faults/neo4j-server.ts', {}, args);
  const [text] = await untilWritten(running, /^\{.*\}$/m);
  return { running, ...(JSON.parse(text) as { uri: string; password: string }) };
}
