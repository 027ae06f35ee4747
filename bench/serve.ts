import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { GraphAddress } from '../src/neo4j/graph.js';

/** A server that listens on this computer. */
export interface Served {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const project = fileURLToPath(new URL('..', import.meta.url));

/** This service as a process of its own before a graph that has its data. */
export function serveOurs(
  address: GraphAddress,
  settings: Readonly<Record<string, string>> = {},
  nodeOptions: readonly string[] = [],
): Promise<Served> {
  const child = spawn(
    process.execPath,
    [
      '--max-semi-space-size=32',
      ...nodeOptions,
      '--import',
      'tsx/esm',
      fileURLToPath(new URL('../src/server.ts', import.meta.url)),
    ],
    {
      cwd: project,
      env: {
        ...process.env,
        NEO4J_URI: address.uri,
        NEO4J_USERNAME: address.username,
        NEO4J_PASSWORD: address.password,
        NEO4J_DATABASE: address.database,
        SEED_DIR: 'none',
        PORT: '0',
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  return listening(child, /GraphQL http:\/\/[^:\s]+:(\d+)\/graphql/);
}

/** The same bytes for whatever is asked, by Node's own server alone: nothing in JavaScript is quicker than this. */
export function serveStatic(body: Buffer, type: string): Promise<Served> {
  const script = `const { createServer } = require('node:http');
    const body = Buffer.from(process.env.BODY, 'base64');
    const headers = { 'content-type': process.env.TYPE, 'content-length': body.length };
    createServer((_request, response) => response.writeHead(200, headers).end(body))
      .listen(0, '127.0.0.1', function () { console.error('port', this.address().port); });`;
  const child = spawn(process.execPath, ['-e', script], {
    env: { ...process.env, BODY: body.toString('base64'), TYPE: type },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return listening(child, /port (\d+)/);
}

async function listening(child: ChildProcess, ready: RegExp): Promise<Served> {
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = ready.exec(said)?.[1];
      if (found) resolve(Number(found));
    });
    child.once('exit', (code) => reject(new Error(`It ended with code ${code}:\n${said}`)));
  });
  return {
    port,
    pid: child.pid as number,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
