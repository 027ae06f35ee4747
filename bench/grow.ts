import { dataSets } from '../src/load/data-set.js';
import { load } from '../src/load/load.js';
import type { Graph } from '../src/neo4j/graph.js';

/** Relations of one company, so that nodes and relations grow alike. */
const each = 5;
/** Rows in one transaction: more would need more of Neo4j's heap. */
const batch = 20_000;

const meta = { name: 'bench', version: '1.0.0', title: 'Bench', licence: 'none', gaps: [] };

/** Makes the graph one of so many relations SUPPLIES between a fifth as many companies, each with sources and a note. */
export async function growTo(graph: Graph, relations: number): Promise<void> {
  // An empty data set brings the constraints and indexes with it; loaded again it would take the graph away.
  if ((await dataSets(graph)).length === 0)
    await load(graph, { meta, entities: [], relations: [], hash: 'bench' });
  const companies = Math.ceil(relations / each);
  const session = graph.driver.session({ database: graph.database });
  const parameters = { companies, relations, batch };
  try {
    await session.run(sources);
    await session.run(
      'MATCH ()-[r:SUPPLIES]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS',
    );
    await session.run(nodes, parameters);
    await session.run(links, parameters);
    await session.run('CALL db.awaitIndexes(600)');
  } finally {
    await session.close();
  }
}

const sources = `UNWIND range(0, 999) AS i MERGE (n:Source {id: 'source:g' + i})
  SET n.name = 'Source ' + i, n.type = 'ARTICLE', n.publisher = 'Publisher', n.sources = [n.id], n.datasets = ['bench']`;

const nodes = `UNWIND range(0, toInteger($companies) - 1, toInteger($batch)) AS start
  CALL (start) {
    UNWIND range(start, start + toInteger($batch) - 1) AS i
    WITH i WHERE i < $companies
    MERGE (n:Company {id: 'company:g' + toString(i)})
    SET n.name = 'Company ' + i + ' of a generated graph', n.nameZh = '企业' + i, n.type = 'COMPANY',
      n.summary = 'A company that was made to have a graph of some size, with a summary of usual length.',
      n.sources = ['source:g' + (i % 1000) + '#text'], n.datasets = ['bench'], n.named = true
  } IN TRANSACTIONS OF 1 ROWS`;

/** The k-th relation of a company goes to the k-th company after it: no pair comes twice. */
const links = `UNWIND range(0, toInteger($relations) - 1, toInteger($batch)) AS start
  CALL (start) {
    UNWIND range(start, start + toInteger($batch) - 1) AS i
    WITH i, i % toInteger($companies) AS one, i / toInteger($companies) AS k WHERE i < $relations
    WITH i, 'company:g' + one AS from, 'company:g' + ((one + 1 + k) % toInteger($companies)) AS to
    MATCH (a:Company {id: from}) MATCH (b:Company {id: to})
    CREATE (a)-[:SUPPLIES {id: 'supplies:' + from + '>' + to, status: 'ACTUAL', since: '2021-08-17',
      note: 'A relation that was made, with a note of usual length.',
      sources: ['source:g' + (i % 1000) + '#text', 'source:g' + (i % 997)], datasets: ['bench']}]->(b)
  } IN TRANSACTIONS OF 1 ROWS`;
