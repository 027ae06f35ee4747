import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '../../src/load/migrate.js';
import { schemaStatements } from '../../src/load/run.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { emptyGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph?.close());

const change = (statement: string) =>
  graph.driver.executeQuery(statement, {}, { database: graph.database });
const namesNow = async () =>
  (await graph.read<[string]>('SHOW INDEXES YIELD name RETURN name')).map(([name]) => name);

it('A migration drops indexes of earlier versions of this program, and none of others', async () => {
  await migrate(graph);
  const before = await namesNow();
  const fullText = (name: string, pattern: string) =>
    `CREATE FULLTEXT INDEX ${name} FOR ${pattern} ON EACH [n.differing]`;
  const others = [
    ['differing_relations_of_mine', fullText('differing_relations_of_mine', '()-[n:MINE]-()')],
    // In the words of this program, but on nodes: it never made such a one.
    ['differing_relations_00000000', fullText('differing_relations_00000000', '(n:Mine)')],
    ['policy_status', 'CREATE INDEX policy_status FOR (n:Policy) ON (n.status)'],
  ] as const;
  for (const [, statement] of others) await change(statement);
  await change(fullText('differing_relations', '()-[n:ISSUED]-()'));
  await change(fullText('differing_relations_26cbd632', '()-[n:ISSUED|SETS]-()'));
  await change(fullText('entity_name_key', '(n:Policy|Agency)'));
  await change(fullText('entity_text_zh', '(n:Company)'));
  try {
    await migrate(graph);
    const names = await namesNow();
    expect(names.sort()).toEqual([...before, ...others.map(([name]) => name)].sort());
    for (const name of schemaStatements().keys()) expect(names).toContain(name);
  } finally {
    for (const [name] of others) await change(`DROP INDEX ${name}`);
  }
});
