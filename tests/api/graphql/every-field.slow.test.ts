import type { FastifyInstance } from 'fastify';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { everyField, rootExamples } from '../../helpers/every-field.js';
import { briefGraph } from '../../helpers/graph.js';

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

/** Of kinds one more, as that leads to the sources of their names; planning what is larger takes Neo4j minutes. */
const levelsOf = (type: string) => (kinds.some(({ name }) => name === type) ? 2 : 1);

describe('Every field of the schema', () => {
  test('can be selected on every kind, with what lies one object below it, and of kinds two', async () => {
    const { data } = await ask(app, getIntrospectionQuery());
    const documents = everyField(buildClientSchema(data), levelsOf, rootExamples);
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
