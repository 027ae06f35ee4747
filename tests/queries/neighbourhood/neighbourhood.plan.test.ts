import { afterAll, beforeAll, expect, test } from 'vitest';
import { newBuilder } from '../../../src/cypher/builder.js';
import { idsByKind } from '../../../src/cypher/ids-by-kind.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { driverParameters } from '../../../src/neo4j/parameters.js';
import { resolveNames } from '../../../src/queries/names/index.js';
import { keptStatement, lookedAtStatement } from '../../../src/queries/neighbourhood/degrees.js';
import { MAX_JOINED } from '../../../src/queries/neighbourhood/edges.js';
import { levelStatement } from '../../../src/queries/neighbourhood/frontier-statement.js';
import { scopeOf } from '../../../src/queries/neighbourhood/request.js';
import { pictureStatement } from '../../../src/queries/neighbourhood/subgraph.js';
import { briefGraph } from '../../helpers/graph.js';
import { idsAlone } from '../../helpers/neighbourhoods.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

const ids = ['agency:miit', 'company:nio', 'sector:ev-makers'];
// More than a join takes; that all but three are unknown does not matter to a plan.
const many = [...ids, ...Array.from({ length: MAX_JOINED }, (_, at) => `company:c${at}`)];

test.each([undefined, { day: '2021-09-07', undated: 'LEAVE_OUT' as const }])(
  'every statement of a neighbourhood, with the day %j, begins at the entities and walks from there',
  async (asOf) => {
    const scope = scopeOf({
      of: ids,
      kinds: ['Policy', 'Company'],
      asOf,
      node: idsAlone,
      hidden: true,
    });
    const names = await resolveNames(graph, []);
    const statements = [
      (context: ReturnType<typeof newBuilder>) => levelStatement(ids, ids, 9, scope, context),
      (context: ReturnType<typeof newBuilder>) =>
        pictureStatement(ids, idsAlone, scope, context).text,
      (context: ReturnType<typeof newBuilder>) =>
        pictureStatement(many, idsAlone, scope, context).text,
      (context: ReturnType<typeof newBuilder>) => lookedAtStatement(ids, scope, context) ?? '',
      () => keptStatement(scope),
    ];
    for (const write of statements) {
      const context = newBuilder(names, asOf);
      const text = write(context);
      const session = graph.driver.session();
      const { summary } = await session.run(
        `EXPLAIN ${text}`,
        driverParameters({ ids: idsByKind(ids), ...context.parameters }),
      );
      await session.close();
      const plan = JSON.stringify(summary.plan, (key, value) =>
        key === 'arguments' ? undefined : value,
      );
      expect(plan).toMatch(/NodeUniqueIndexSeek/);
      expect(plan, text).not.toMatch(
        /AllNodesScan|NodeByLabelScan|RelationshipTypeScan|CartesianProduct/,
      );
    }
  },
);
