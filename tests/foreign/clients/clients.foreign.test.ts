import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { readTrustedDocuments } from '../../../src/api/graphql/trusted-documents.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';
import { pythonWith } from '../python.js';
import { compile, folder, generated, installClients, runClient } from './javascript.js';

const run = promisify(execFile);
const agency = 'agency:miit';
const pageSize = 3;
const docs = (name: string) => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

let graph: Graph;
let app: FastifyInstance;
/** What every client has to see: asked of the service without any. */
let expected: Record<string, unknown>;
let scratch: string;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph, cacheBytes: 1_000_000 });
  await app.listen({ host: '127.0.0.1', port: 0 });
  scratch = await mkdtemp(join(tmpdir(), 'policy-graph-clients-'));
  const { data } = await ask(
    app,
    `{ node(id: "${agency}") { ... on Agency { name } }
       policies(first: 200, where: { issuedBy: ["${agency}"] }) { totalCount nodes { id } } }`,
  );
  const ids = data.policies.nodes.map(({ id }: { id: string }) => id);
  expect(ids.length).toBeGreaterThan(pageSize);
  expected = {
    name: data.node.name,
    ids,
    totalCount: ids.length,
    pages: Math.ceil(ids.length / pageSize),
    code: 'BAD_USER_INPUT',
  };
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
  if (scratch) await rm(scratch, { recursive: true });
});

describe('Clients of JavaScript', () => {
  beforeAll(async () => {
    await installClients();
    await copyFile(docs('schema.graphql'), join(generated, 'schema.graphql'));
    await writeFile(join(generated, 'persisted.json'), '{}');
  });

  test('compile against the schema: graphql-codegen, gql.tada, relay-compiler, openapi-typescript, then all of them by TypeScript', async () => {
    // graphql-codegen asks the running service for its schema, the others read the files of the repository.
    await compile('graphql-codegen', ['--config', 'codegen.ts'], app.listeningOrigin);
    await compile('gql.tada', ['generate-output']);
    await compile('relay-compiler', ['relay.config.json']);
    await compile('openapi-typescript', [docs('openapi.json'), '-o', 'generated/openapi.ts']);
    await compile('tsc', ['-p', folder]);
  });

  test('Apollo Client 4 with its cache merges pages by cursor, and asks by hash and GET', async () => {
    expect(await runClient('apollo', app.listeningOrigin)).toEqual({
      ...expected,
      persisted: [
        { method: 'GET', status: 404, hasQuery: false },
        { method: 'POST', status: 200, hasQuery: true },
      ],
      again: [{ method: 'GET', status: 200 }],
    });
  });

  test('Apollo Client 3 reads answers, pages and errors', async () => {
    const seen = await runClient('apollo-3', app.listeningOrigin);
    expect(seen).toEqual({ ...expected, invalid: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test('urql with a cache that knows the schema finds nothing to warn of', async () => {
    const fresh = await buildApp({ graph });
    const origin = await fresh.listen({ host: '127.0.0.1', port: 0 });
    const seen = await runClient('urql', origin).finally(() => fresh.close());
    expect(seen).toEqual({
      ...expected,
      persisted: [
        { method: 'GET', status: 404, hasQuery: false },
        { method: 'GET', status: 200, hasQuery: true },
      ],
      warnings: [],
    });
  });

  test('Relay runs compiled documents, refetches an entity by its id, and follows connections; only their identifiers are sent', async () => {
    const trusting = await buildApp({
      graph,
      trustedDocuments: readTrustedDocuments(join(generated, 'persisted.json')),
    });
    const origin = await trusting.listen({ host: '127.0.0.1', port: 0 });
    const seen = await runClient('relay', origin).finally(() => trusting.close());
    expect(seen).toMatchObject({ ...expected, texts: 0 });
    expect(seen.issued).toHaveLength(4);
    expect(seen.refused).toContain('first: -1 is negative');
  });

  test('gql.tada has the types of what is answered', async () => {
    expect(await runClient('tada', app.listeningOrigin)).toEqual(expected);
  });

  test('openapi-fetch with the types of openapi-typescript reads lists and problems', async () => {
    const seen = await runClient('openapi', app.listeningOrigin);
    expect(seen).toEqual({ ...expected, nobody: [404, 'UNKNOWN_NAME'] });
  });
});

describe('Clients of Python', () => {
  const python = async (name: string, script: string, ...more: string[]) => {
    const programs = await pythonWith(name);
    const path = fileURLToPath(new URL(`${script}.py`, import.meta.url));
    const parameters = [app.listeningOrigin, agency, String(pageSize), ...more];
    const { stdout } = await run(join(programs, 'python'), [path, ...parameters]);
    return JSON.parse(stdout);
  };

  test('gql checks documents by the schema that the service tells', async () => {
    expect(await python('gql', 'gql_client')).toEqual({
      ...expected,
      invalid: expect.stringContaining("Cannot query field 'nothing'"),
      refused: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  test('sgqlc makes classes of the schema and builds operations from them', async () => {
    const programs = await pythonWith('sgqlc');
    const schema = join(scratch, 'schema.json');
    const module = join(scratch, 'policy_graph_schema.py');
    const tell = ['-m', 'sgqlc.introspection', `${app.listeningOrigin}/graphql`, schema];
    await run(join(programs, 'python'), tell);
    await run(join(programs, 'sgqlc-codegen'), ['schema', schema, module]);
    expect(await python('sgqlc', 'sgqlc_client', scratch)).toEqual(expected);
  });

  test('openapi-python-client makes functions of the description, each of which is there', async () => {
    const programs = await pythonWith('openapi-client');
    const { stdout } = await run(join(programs, 'openapi-python-client'), [
      ...['generate', '--path', docs('openapi.json'), '--meta', 'none'],
      ...['--output-path', join(scratch, 'policy_graph_client')],
    ]);
    // It warns of each operation that it cannot make, and of nothing else but a formatter that is not here.
    expect(stdout).not.toMatch(/WARNING parsing|Endpoint will not be generated/);
    expect(await python('openapi-client', 'openapi_client', scratch)).toEqual({
      ...expected,
      nobody: [404, 'UNKNOWN_NAME'],
      matched: agency,
    });
  });
});
