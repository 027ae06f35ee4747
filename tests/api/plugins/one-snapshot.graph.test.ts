import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { load, needsLoad } from '../../../src/load/load.js';
import { batchedRead } from '../../../src/neo4j/batched-read.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { batchedReadByIds } from '../../../src/neo4j/read-by-ids.js';
import { fromOneSnapshot } from '../../../src/neo4j/within.js';
import { edition, editionsIn } from '../../helpers/editions.js';
import { emptyGraph } from '../../helpers/graph.js';

const POLICIES = 20;

let graph: Graph;
let app: FastifyInstance;
/** What another writer commits after a statement, as often as it says, and the statements before it. */
let overtakes = 0;
let statementsBefore = 0;
let commits = 0;
beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, edition(1, POLICIES));
  const read: Graph['read'] = async (...asked) => {
    const rows = await graph.read(...asked);
    if (overtakes > 0 && statementsBefore-- <= 0) {
      overtakes--;
      await rename();
    }
    return rows as never;
  };
  const overtaken = {
    ...{ ...graph, read, readByIds: batchedReadByIds(read), readBatched: batchedRead(read) },
    // However slow the machine is.
    timeoutMs: 60_000,
  };
  app = await buildApp({ graph: overtaken, cacheBytes: 1_000_000 });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

/** Commits something that every answer shows. */
async function rename(): Promise<void> {
  commits++;
  await write(
    "MATCH (:Agency)-[i:ISSUED]->(p:Policy) SET p.name = 'Policy of edition ' + $n, i.note = 'Edition ' + $n",
    { n: String(commits) },
  );
}

async function write(statement: string, parameters: object = {}): Promise<void> {
  await graph.driver.executeQuery(statement, parameters, { database: graph.database });
}

const query =
  '{ policies(first: 3, where: { issuedBy: ["Agency"] }) { complete totalCount edges { node { name } } } }';
const ways = [
  { method: 'POST', url: '/graphql', payload: { query } },
  { method: 'GET', url: `/graphql?query=${encodeURIComponent(query)}` },
  { method: 'GET', url: '/v1/policies?issuedBy=Agency&totalCount=true' },
  { method: 'GET', url: '/policies?issuedBy=Agency' },
] as const;

test.each(ways)(
  '$method $url is answered anew where something is committed between its statements',
  async (asked) => {
    overtakes = 1;
    const answer = await app.inject(asked);
    expect(answer.statusCode).toBe(200);
    expect(overtakes).toBe(0);
    expect([...new Set(editionsIn(answer.body))]).toEqual([commits]);
    const { etag } = answer.headers;
    if (etag === undefined) return;
    // The tag names the state that the answer shows, and no other.
    const known = { ...asked, headers: { 'if-none-match': etag } };
    expect((await app.inject(known)).statusCode).toBe(304);
    await rename();
    expect((await app.inject(known)).statusCode).toBe(200);
  },
);

test.each(ways)(
  '$method $url is answered anew after whichever of its statements',
  async (asked) => {
    for (let before = 0; ; before++) {
      // Another state, so that nothing is answered from memory.
      await rename();
      [overtakes, statementsBefore] = [1, before];
      const answer = await app.inject(asked);
      const wasOvertaken = overtakes === 0;
      [overtakes, statementsBefore] = [0, 0];
      expect(answer.statusCode, `overtaken after ${before + 1} statements`).toBe(200);
      // After the last statement, the state before the commit is as good as the one after it.
      const [shown, ...others] = new Set(editionsIn(answer.body));
      expect(others).toEqual([]);
      expect([commits - 1, commits]).toContain(shown);
      if (!wasOvertaken) return;
    }
  },
);

test.each(ways.slice(0, 3))(
  '$method $url is refused with 503 where that goes on and on',
  async (asked) => {
    overtakes = 1_000;
    const answer = await app.inject(asked);
    overtakes = 0;
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('2');
    expect(answer.body).toContain('GRAPH_CHANGED');
    expect(editionsIn(answer.body)).toEqual([]);
  },
);

test('A question of several statements outside of the service is asked anew, too', async () => {
  let attempts = 0;
  const names = await fromOneSnapshot(graph, async (once) => {
    attempts++;
    const one = await once.read<[string]>('MATCH (p:Policy) RETURN DISTINCT p.name');
    if (attempts === 1) await rename();
    return [...one, ...(await once.read<[string]>('MATCH (p:Policy) RETURN DISTINCT p.name'))];
  });
  expect(attempts).toBe(2);
  expect(names).toEqual([[`Policy of edition ${commits}`], [`Policy of edition ${commits}`]]);
});

test('A statement during which something is committed is asked again', async () => {
  const slow = `MATCH (p:Policy) WITH collect(p.name) AS names
    UNWIND range(1, 3000000) AS i WITH names, sum(i) AS _
    UNWIND names AS first
    MATCH (p:Policy) RETURN count(DISTINCT first), count(DISTINCT p.name), max(p.name)`;
  const reading = graph.read(slow);
  await rename();
  expect(await reading).toEqual([[1, 1, `Policy of edition ${commits}`]]);
});

test('While a load in several transactions is unfinished, every answer says so, and nothing is exported', async () => {
  await load(graph, edition(1, POLICIES));
  const [before] = await Promise.all(ways.map((asked) => app.inject(asked)));
  expect(before?.json().extensions).toBeUndefined();
  await write("CREATE (:UnfinishedLoad {name: 'few'})");
  for (const asked of ways) {
    const { headers, body, statusCode } = await app.inject(asked);
    expect(statusCode).toBe(200);
    expect(headers['x-complete']).toBe('false');
    expect(headers['x-incomplete']).toMatch(/^LOAD_UNDER_WAY: few /);
    expect(body).toContain('LOAD_UNDER_WAY');
    if (!asked.url.startsWith('/policies')) expect(body).toContain('"complete":false');
  }
  const csv = await app.inject('/v1/policies?format=csv');
  expect(csv.headers['x-complete']).toBe('false');
  const exported = await app.inject('/v1/export?format=ndjson');
  expect([exported.statusCode, exported.json().code]).toEqual([503, 'GRAPH_CHANGED']);
  // A load of the same data set ends it, although the graph has all of it already.
  expect(await needsLoad(graph, edition(1, POLICIES))).toBe(true);
  await load(graph, edition(1, POLICIES));
  expect(await needsLoad(graph, edition(1, POLICIES))).toBe(false);
  for (const asked of ways) {
    const { headers, body } = await app.inject(asked);
    expect(headers['x-incomplete']).toBeUndefined();
    expect(body).not.toContain('LOAD_UNDER_WAY');
  }
  expect((await app.inject('/v1/export?format=ndjson')).statusCode).toBe(200);
});
