import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../src/neo4j/graph.js';
import { runCommand as run } from '../helpers/command-line.js';
import { agency, folderWith, policy } from '../helpers/datasets.js';
import { contentOf, emptyGraph } from '../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});
afterAll(() => graph?.close());

const good = {
  'agencies/one.yaml': agency('one', 'Ministry of One'),
  'policies/plan.yaml': policy('plan', 'Plan of One'),
  'relations/all.yaml':
    '- {type: ISSUED, from: agency:one, to: policy:plan, role: SOLE, sources: [source:a]}\n',
};

describe('The command line', () => {
  it('loads a data set, shows it, changes nothing the second time, and takes it out again', async () => {
    const folder = await folderWith(good);
    const first = await run('load', folder);
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toMatch(/entities\s+3\s+0\s+0\s+0/);
    expect((await run('load', folder)).out).toMatch(/entities\s+0\s+0\s+3\s+0/);
    expect((await run('datasets')).out).toMatch(/small\s+1\.0\.0\s+3\s+1/);
    expect((await run('unload', 'small')).out).toMatch(/entities\s+0\s+0\s+0\s+3/);
  });

  it('refuses bad data with exit code 1, every problem with its place, and writes nothing', async () => {
    const before = await contentOf(graph);
    const folder = await folderWith({
      ...good,
      'policies/typo.yaml': policy('typo', 'Typo').replace('ISSUED', 'ISSUDE'),
    });
    const { code, out } = await run('load', folder);
    expect(code).toBe(1);
    expect(out).toContain('policies/typo.yaml:4');
    expect(out).toContain('Nothing was loaded.');
    expect(await contentOf(graph)).toBe(before);
  });

  it('says what is wrong without a stack trace', async () => {
    const missing = await run('check', 'no-such-folder');
    expect(missing.code).toBe(1);
    expect(`${missing.out}${missing.err}`).toContain('no-such-folder');
    expect(`${missing.out}${missing.err}`).not.toMatch(/\n\s+at /);
    const unknown = await run('chek', 'seed');
    expect(unknown.code).toBe(1);
    expect(unknown.err).toContain("unknown command 'chek'");
  });
});
