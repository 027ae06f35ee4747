import { newBuilder } from '../../src/cypher/builder.js';
import { batchedRead } from '../../src/neo4j/batched-read.js';
import type { Graph, Parameters, Row } from '../../src/neo4j/graph.js';
import { driverParameters } from '../../src/neo4j/parameters.js';
import { batchedReadByIds } from '../../src/neo4j/read-by-ids.js';
import { valuesOf } from '../../src/neo4j/run.js';
import { choosePlan } from '../../src/plan/choose.js';
import { type ListRequest, listQueryOf, rowsStatement } from '../../src/queries/list/index.js';
import { statisticsFor } from '../../src/queries/planner/index.js';
import type { ResolvedNames } from '../../src/query/names.js';

/** What Neo4j looked up in its store to answer a statement, and the operators that it used. */
export async function hitsOf(
  graph: Graph,
  { text, parameters }: { readonly text: string; readonly parameters: Parameters },
): Promise<{ hits: number; operators: string; rows: number }> {
  const session = graph.driver.session({ database: graph.database });
  const { summary, records } = await session.run(`PROFILE ${text}`, driverParameters(parameters));
  await session.close();
  let hits = 0;
  const names: string[] = [];
  const visit = (plan: { dbHits: number; operatorType: string; children: unknown[] }) => {
    hits += plan.dbHits;
    names.push(plan.operatorType);
    for (const child of plan.children) visit(child as typeof plan);
  };
  visit(summary.profile as never);
  return { hits, operators: names.join(' '), rows: records.length };
}

/** The same graph, which profiles whatever is read of it, and what it has looked up so far. */
export function profiling(graph: Graph): { graph: Graph; hits(): number } {
  let hits = 0;
  const read = async <R extends Row>(text: string, parameters: Parameters = {}) => {
    const session = graph.driver.session({ database: graph.database });
    const { summary, records } = await session.run(`PROFILE ${text}`, driverParameters(parameters));
    await session.close();
    hits += hitsIn(summary.profile as never);
    return records.map(valuesOf) as R[];
  };
  return {
    graph: { ...graph, read, readByIds: batchedReadByIds(read), readBatched: batchedRead(read) },
    hits: () => hits,
  };
}

interface Profile {
  readonly dbHits: number;
  readonly children: readonly Profile[];
}

function hitsIn({ dbHits, children }: Profile): number {
  return children.reduce((sum, child) => sum + hitsIn(child), dbHits);
}

/**
 * Makes Neo4j plan anew, by the numbers of the graph that is there now: it keeps the plan of a statement that it was
 * asked when another test had another graph.
 */
export async function planAnew(graph: Graph): Promise<void> {
  await graph.driver.executeQuery('CALL db.awaitIndexes(300)', {}, { database: graph.database });
  await graph.driver.executeQuery(
    'CALL db.prepareForReplanning(300)',
    {},
    { database: graph.database },
  );
}

/** What a page of a list costs in all: the statement of the estimates, where there is a choice, and its own. */
export async function listHits(graph: Graph, request: ListRequest, names: ResolvedNames) {
  const query = listQueryOf(request);
  const { asOf } = request;
  const statistics = statisticsFor({ query, countsAll: false, names, asOf });
  const estimating = statistics && (await hitsOf(graph, statistics));
  const [row] = statistics ? await graph.read(statistics.text, statistics.parameters) : [];
  const plan = choosePlan(query, row && statistics?.read(row));
  const { hasRelationOrderIndex } = await graph.stats();
  const context = newBuilder(names, asOf, hasRelationOrderIndex);
  const rows = await hitsOf(graph, rowsStatement(request, plan, context));
  return {
    hits: (estimating?.hits ?? 0) + rows.hits,
    operators: `${estimating?.operators ?? ''} ${rows.operators}`,
    rows: rows.rows,
  };
}
