import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseStatements } from '../../src/derive/statements.js';
import type { Graph } from '../../src/graph/connect.js';
import { briefGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

const statements = parseStatements(
  readFileSync(new URL('../../cypher/load.cypher', import.meta.url), 'utf8'),
);

test.each([...statements].filter(([name]) => !name.startsWith('stated')))(
  'the statement "%s" finds its rows by an index',
  async (_name, text) => {
    const session = graph.driver.session();
    const { summary } = await session.run(`EXPLAIN ${text}`, { rows: [], ids: [] });
    await session.close();
    const operators = JSON.stringify(summary.plan, (key, value) =>
      key === 'arguments' ? undefined : value,
    );
    expect(operators).not.toMatch(/AllNodesScan|NodeByLabelScan|RelationshipTypeScan/);
  },
);
