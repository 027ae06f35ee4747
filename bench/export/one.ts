import { ndjson } from '../../src/interchange/export/ndjson.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { exportGraph } from '../../src/queries/export/index.js';
import { exportFloors } from '../walks/floors.js';

/** One export in a process of its own, so that its memory is its own: `tsx bench/export/one.ts ours|floor|usual`. Prints JSON. */
const ways: Readonly<Record<string, (graph: Graph) => AsyncIterable<string | Uint8Array>>> = {
  ours: async function* (graph) {
    const { content, close } = await exportGraph(graph, { format: ndjson });
    yield* content;
    await close();
  },
  /** Every row as one line, in whatever order it comes, and no more at once than a socket takes. */
  floor: async function* (graph) {
    let piece = '';
    const session = graph.driver.session({ database: graph.database, fetchSize: 2_000 });
    for (const { statement } of exportFloors()) {
      for await (const record of session.run(statement)) {
        piece += `${JSON.stringify(record.toObject(), (_key, value) => value ?? undefined)}\n`;
        if (piece.length < 65_536) continue;
        yield piece;
        piece = '';
      }
    }
    await session.close();
    yield piece;
  },
  /** As services page through their own GraphQL or driver: the next thousand behind the last id, as whole objects. */
  usual: async function* (graph) {
    for (const label of await names(graph, 'CALL db.labels() YIELD label RETURN label')) {
      yield* pages(graph, (after) => [
        `MATCH (n:\`${label}\`) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT 1000`,
        { after },
      ]);
    }
    const types = 'CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType';
    for (const type of await names(graph, types)) {
      yield* pages(graph, (after) => [
        `MATCH (a)-[r:\`${type}\`]->(b) WHERE r.id > $after RETURN r, a.id AS from, b.id AS to ORDER BY r.id LIMIT 1000`,
        { after },
      ]);
    }
  },
};

type Page = (after: string) => [statement: string, parameters: Record<string, unknown>];

async function* pages(graph: Graph, page: Page): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const { records } = await graph.driver.executeQuery(...page(after), {
      database: graph.database,
      routing: 'READ',
    });
    if (records.length === 0) return;
    for (const record of records) yield `${JSON.stringify(record.toObject())}\n`;
    after = records.at(-1)?.get(0).properties.id;
  }
}

async function names(graph: Graph, statement: string): Promise<string[]> {
  return (await graph.read(statement)).map(([name]) => name as string);
}

const graph = await connect({
  uri: process.env.NEO4J_URI ?? '',
  username: 'neo4j',
  password: process.env.NEO4J_PASSWORD,
  database: 'neo4j',
  timeoutMs: 3_600_000,
});
let [bytes, lines] = [0, 0];
const started = performance.now();
for await (const piece of ways[process.argv[2] ?? '']?.(graph) ?? []) {
  const text = Buffer.from(piece);
  bytes += text.length;
  for (const byte of text) if (byte === 10) lines++;
}
const seconds = (performance.now() - started) / 1000;
await graph.close();
const rssMb = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ lines, bytes, seconds, rssMb }));
