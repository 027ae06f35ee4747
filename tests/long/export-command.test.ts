import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/connect.js';
import { testEnvironment } from '../helpers/address.js';
import { exported } from '../helpers/exported.js';
import { briefGraph } from '../helpers/graph.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await briefGraph();
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-out-'));
});
afterAll(async () => {
  await graph?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the export as a user would, against the graph of the tests. */
function run(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, ...testEnvironment() };
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/main.ts', 'export', ...words],
      { cwd: root, env, maxBuffer: 2 ** 28 },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

describe('policy-graph export', () => {
  test('writes to standard output nothing but the file', async () => {
    const { code, out } = await run('--format', 'ndjson');
    expect(code).toBe(0);
    expect(out).toBe((await exported(graph, 'ndjson')).toString('utf8'));
  });

  test('writes a file under its name when it is whole, and leaves nothing else', async () => {
    const file = join(folder, 'graph.zip');
    expect(await run('--format', 'csv', '--out', file)).toMatchObject({ code: 0, out: '' });
    expect((await readFile(file)).equals(await exported(graph, 'csv'))).toBe(true);
    expect(await readdir(folder)).toEqual(['graph.zip']);
  });

  test('says what is wrong without a stack trace, and writes nothing', async () => {
    const wrong = await run('--format', 'docx', '--out', join(folder, 'x'));
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringContaining('format: "docx" is no format. There are ndjson, csv'),
    ]);
    const nowhere = await run('--format', 'ndjson', '--out', join(folder, 'no', 'x'));
    expect([nowhere.code, nowhere.err]).toEqual([
      1,
      expect.stringContaining('cannot be written (ENOENT)'),
    ]);
    expect(`${wrong.err}${nowhere.err}`).not.toMatch(/\n\s+at /);
    expect(await readdir(folder)).toEqual(['graph.zip']);
  });
});
