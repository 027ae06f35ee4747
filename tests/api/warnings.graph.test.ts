import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let address: string;
const warnings: string[] = [];
const note = (warning: Error) => void warnings.push(warning.message);

beforeAll(async () => {
  process.on('warning', note);
  graph = await briefGraph();
  app = await buildApp({ graph });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  process.off('warning', note);
  await app?.close();
  await graph?.close();
});

/** Answers that are computed, read from a file, or streamed for as long as they take. */
const paths = [
  '/',
  '/explore',
  '/browser-kit/',
  '/graphiql',
  '/docs',
  '/v1/policies?format=csv',
  '/v1/export?format=ndjson',
  '/v1/export?format=csv',
];

test('pages, their files, tables and exports make Node warn of nothing', async () => {
  const files = new Set<string>();
  for (const path of paths) {
    const response = await fetch(address + path);
    const body = await response.text();
    expect(response.status, path).toBe(200);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    for (const [, file] of body.matchAll(/(?:src|href)="([^"]+\.(?:js|css|svg|png))"/g))
      files.add(new URL(file as string, response.url).href);
  }
  expect(files.size).toBeGreaterThan(5);
  for (const file of files) {
    const response = await fetch(file);
    await response.arrayBuffer();
    expect(response.status, file).toBe(200);
  }
  expect(warnings).toEqual([]);
});
