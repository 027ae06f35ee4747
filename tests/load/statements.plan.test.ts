import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseStatements } from '../../src/codegen/statements.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { lookUpStatement } from '../../src/queries/search/candidates.js';
import { namesStatement } from '../../src/queries/search/kept-names.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

const statements = parseStatements(
  readFileSync(new URL('../../cypher/load.cypher', import.meta.url), 'utf8'),
);

/** What a data set or several state, and what is derived anew for a whole graph, are questions about everything. */
const loading = [...statements].filter(
  ([name]) => !/^(stated|several|all keys|all second ids|all read in) /.test(name),
);

const searching = [
  ['search', lookUpStatement],
  ['names of a search', namesStatement],
] as const;

test.each([...loading, ...searching])(
  'the statement "%s" finds its rows by an index',
  async (_name, text) => {
    const session = graph.driver.session();
    const { summary } = await session.run(`EXPLAIN ${text}`, {
      id: [],
      ids: [],
      asked: [],
    });
    await session.close();
    const operators = JSON.stringify(summary.plan, (key, value) =>
      key === 'arguments' ? undefined : value,
    );
    expect(operators).not.toMatch(/AllNodesScan|NodeByLabelScan|RelationshipTypeScan/);
  },
);
