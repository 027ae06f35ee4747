import { connect as connectSocket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { within } from '../../../src/neo4j/within.js';
import { Deadline } from '../../../src/runtime/deadline.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';
import { endless, endlessGraph, endlessInNeo4j, eventually } from '../../helpers/slow-graph.js';

/** Shorter than the limit of the tests' own graph by a factor of a hundred, so that one that does not hold is noticed. */
const limitMs = 1_200;

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph: endlessGraph(graph, limitMs) });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

test('A request of several statements is over when its time is up, and says what to ask less of', async () => {
  const startedAt = performance.now();
  const { status, data, errors } = await ask(
    app,
    '{ a: policyCounts(by: [{dimension: TYPE}]) { total } b: search(text: "MIIT") { totalCount } c: policies(where: {issuedBy: ["MIIT", "MOFCOM"]}) { totalCount nodes { id } } }',
  );
  // The search reads in another way, which is not made endless here: it may be answered in time.
  const isFound = data.b !== null;
  expect([data.a, data.c]).toEqual([null, null]);
  expect([status, errors.length]).toEqual(isFound ? [200, 2] : [503, 3]);
  for (const { message, extensions } of errors) {
    expect(extensions.code).toBe('TIMEOUT');
    expect(message).toContain('Request less');
  }
  expect(performance.now() - startedAt).toBeLessThan(limitMs * 10);
});

test('REST answers 503 with the same words', async () => {
  const answer = await app.inject('/v1/policies');
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'TIMEOUT']);
  expect(answer.json().detail).toContain('within 1.2 seconds');
});

test('Statements one after the other share the time of their request', async () => {
  const deadline = new Deadline(3_000);
  const own = within(graph, deadline);
  let statements = 0;
  const reading = (async () => {
    for (;;) {
      await own.read('UNWIND range(1, 30000) AS i WITH i WHERE i % 7 = 8 RETURN count(i)');
      statements++;
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(statements).toBeGreaterThan(0);
  expect(deadline.tookMs).toBeLessThan(30_000);
  deadline.done();
});

test('Neo4j stops working for a request that is over', async () => {
  const deadline = new Deadline(60_000);
  const reading = within(graph, deadline).read(`${endless} // endless`);
  reading.catch(() => undefined);
  expect(await eventually(async () => (await endlessInNeo4j(graph)) === 1)).toBe(true);
  deadline.end();
  await expect(reading).rejects.toThrow('closed before the answer');
  expect(await eventually(async () => (await endlessInNeo4j(graph)) === 0)).toBe(true);
});

test('One of several that share a statement is over alone; the others are answered', async () => {
  const [short, long] = [new Deadline(60_000), new Deadline(60_000)];
  const statement = `UNWIND $ids AS id
    CALL () { UNWIND range(1, 3000000) AS i WITH i WHERE i % 7 = 8 RETURN count(i) AS none }
    MATCH (n:Agency {id: id}) RETURN id, n.name`;
  // Two go at once; the next two share the one after.
  const first = [0, 1].map(() => within(graph, long).readByIds(statement, ['agency:miit']));
  const over = within(graph, short).readByIds(statement, ['agency:miit']);
  const stays = within(graph, long).readByIds(statement, ['agency:mofcom']);
  short.end();
  await expect(over).rejects.toThrow('closed before');
  expect([...(await stays)]).toEqual([
    ['agency:mofcom', ['agency:mofcom', 'Ministry of Commerce']],
  ]);
  await Promise.all(first);
  for (const one of [short, long]) one.done();
});

test('When the client goes away, Neo4j stops working for it', async () => {
  const patient = await buildApp({ graph: endlessGraph(graph, 100_000) });
  const address = await patient.listen({ host: '127.0.0.1', port: 0 });
  const controller = new AbortController();
  const asked = fetch(`${address}/v1/policies`, { signal: controller.signal });
  expect(await eventually(async () => (await endlessInNeo4j(graph)) > 0)).toBe(true);
  controller.abort();
  await expect(asked).rejects.toThrow();
  expect(await eventually(async () => (await endlessInNeo4j(graph)) === 0)).toBe(true);
  await patient.close();
});

test('A body that is not there in time is waited for no longer', async () => {
  const { port } = app.server.address() as { port: number };
  const socket = connectSocket(port, '127.0.0.1');
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query',
  );
  const text = await new Promise<string>((resolve) => {
    let received = '';
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('close', () => resolve(received));
  });
  expect(text).toMatch(/^HTTP\/1.1 408 /);
  expect(text).toContain('SLOW_REQUEST');
});
