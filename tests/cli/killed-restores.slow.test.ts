import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBackup } from '../../src/cli/backup.js';
import { load } from '../../src/load/load.js';
import { RESTORE, requireCurrent, unfinishedLoads } from '../../src/load/migrate.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { runCommand, startScript } from '../helpers/command-line.js';
import { edition } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { contentOf, emptyGraph } from '../helpers/graph.js';
import { randomFrom } from '../helpers/random.js';

/** Kills of each sort in a run. KILLS=8 makes 32 in all. */
const KILLS = Number(process.env.KILLS ?? 1);
/** What one kill may take on a slow machine: two starts of the command line and two restores, in milliseconds. */
const MAX_KILL_MS = 120_000;
const POLICIES = 1_500;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const random = randomFrom(seed);

/** The command line, which writes this backup in one transaction, and the same in pieces; each also with --replace. */
const inOne = ['src/cli/main.ts', 'restore'];
const inPieces = ['tests/cli/restorer.ts'];
const sorts = [
  { name: 'in one transaction', script: inOne, replace: [] },
  { name: 'in pieces', script: inPieces, replace: [] },
  { name: 'in one transaction, in place of another graph', script: inOne, replace: ['--replace'] },
  { name: 'in pieces, in place of another graph', script: inPieces, replace: ['--replace'] },
] as const;

describe('A restore that is killed', () => {
  let graph: Graph;
  let file: string;
  let whole: string;
  const tally: Record<string, number> = {};

  beforeAll(async () => {
    graph = await emptyGraph();
    await load(graph, edition(1, POLICIES));
    file = join(await temporaryFolder('policy-graph-killed-'), 'graph.zip');
    await writeBackup(file, graph);
    whole = await contentOf(graph);
  }, MAX_KILL_MS);
  afterAll(async () => {
    console.log({ seed, ...tally });
    await clear();
    await graph?.close();
  });

  it.each(sorts)(
    `$name is wholly there, wholly not, or refused as unfinished, and is finished by the next (SEED=${seed})`,
    async ({ script: [main = '', ...words], replace }) => {
      const start = () => startScript(main, ...words, file, ...replace);
      await prepare(replace.length > 0);
      const first = start();
      await begun(first);
      const since = performance.now();
      if (first.exitCode === null) await once(first, 'exit');
      const usualMs = Math.ceil(performance.now() - since);
      expect(await contentOf(graph)).toBe(whole);
      for (let kill = 0; kill < KILLS; kill++) {
        await prepare(replace.length > 0);
        // Each load notes its time.
        const before = await contentOf(graph);
        const child = start();
        await begun(child);
        await wait(random.below(usualMs));
        child.kill('SIGKILL');
        await settled();
        const found = await outcome(before);
        tally[found] = (tally[found] ?? 0) + 1;
        if (found === 'whole') continue;
        // What was broken off needs no --replace; what another graph holds does, as before.
        const again = await runCommand('restore', file, ...(found === 'not' ? replace : []));
        expect(again).toMatchObject({ code: 0 });
        expect(await contentOf(graph)).toBe(whole);
        await requireCurrent(graph);
      }
    },
    MAX_KILL_MS * (KILLS + 1),
  );

  /** What the graph is now. Where it is unfinished, every command says so and names the one that helps. */
  async function outcome(before: string): Promise<'whole' | 'not' | 'unfinished'> {
    if ((await unfinishedLoads(graph)).includes(RESTORE)) {
      await expect(requireCurrent(graph)).rejects.toThrow(/run policy-graph restore FILE again/);
      const asked = await runCommand('datasets');
      expect(asked.code).toBe(1);
      expect(asked.err).toContain('its restore was broken off');
      expect(await runCommand('status')).toMatchObject({ code: 2 });
      return 'unfinished';
    }
    const content = await contentOf(graph);
    expect([before, whole]).toContain(content);
    return content === whole ? 'whole' : 'not';
  }

  async function clear(): Promise<void> {
    const { database } = graph;
    await graph.driver.executeQuery('MATCH (n) DETACH DELETE n', {}, { database });
  }

  async function prepare(hasContent: boolean): Promise<void> {
    await clear();
    if (hasContent) await load(graph, edition(2, 20));
  }

  /** Waits until the program is writing: before that a kill interrupts nothing. */
  async function begun(child: ChildProcess): Promise<void> {
    while (child.exitCode === null && (await others()) === 0) await wait(5);
  }

  /** Waits until Neo4j has ended what the killed program had begun. */
  async function settled(): Promise<void> {
    while ((await others()) > 0) await wait(50);
  }

  async function others(): Promise<number> {
    const rows = await graph.read('SHOW TRANSACTIONS YIELD transactionId');
    return rows.length - 1;
  }
});
