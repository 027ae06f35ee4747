import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/neo4j/graph.js';
import { runCommand, runProgram } from '../helpers/command-line.js';
import { exported } from '../helpers/exported.js';
import { briefGraph } from '../helpers/graph.js';

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

const run = (...words: string[]) => runCommand('export', ...words);

describe('policy-graph export', () => {
  test('writes to standard output nothing but the file', async () => {
    const { code, out } = await run('--format', 'ndjson');
    expect(code).toBe(0);
    expect(out).toBe((await exported(graph, 'ndjson')).toString('utf8'));
  });

  test('is whole through a pipe of npm run -s, and refuses to follow the lines that npm writes without it', async () => {
    const npm = (...words: string[]) =>
      runProgram('npm', ['run', ...words, 'policy-graph', '--', 'export', '--format', 'ndjson']);
    expect(await npm('-s')).toMatchObject({
      code: 0,
      out: (await exported(graph, 'ndjson')).toString('utf8'),
    });
    const loud = await npm();
    expect(loud.code).toBe(1);
    expect(loud.out).not.toContain('"format"');
    expect(loud.err).toContain('npm run -s policy-graph -- export');
    const file = join(folder, 'by-npm.ndjson');
    const { code } = await runProgram('npm', [
      ...['run', 'policy-graph', '--', 'export', '--format', 'ndjson', '--out', file],
    ]);
    expect(code).toBe(0);
    expect((await readFile(file)).equals(await exported(graph, 'ndjson'))).toBe(true);
    await rm(file);
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
      expect.stringContaining('format: "docx" is not a format. There are ndjson, csv'),
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
