import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { countsFieldOf } from '../../../src/api/questions/counts.js';
import { type Dimension, dimensionsOf } from '../../../src/codegen/dimensions.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

/** The dimensions whose keys are entities that a filter of the same name can ask for. */
const byEnd = (kind: string) =>
  dimensionsOf(kind).filter(
    (one): one is Dimension & { sort: 'END' } =>
      one.sort === 'END' && !one.filter.relations[0]?.derived,
  );

test.each(kinds.map((kind) => [kind.plural, kind] as const))(
  'Each group of %s is as large as the list with its key as a filter',
  async (plural, kind) => {
    let compared = 0;
    for (const { name: dimension, filter } of byEnd(kind.name)) {
      const { data, errors } = await ask(
        app,
        `{ counts: ${countsFieldOf(kind)}(by: [{ dimension: ${dimension} }]) { groups { key count } } }`,
      );
      expect(errors).toEqual([]);
      const groups: { key: string; count: number }[] = data.counts.groups;
      for (let at = 0; at < groups.length; at += 20) {
        const some = groups.slice(at, at + 20);
        const lists = await ask(
          app,
          `{ ${some.map(({ key }, i) => `l${i}: ${plural}(where: { ${filter.field}: ["${key}"] }) { totalCount }`).join(' ')} }`,
        );
        expect(some.map((_, i) => lists.data[`l${i}`].totalCount)).toEqual(
          some.map(({ count }) => count),
        );
        compared += some.length;
      }
    }
    expect(compared).toBeGreaterThan(0);
  },
);
