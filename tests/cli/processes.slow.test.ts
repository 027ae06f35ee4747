import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { testAddress } from '../helpers/address.js';
import { agency, datasetOf } from '../helpers/datasets.js';
import { emptyGraph } from '../helpers/graph.js';
import { scraped, sumOf } from '../helpers/scraped.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const counted = (count: number) =>
  datasetOf({ 'agencies/a.yaml': agency('counter', `Load ${count}`) });

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, await counted(0));
});
afterAll(() => graph.close());

test('Two processes share a port, agree on what is loaded, and end together', async () => {
  const { uri, password } = testAddress();
  const settings = { NEO4J_URI: uri, NEO4J_PASSWORD: password, SEED_DIR: 'none', PORT: '0' };
  const NEO4J_BROWSER_URL = 'http://localhost:7474/browser/?dbms=neo4j://neo4j@localhost:7687';
  const service = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...settings,
      NEO4J_BROWSER_URL,
      PROCESSES: '2',
      LOG_LEVEL: 'info',
      npm_lifecycle_event: '',
    },
  });
  let said = '';
  let logged = '';
  service.stderr.on('data', (some) => {
    said += some;
  });
  service.stdout.on('data', (some) => {
    logged += some;
  });
  try {
    const origin = () => /GraphQL (http:\S+)\/graphql/.exec(said)?.[1];
    while (!origin()) await wait(50);
    expect(said.match(/Ready/g)).toHaveLength(1);
    const url = `${origin()}/v1/agencies/agency:counter?include=none`;
    /** A connection each, so that the processes take turns. */
    const ask = () => fetch(url, { headers: { connection: 'close' } });
    const answer = async () => ((await (await ask()).json()) as { name: string }).name;
    const tags = new Set<string | null>();
    for (let turn = 0; turn < 6; turn++) tags.add((await ask()).headers.get('etag'));
    expect(tags.size).toBe(1);
    for (let turn = 0; turn < 4; turn++) {
      const browser = await fetch(`${origin()}/browser`, {
        headers: { connection: 'close' },
        redirect: 'manual',
      });
      expect(browser.headers.get('location')).toBe(NEO4J_BROWSER_URL);
    }
    for (let count = 1; count <= 4; count++) {
      await load(graph, await counted(count));
      const names = await Promise.all(Array.from({ length: 6 }, answer));
      expect(new Set(names)).toEqual(new Set([`Load ${count}`]));
    }
    // Whichever process a scrape comes to, it gives the sum, and what all see of the graph once.
    await wait(200);
    for (let turn = 0; turn < 4; turn++) {
      const scrape = await fetch(`${origin()}/metrics`, { headers: { connection: 'close' } });
      const samples = scraped(await scrape.text());
      const labels = { route: '/v1/agencies/:id', status: '2xx' };
      expect(sumOf(samples, 'http_request_duration_seconds_count', labels)).toBe(30);
      expect(sumOf(samples, 'policy_graph_neo4j_up')).toBe(1);
      expect(sumOf(samples, 'policy_graph_entities', { kind: 'Agency' })).toBe(1);
      expect(sumOf(samples, 'policy_graph_admission_units', { lane: 'small' })).toBe(64);
    }
    const answered = [...logged.matchAll(/"pid":(\d+)[^\n]*request completed/g)];
    expect(new Set(answered.map(([, pid]) => pid)).size).toBe(2);
  } finally {
    service.kill('SIGTERM');
    const [code] = await once(service, 'exit');
    expect(code).toBe(0);
  }
  const pids = [...new Set([...logged.matchAll(/"pid":(\d+)/g)].map(([, pid]) => Number(pid)))];
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
});
