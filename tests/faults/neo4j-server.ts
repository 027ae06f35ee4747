import { startLocalNeo4j } from '../../src/local-neo4j/index.js';

/** A Neo4j server of somebody's own, as the service sees it: a process of its own, in the folder and at the port given. */
const [, , directory = '', boltPort = '0', settings = '{}'] = process.argv;
const neo4j = await startLocalNeo4j({
  directory,
  boltPort: Number(boltPort),
  httpPort: 0,
  heap: '512m',
  settings: JSON.parse(settings),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void neo4j.stop().then(() => process.exit(0)));
setInterval(() => undefined, 1_000);
process.stdout.write(`${JSON.stringify({ uri: neo4j.boltUri, password: neo4j.password })}\n`);
