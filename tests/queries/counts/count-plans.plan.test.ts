import { afterAll, beforeAll, expect, test } from 'vitest';
import { newBuilder } from '../../../src/cypher/builder.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { choosePlan } from '../../../src/plan/choose.js';
import { askedDimensions } from '../../../src/queries/counts/grouping.js';
import type { Grouping } from '../../../src/queries/counts/grouping-inputs.js';
import { valuesStatement } from '../../../src/queries/counts/property-groups.js';
import { countStatement } from '../../../src/queries/counts/statement.js';
import { jointStatement } from '../../../src/queries/joint-issuers/statement.js';
import { resolveNames } from '../../../src/queries/names/index.js';
import { namesInWhere } from '../../../src/queries/names/names-in.js';
import type { AsOf } from '../../../src/query/as-of.js';
import type { Filter } from '../../../src/query/selection.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

/** With one seek there is nothing to choose. */
const planOf = (where: Filter) => choosePlan({ kind: 'Policy', where });

const asOf: AsOf = { day: '2021-09-07', undated: 'LEAVE_OUT' };

async function operators(
  where: Filter,
  day: AsOf | undefined,
  write: (context: ReturnType<typeof newBuilder>) => string,
): Promise<string> {
  const context = newBuilder(await resolveNames(graph, namesInWhere('Policy', where)), day);
  const text = write(context);
  const session = graph.driver.session();
  const { summary } = await session.run(`EXPLAIN ${text}`, context.parameters);
  await session.close();
  expect(summary.notifications.filter(({ code }) => /CartesianProduct/.test(code))).toEqual([]);
  return JSON.stringify(summary.plan, (key, value) => (key === 'arguments' ? undefined : value));
}

const counted = (by: Grouping[], where: Filter, day: AsOf | undefined) =>
  operators(where, day, (context) =>
    countStatement(
      planOf(where),
      askedDimensions('Policy', by, day),
      { sums: true, ids: true },
      context,
    ),
  );

const miit = { issuedBy: ['MIIT'] };
const allNodes = /AllNodesScan|RelationshipTypeScan/;

test.each([
  [[{ dimension: 'ISSUED_ON' }]],
  [[{ dimension: 'REGULATES', subtree: true }, { dimension: 'ISSUED_BY' }]],
  [[{ dimension: 'AFFECTS' }, { dimension: 'AFFECTS_BASIS' }]],
  [[{ dimension: 'TOUCHES' }, { dimension: 'PUBLISHER' }]],
  [[{ dimension: 'IN_FORCE' }]],
])('a count by %j begins at what the filter names and walks from there', async (by) => {
  for (const day of [undefined, asOf]) {
    const plan = await counted(by, miit, day);
    expect(plan).not.toMatch(allNodes);
    expect(plan).not.toMatch(/NodeByLabelScan/);
  }
});

test('a count of policies by their date of issue reads the keys of the relation alone', async () => {
  const plan = await operators(miit, undefined, (context) =>
    valuesStatement(
      planOf(miit),
      askedDimensions('Policy', [{ dimension: 'ISSUED_ON' }], undefined),
      context,
    ),
  );
  expect(plan).toMatch(/DirectedRelationshipIndexSeek/);
  expect(plan).not.toMatch(/Expand|Node|Sort/);
});

test('a count without a filter reads its own kind alone', async () => {
  const plan = await counted([{ dimension: 'ISSUED_BY' }], {}, undefined);
  expect(plan).not.toMatch(allNodes);
});

test('joint issuers of one agency begin at the agency', async () => {
  for (const day of [undefined, asOf]) {
    const plan = await operators(miit, day, (context) =>
      jointStatement({ because: true }, planOf(miit), context),
    );
    expect(plan).not.toMatch(allNodes);
    expect(plan).not.toMatch(/NodeByLabelScan/);
  }
});
