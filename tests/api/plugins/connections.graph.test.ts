import { connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, maxConnections: 10 });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

/** What is received on a connection until the service closes it. */
function received(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (data) => {
      text += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

/** The limits of the service are seconds; those of these tests are shorter. */
async function withShortLimits<T>(use: () => Promise<T>): Promise<T> {
  const { headersTimeout, requestTimeout } = app.server;
  Object.assign(app.server, { headersTimeout: 300, requestTimeout: 600 });
  try {
    return await use();
  } finally {
    Object.assign(app.server, { headersTimeout, requestTimeout });
  }
}

test('The limits that the service sets are within a minute and a half, but for what is put', () => {
  expect(app.server.headersTimeout).toBe(10_000);
  // Bodies of other routes have twenty seconds, which the request itself counts.
  expect(app.server.requestTimeout).toBe(4 * 3_600_000);
  expect(app.server.keepAliveTimeout).toBe(72_000);
  expect(app.server.timeout).toBe(graph.timeoutMs + 60_000);
});

test('A head that never ends is answered with 408', () =>
  withShortLimits(async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    const drip = setInterval(() => socket.writable && socket.write('x'), 100);
    const text = await received(socket);
    clearInterval(drip);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
    expect(text).toContain('SLOW_REQUEST');
  }));

test('A body that comes a byte at a time is answered with 408', () =>
  withShortLimits(async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n',
    );
    const drip = setInterval(() => socket.writable && socket.write(' '), 100);
    const text = await received(socket);
    clearInterval(drip);
    expect(text).toMatch(/^HTTP\/1.1 408 /);
  }));

test('A connection on which nothing comes is closed without a word', () =>
  withShortLimits(async () => {
    expect(await received(connect(port, '127.0.0.1'))).toBe('');
  }));

test('Connections beyond the bound are refused with 503, probes are answered all the same', async () => {
  const held = Array.from({ length: 10 }, () => connect(port, '127.0.0.1'));
  await Promise.all(
    held.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
  );
  const ask = (path: string) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    return received(socket);
  };
  const text = await ask('/v1/policies?first=1');
  expect(text).toMatch(/^HTTP\/1.1 503 /);
  expect(text).toMatch(/retry-after: \d+/i);
  expect(text).toContain('OVERLOADED');
  expect(await ask('/livez')).toMatch(/^HTTP\/1.1 200 /);
  for (const socket of held) socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await ask('/v1/policies?first=1')).toMatch(/^HTTP\/1.1 200 /);
});

test('More header fields than anybody sends are refused', async () => {
  const headers = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`x-${at}`, '1']));
  const response = await fetch(`http://127.0.0.1:${port}/v1/policies?first=1`, { headers });
  expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
    400,
    'LIMIT_EXCEEDED',
  ]);
});

test('A body in thousands of chunks is refused, and its connection closed', async () => {
  const socket = connect(port, '127.0.0.1');
  const head =
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
  socket.write(head + '1\r\n \r\n'.repeat(20_000));
  const text = await received(socket);
  expect(text).toMatch(/^HTTP\/1.1 400 /);
  expect(text).toContain('more than 4000 chunks');
});

test('A body in many chunks is answered', async () => {
  const body = `{"query":"{ __typename }"}${' '.repeat(2_000)}`;
  const chunks = [...body].map((one) => `1\r\n${one}\r\n`).join('');
  const socket = connect(port, '127.0.0.1');
  const head =
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
  socket.write(`${head}${chunks}0\r\n\r\n`);
  expect(await received(socket)).toContain('{"data":{"__typename":"Query"}}');
});
