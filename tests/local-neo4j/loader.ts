import { load } from '../../src/load/load.js';
import { connect } from '../../src/neo4j/connect.js';
import { edition } from '../helpers/editions.js';

/** Loads an edition, as `policy-graph load` does, in pieces if told so. Exit code 0 says that it is in the graph. */
const [, , uri = '', password = '', n = '0', policies = '0', maxAtOnce] = process.argv;
const address = { uri, username: 'neo4j', password, database: 'neo4j', timeoutMs: 60_000 };
const dataset = edition(Number(n), Number(policies));
const graph = await connect(address);
process.stdout.write('begun\n');
await load(graph, dataset, maxAtOnce ? { maxAtOnce: Number(maxAtOnce) } : {});
await graph.close();
