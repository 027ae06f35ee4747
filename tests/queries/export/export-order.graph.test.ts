import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds, relations } from '../../../src/ontology/index.js';
import { entitiesOf, relationsOf, rowsStatement } from '../../../src/queries/export/statement.js';
import { resolveNames } from '../../../src/queries/names/index.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph?.close());

test('Neo4j gives the rows of an export in the order of an index: it sorts and collects nothing, whatever the size', async () => {
  const scope = { part: {}, names: await resolveNames(graph, []), carried: new Map() };
  const session = graph.driver.session({ database: graph.database });
  for (const found of [
    ...kinds.map((kind) => entitiesOf(kind, scope)),
    ...relations.map((relation) => relationsOf(relation, scope)),
  ]) {
    if (!found) throw new Error('A whole graph leaves nothing out.');
    const { text, parameters } = rowsStatement(found);
    const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
    const operators = JSON.stringify(summary.plan, (key, value) =>
      key === 'arguments' ? undefined : value,
    );
    expect(operators).toMatch(/IndexScan/);
    expect(operators).not.toMatch(
      /Sort|Top|EagerAggregation|"Eager|AllNodesScan|ByLabelScan|TypeScan/,
    );
  }
  await session.close();
});
