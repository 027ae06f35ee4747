import type { Graph } from '../../src/graph/connect.js';

/** What Neo4j looked up in its store to answer a statement, and the operators that it used. */
export async function hitsOf(
  graph: Graph,
  { text, parameters }: { readonly text: string; readonly parameters: object },
): Promise<{ hits: number; operators: string; rows: number }> {
  const session = graph.driver.session({ database: graph.database });
  const { summary, records } = await session.run(`PROFILE ${text}`, parameters);
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
