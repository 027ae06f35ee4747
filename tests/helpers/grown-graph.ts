import { deriveKeys } from '../../src/load/derived.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { nameKey } from '../../src/text/normalise/fold.js';
import { searchKeysOf } from '../../src/text/normalise/search-keys.js';
import { generatedDataset } from './generated.js';
import { emptyGraph } from './graph.js';

/** A policy of the grown graph, as plain values. */
export interface Grown {
  readonly id: string;
  readonly name: string;
  readonly issuedOn: string | null;
  readonly agency: string;
  readonly sectors: readonly string[];
}

const branches = 6;

/**
 * Policies that differ in nothing but their number: a fifth are of one agency and twenty of another, each of six
 * branches of the tree has its share, five are of a narrow sector, and every fiftieth has no date.
 */
export function grownPolicies(count: number): Grown[] {
  return Array.from({ length: count }, (_, at) => {
    const day = (at * 7919) % 7300;
    const date = new Date(Date.UTC(2003, 0, 1 + day)).toISOString().slice(0, 10);
    const sectors = [`sector:b${at % branches}`, `sector:b${(at * 5 + 1) % branches}-${at % 4}`];
    return {
      id: `policy:g${at}`,
      name: `Policy ${at}`,
      issuedOn: at % 50 === 7 ? null : date.slice(0, at % 40 === 1 ? 7 : 10),
      agency: agencyOf(at, count),
      sectors: at % Math.floor(count / 5) === 3 ? [...sectors, 'sector:narrow'] : sectors,
    };
  });
}

function agencyOf(at: number, count: number): string {
  if (at % Math.floor(count / 20) === 11) return 'agency:small';
  return at % 5 === 0 ? 'agency:large' : `agency:other${at % 7}`;
}

/** A graph of so many policies, written by a few statements: the loader has tests of its own. */
export async function grownGraph(count: number): Promise<Graph> {
  const graph = await emptyGraph();
  // Makes the schema, and is gone before the rest comes.
  await load(graph, generatedDataset({ seed: 1, each: 1, links: 0 }));
  const write = (text: string, parameters: object = {}) =>
    graph.driver.executeQuery(text, parameters, { database: graph.database });
  await write('MATCH (n) WHERE NOT n:TestDatabase DETACH DELETE n');
  const parts = Array.from({ length: branches * 4 }, (_, at) => [
    `sector:b${at % branches}-${Math.floor(at / branches)}`,
    `sector:b${at % branches}`,
  ]);
  const tree = [
    ...parts,
    ...Array.from({ length: branches }, (_, at) => [`sector:b${at}`, 'sector:root']),
    ['sector:narrow', 'sector:root'],
  ];
  await write(
    `UNWIND $tree AS pair MERGE (a:Sector {id: pair[0]}) MERGE (b:Sector {id: pair[1]})
     CREATE (a)-[:PART_OF {id: pair[0] + pair[1], status: 'ACTUAL'}]->(b)`,
    { tree },
  );
  const policies = grownPolicies(count);
  await write(
    `UNWIND $policies AS row MERGE (a:Agency {id: row.agency})
     CREATE (p:Policy {id: row.id, name: row.name, issuedOn: row.issuedOn, status: 'ISSUED'})
     CREATE (a)-[:ISSUED {id: 'issued:' + row.id, status: 'ACTUAL'}]->(p)
     WITH p, row UNWIND row.sectors AS id MATCH (s:Sector {id: id})
     CREATE (p)-[:REGULATES {id: row.id + '>' + id, status: 'ACTUAL'}]->(s)`,
    { policies },
  );
  const named = [...new Set([...policies.map(({ agency }) => agency), ...tree.flat()])];
  await write(
    `UNWIND $named AS row MATCH (n:Agency|Sector {id: row.id}) SET n.name = row.id, n.nameKeys = [row.key], n.searchKeys = row.keys`,
    { named: named.map((id) => ({ id, key: nameKey(id), keys: searchKeysOf('', id, [id]) })) },
  );
  await deriveKeys(graph);
  await write('CALL db.prepareForReplanning()');
  return graph;
}
