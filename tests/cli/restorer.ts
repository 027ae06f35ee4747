import { openArchive } from '../../src/interchange/backup/archive.js';
import { restore } from '../../src/interchange/backup/restore.js';
import { connect } from '../../src/neo4j/connect.js';

/** Restores a file in pieces, as `policy-graph restore` does with what is too large for one transaction. */
const [, , file = '', replace] = process.argv;
const { NEO4J_URI: uri = '', NEO4J_PASSWORD: password = '' } = process.env;
const graph = await connect({
  ...{ uri, username: 'neo4j', password, database: 'neo4j', timeoutMs: 60_000 },
});
const archive = await openArchive(file);
await restore(graph, archive, { replace: replace === '--replace', maxAtOnce: 10 });
await archive.close();
await graph.close();
