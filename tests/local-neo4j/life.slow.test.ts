import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalNeo4j,
  type LocalNeo4jError,
  startLocalNeo4j,
} from '../../src/local-neo4j/index.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { folder, javaLeft, javaOf } from './helpers.js';

const hasJava = await findJava().then(
  () => true,
  () => false,
);
const program = fileURLToPath(new URL('./owner.ts', import.meta.url));

describe.skipIf(!hasJava)('A Neo4j of one’s own', () => {
  const lines: string[] = [];
  let home: string;
  let taken: Server;
  let neo4j: LocalNeo4j;
  let crash: Promise<LocalNeo4jError>;

  beforeAll(async () => {
    home = await folder();
    taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    crash = new Promise((resolve) => {
      void startLocalNeo4j({
        directory: home,
        boltPort: portOf(taken),
        httpPort: 0,
        heap: '512m',
        onMessage: (line) => lines.push(line),
        onCrash: resolve,
      }).then((started) => {
        neo4j = started;
        ready();
      });
    });
    let ready: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      ready = resolve;
    });
  });
  afterAll(async () => {
    taken?.close();
    await neo4j?.stop();
    expect(await javaLeft(home)).toEqual([]);
  });

  it('moves to a free port where the one it was to have is taken, and says so', () => {
    expect(lines.join('\n')).toContain(`Port ${portOf(taken)} is taken`);
    expect(neo4j.boltUri).not.toContain(`:${portOf(taken)}`);
  });

  it('keeps its password where its owner alone can read it', async () => {
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect((await stat(neo4j.passwordFile)).mode & 0o777).toBe(0o600);
    expect((await readFile(neo4j.passwordFile, 'utf8')).trim()).toBe(neo4j.password);
  });

  it('answers on this computer alone', async () => {
    const port = Number(new URL(neo4j.boltUri).port);
    expect(await opens('127.0.0.1', port)).toBe(true);
    const others = Object.values(networkInterfaces()).flatMap((list) =>
      (list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address } of others) expect(await opens(address, port)).toBe(false);
  });

  it('is used rather than fought by a second start in the same folder', async () => {
    const second = await startLocalNeo4j({ directory: home });
    expect(second).toMatchObject({ started: false, boltUri: neo4j.boltUri });
    await second.stop();
    expect(await javaOf(home)).toHaveLength(1);
  });

  it('reports its crash with the last lines of its log', async () => {
    const [java] = await javaOf(home);
    process.kill(java as number, 'SIGKILL');
    expect((await crash).message).toMatch(/Neo4j has ended by itself.*\n.*(Started|INFO)/s);
  });
});

describe.skipIf(!hasJava)(
  'No Java is left behind, and the folder works again, when its program',
  () => {
    let home: string;
    beforeAll(async () => {
      home = await folder();
    });

    it.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('gets %s', async (signal) => {
      const owner = spawn(process.execPath, ['--import', 'tsx', program, home], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(owner.stdout, 'data');
      expect(String(line)).toMatch(/^bolt:\/\/localhost:\d+/);
      expect(await javaOf(home)).toHaveLength(1);
      owner.kill(signal);
      expect(await javaLeft(home)).toEqual([]);
    });
  },
);

describe.skipIf(!hasJava)('A port that somebody takes after it was found free', () => {
  it('is left to them, and another one is taken', async () => {
    const home = await folder();
    const starting = startLocalNeo4j({ directory: home, boltPort: 0, httpPort: 0, heap: '512m' });
    const port = await chosenHttpPort(home);
    const taker = createServer().listen(port, '127.0.0.1');
    await once(taker, 'listening');
    const neo4j = await starting;
    try {
      expect(new URL(neo4j.browserUrl).port).not.toBe(String(port));
      expect((await fetch(neo4j.browserUrl)).status).toBe(200);
    } finally {
      taker.close();
      await neo4j.stop();
    }
    expect(await javaLeft(home)).toEqual([]);
  });
});

/** The port in the settings, which are written before Java starts. */
async function chosenHttpPort(home: string): Promise<number> {
  for (;;) {
    const settings = await readFile(join(home, 'conf', 'neo4j.conf'), 'utf8').catch(() => '');
    const port = /http\.listen_address=127\.0\.0\.1:(\d+)/.exec(settings)?.[1];
    if (port) return Number(port);
    await wait(10);
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function opens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const settle = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.on('connect', settle(true)).on('error', settle(false)).on('timeout', settle(false));
  });
}
