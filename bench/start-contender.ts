import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { GraphAddress } from '../src/neo4j/graph.js';
import type { Contender, Variables } from './contender.js';

/** A contender that listens. */
export interface Running {
  readonly contender: Contender;
  readonly pid: number;
  readonly port: number;
  /** Asks one question and gives the answer, parsed; undefined where the contender has none for that workload. */
  ask(workload: string, variables: Variables): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a contender before a graph and waits until it listens. Throws with what it said where it ends before. */
export async function startContender(contender: Contender, graph: GraphAddress): Promise<Running> {
  const port = await freePort();
  const [program, ...args] = contender.command as [string, ...string[]];
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: contender.cwd,
    env: {
      ...process.env,
      ...contender.environment,
      // What `npm start` gives this service, everybody gets.
      NODE_OPTIONS: '--max-semi-space-size=32',
      NEO4J_URI: graph.uri,
      NEO4J_USERNAME: graph.username,
      NEO4J_PASSWORD: graph.password,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await listening(child, contender.name);
  return {
    contender,
    pid: child.pid as number,
    port,
    ask: async (workload, variables) => {
      const request = contender.request(workload, variables);
      if (!request) return undefined;
      const { method, path, headers, body } = request;
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, body });
      return response.json();
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function listening(child: ChildProcess, name: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (/^ready/im.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code}:\n${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
