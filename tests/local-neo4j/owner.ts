import { startLocalNeo4j } from '../../src/local-neo4j/index.js';

/** A program that runs a Neo4j in the folder that it is given, and stops it when it is told to end. */
const neo4j = await startLocalNeo4j({
  directory: process.argv[2] as string,
  boltPort: 0,
  httpPort: 0,
  heap: '512m',
});
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void neo4j.stop().then(() => process.exit(0)));
setInterval(() => undefined, 1_000);
process.stdout.write(`${neo4j.boltUri}\n`);
