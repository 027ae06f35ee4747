import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { load } from '../../src/load/load.js';
import { type LocalNeo4j, startLocalNeo4j } from '../../src/local-neo4j/index.js';
import { findJava } from '../../src/local-neo4j/java.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { edition, editionsIn } from '../helpers/editions.js';
import { contentOf } from '../helpers/graph.js';
import { randomFrom } from '../helpers/random.js';
import { folder, javaLeft, javaOf } from './helpers.js';

const hasJava = await findJava().then(
  () => true,
  () => false,
);

/** Kills in a run. KILLS=30 makes thirty, which takes more than five minutes. */
const KILLS = Number(process.env.KILLS ?? 4);
/** What one kill may take on a slow machine: a start of Neo4j, a load and its repetition, in milliseconds. */
const MAX_KILL_MS = 120_000;
const POLICIES = 1_500;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

const loader = fileURLToPath(new URL('./loader.ts', import.meta.url));
/** A load in one transaction, and in several. */
const sorts = [[], ['10']] as const;

describe.skipIf(!hasJava)('A load during which the loader or Neo4j is killed', () => {
  let home: string;
  let neo4j: LocalNeo4j;
  let graph: Graph;
  let app: Awaited<ReturnType<typeof buildApp>>;

  beforeAll(async () => {
    home = await folder();
    neo4j = await startLocalNeo4j({
      ...{ directory: home, boltPort: 0, httpPort: 0, heap: '512m', restarts: KILLS },
      onMessage: () => undefined,
    });
    const { boltUri: uri, username, password } = neo4j;
    graph = await connect({ uri, username, password, database: 'neo4j', timeoutMs: 20_000 });
    app = await buildApp({ graph, cacheBytes: 1_000_000 });
  });
  afterAll(async () => {
    await app?.close();
    await graph?.close();
    await neo4j?.stop();
    expect(await javaLeft(home)).toEqual([]);
  });

  it(
    `is wholly there or wholly not, or says that it is unfinished and can be resumed (SEED=${seed})`,
    async () => {
      await load(graph, edition(0, POLICIES));
      const usualMs = [await timeOf(1, []), await timeOf(2, ['10'])];
      const tally = { there: 0, not: 0, unfinished: 0, acknowledged: 0, overtook: 0 };
      let present = 2;
      for (let kill = 0; kill < KILLS; kill++) {
        const n = present + 1;
        const sort = kill % 2;
        const child = start(n, sorts[sort] as readonly string[]);
        const ended = once(child, 'exit');
        await begun(child);
        await wait(random.below((usualMs[sort] as number) * 1.1));
        const victim = kill % 4 < 2 ? child.pid : (await javaOf(home))[0];
        if (child.exitCode !== null) tally.overtook++;
        if (victim !== undefined) killed(victim);
        const [code] = await ended;
        const found = await state();
        if (code === 0) {
          tally.acknowledged++;
          expect(found).toEqual({ edition: n });
        }
        if (found.edition === undefined) {
          tally.unfinished++;
          expect(sort).toBe(1);
          await expect(exported()).resolves.toBeUndefined();
          await load(graph, edition(n, POLICIES), { maxAtOnce: 10 });
          expect(await state()).toEqual({ edition: n });
          present = n;
        } else {
          expect([present, n]).toContain(found.edition);
          tally[found.edition === n ? 'there' : 'not']++;
          present = found.edition;
        }
        expect(editionsIn((await exported()) ?? '')).toEqual(expect.arrayContaining([present]));
      }
      console.log({ seed, usualMs, ...tally, acknowledgedLost: 0 });
      // What many kills and resumed loads leave is what one load makes.
      const left = await withoutTime();
      await graph.driver.executeQuery(
        'MATCH (n) DETACH DELETE n',
        {},
        { database: graph.database },
      );
      await load(graph, edition(present, POLICIES));
      expect(await withoutTime()).toBe(left);
    },
    300_000 + KILLS * MAX_KILL_MS,
  );

  /** The edition that all answers show. Undefined where they say that a load is unfinished. */
  async function state(): Promise<{ edition?: number }> {
    for (;;) {
      const answer = await app.inject('/v1/policies?first=200&totalCount=true');
      if (answer.statusCode !== 200) {
        expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
        await wait(100);
        continue;
      }
      const { complete, totalCount, incomplete } = answer.json();
      if (!complete) {
        expect(incomplete).toContain('LOAD_UNDER_WAY');
        return {};
      }
      const seen = new Set([...editionsIn(answer.body), totalCount - POLICIES]);
      const data = await app.inject('/v1/data-sets');
      for (const n of editionsIn(data.body)) seen.add(n);
      expect([...seen]).toHaveLength(1);
      return { edition: [...seen][0] as number };
    }
  }

  async function exported(): Promise<string | undefined> {
    const answer = await app.inject('/v1/export?format=ndjson');
    if (answer.statusCode === 200) return answer.body;
    expect(answer.json()).toMatchObject({ status: 503, code: 'GRAPH_CHANGED' });
    return undefined;
  }

  async function withoutTime(): Promise<string> {
    return (await contentOf(graph)).replace(/"(loadedAt|hash)":"[^"]*"/g, '');
  }

  function start(n: number, more: readonly string[]): ChildProcess {
    const given = [neo4j.boltUri, neo4j.password, String(n), String(POLICIES), ...more];
    const args = ['--import', 'tsx', loader, ...given];
    return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  }

  /** How long an edition takes to load, in milliseconds. */
  async function timeOf(n: number, more: readonly string[]): Promise<number> {
    const child = start(n, more);
    const ended = once(child, 'exit');
    await begun(child);
    const from = performance.now();
    expect(await ended).toEqual([0, null]);
    return Math.ceil(performance.now() - from);
  }
});

async function begun(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (stdout) await once(stdout, 'data');
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}
