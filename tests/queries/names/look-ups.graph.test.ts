import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { within } from '../../../src/neo4j/within.js';
import { resolveNames } from '../../../src/queries/names/index.js';
import { MAX_SUGGESTED_NAMES } from '../../../src/queries/names/look-ups.js';
import { Deadline } from '../../../src/runtime/deadline.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let watched: Graph;
let app: FastifyInstance;
/** Statements that look names up, and searches for what resembles a name. */
let [lookUps, searches] = [0, 0];
beforeAll(async () => {
  graph = await briefGraph();
  watched = {
    ...graph,
    read: (text, ...more) => {
      if (text.includes('$wanted')) lookUps++;
      return graph.read(text, ...more);
    },
    readBatched: (...asked) => {
      searches++;
      return graph.readBatched(...asked);
    },
  };
  app = await buildApp({ graph: watched });
});
beforeEach(() => {
  [lookUps, searches] = [0, 0];
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

function manyNames(names: readonly string[]): string {
  return `{ ${names.map((name, at) => `e${at}: entity(name: "${name}") { id }`).join(' ')} }`;
}

test('Names of one request share a statement, and a repeated one is looked up once', async () => {
  const { data } = await ask(app, manyNames(['MIIT', 'MOFCOM', '工信部', 'MIIT', 'CATL']));
  expect(Object.values(data)).toEqual(
    ['agency:miit', 'agency:mofcom', 'agency:miit', 'agency:miit', 'company:catl'].map((id) => ({
      id,
    })),
  );
  expect(lookUps).toBe(1);
});

/** What a request says of names, each asked for by itself at the same time. */
async function messagesFor(names: readonly string[]): Promise<string[]> {
  const deadline = new Deadline(60_000);
  const own = within(watched, deadline);
  const asked = names.map((name) =>
    resolveNames(own, [{ name, kinds: ['Agency'], argument: 'of' }]),
  );
  const told = await Promise.allSettled(asked);
  deadline.done();
  return told.map((one) => (one.status === 'rejected' ? one.reason.message : ''));
}

test('A hundred unknown names cost one statement, and a few searches for what resembles them', async () => {
  const names = Array.from({ length: 100 }, (_, at) => `Ministry of Nothing ${at}`);
  const messages = await messagesFor(names);
  expect(lookUps).toBe(1);
  // A search looks twice where nothing is spelt as asked.
  expect(searches).toBeLessThanOrEqual(3 * MAX_SUGGESTED_NAMES);
  for (const message of messages) expect(message).toContain('no agency has the id or the name');
  const left = messages.filter((message) => message.includes('only for the first'));
  expect(left).toHaveLength(100 - MAX_SUGGESTED_NAMES);
});

test('A request over HTTP with a hundred unknown names costs no more', async () => {
  const names = Array.from({ length: 100 }, (_, at) => `Ministry of Nothing ${at}`);
  const { status, errors } = await ask(app, manyNames(names));
  expect([status, errors[0]?.extensions.code, lookUps]).toEqual([400, 'UNKNOWN_NAME', 1]);
  expect(searches).toBeLessThanOrEqual(3 * MAX_SUGGESTED_NAMES);
});

test('The same unknown name is searched for once, and each place is told its suggestions', async () => {
  const messages = await messagesFor(['MITT', 'MITT', 'MITT']);
  expect(new Set(messages).size).toBe(1);
  expect(messages[0]).toContain('Did you mean');
  expect([lookUps, searches <= 3]).toEqual([1, true]);
});

test('The next request looks again: what was loaded meanwhile is found', async () => {
  await ask(app, manyNames(['MIIT']));
  await ask(app, manyNames(['MIIT']));
  expect(lookUps).toBe(2);
});
