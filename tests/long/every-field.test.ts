import type { FastifyInstance } from 'fastify';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Graph } from '../../src/graph/connect.js';
import { kinds } from '../../src/ontology/index.js';
import { ask } from '../helpers/ask.js';
import { everyField } from '../helpers/every-field.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const roots: Readonly<Record<string, string>> = {
  entity: 'name: "MIIT"',
  node: 'id: "policy:nev-battery-reuse-rules"',
  nodes: 'ids: ["policy:nev-battery-reuse-rules", "company:catl"]',
  dataSet: 'name: "merics-china-industries-2021-09-07"',
  search: 'text: "battery"',
  exposure: 'of: "NIO"',
  neighbourhood: 'of: ["NIO"], depth: 2',
  paths: 'from: "MIIT", to: "NIO", weak: true',
  inForceSeries: 'from: "2021-01-01", to: "2021-12-31"',
  ...Object.fromEntries(
    kinds.map(({ name }) => [`${name.toLowerCase()}Counts`, 'by: [{ dimension: PUBLISHER }]']),
  ),
};
/** Of kinds one more, as that leads to the sources of their names; planning what is larger takes Neo4j minutes. */
const levelsOf = (type: string) => (kinds.some(({ name }) => name === type) ? 2 : 1);

describe('Every field of the schema', () => {
  test('can be selected on every kind, with what lies one object below it, and of kinds two', async () => {
    const { data } = await ask(app, getIntrospectionQuery());
    const documents = everyField(buildClientSchema(data), levelsOf, roots);
    expect(documents.map(({ type }) => type)).toEqual(
      expect.arrayContaining([...kinds.map(({ name }) => name), 'Name', 'SourceReference']),
    );
    const failed: unknown[] = [];
    for (const { type, document } of documents) {
      const { errors } = await ask(app, document);
      if (errors.length > 0) failed.push({ type, errors });
    }
    expect(failed).toEqual([]);
  });
});
