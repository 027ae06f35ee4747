import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MAX_ARRIVAL_MS } from '../../../src/api/plugins/connections.js';
import { limitTime } from '../../../src/api/plugins/limit-time.js';
import { UserError } from '../../../src/errors.js';
import type { Graph } from '../../../src/neo4j/graph.js';

const LIMIT_MS = 600_000;

let app: FastifyInstance;
let socket: Socket;

beforeEach(() => {
  // Sockets keep their time by timers of Node's own.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  vi.useRealTimers();
  socket.destroy();
  await app.close();
});

/** Sends the head of an upload and a byte of its body to a route that answers with `answer`. */
async function startUpload(answer: () => Promise<string>, refuse?: () => never): Promise<void> {
  app = Fastify();
  limitTime(app, { timeoutMs: 10_000 } as Graph);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  const config = { isUpload: true, timeLimitMs: LIMIT_MS };
  const onRequest = async () => refuse?.();
  app.put('/data', { config, onRequest }, answer);
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    'PUT /data HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/gzip\r\nContent-Length: 1000\r\n\r\n.',
  );
}

it('A body that was refused may not go on arriving for as long as one that is read', async () => {
  await startUpload(
    async () => 'never',
    () => {
      throw new UserError('UNAUTHENTICATED', 'no key');
    },
  );
  await once(socket, 'data');
  const closed = once(socket, 'close');
  await vi.advanceTimersByTimeAsync(MAX_ARRIVAL_MS);
  await closed;
});

it('A body that is read has the time of its route', async () => {
  let isBegun = () => {};
  const begun = new Promise<void>((resolve) => {
    isBegun = resolve;
  });
  let finish = (_answer: string) => {};
  await startUpload(() => {
    isBegun();
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  await begun;
  await vi.advanceTimersByTimeAsync(LIMIT_MS - 1);
  finish('done');
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 200/);
});
