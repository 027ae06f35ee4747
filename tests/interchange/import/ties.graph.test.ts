import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph, seed } from '../../helpers/graph.js';
import { inputFolder, runImport } from '../../helpers/imports.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const inputs = join(root, 'imports/official-register-2021');

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

describe('The register against the graph', () => {
  it('has the proposals, scores and reasons that it has against the folder of the brief', async () => {
    const folder = await inputFolder({});
    await cp(inputs, folder, { recursive: true });
    const run = (flags: object) =>
      runImport(
        folder,
        ['agencies.csv', 'official-register.csv'],
        { mapping: join(folder, 'mapping.yaml'), ...flags },
        async () => graph,
      );
    const inGraph = await run({ out: join(folder, 'graph') });
    const inFolder = await run({ out: join(folder, 'folder'), against: [seed] });
    const policies = async (text: string) =>
      text.split('\r\n').filter((line) => line.startsWith('Policy,'));
    const found = await policies(await inGraph.text('decisions.csv'));
    expect(found).toHaveLength(6);
    expect(found).toEqual(await policies(await inFolder.text('decisions.csv')));
  });

  it('gives the data set that is kept, with the same differences of relations', async () => {
    const folder = await inputFolder({});
    const ran = await runImport(
      inputs,
      ['agencies.csv', 'official-register.csv'],
      {
        mapping: join(inputs, 'mapping.yaml'),
        decisions: join(inputs, 'decisions.csv'),
        out: join(folder, 'out'),
      },
      async () => graph,
    );
    expect(ran.code).toBe(0);
    for (const file of ['policies/known.yaml', 'relations/issued.yaml'])
      expect(await ran.text(file), file).toBe(
        await readFile(join(root, 'seed/official-register-2021', file), 'utf8'),
      );
    const differences = async (text: string) =>
      text
        .split('\r\n')
        .flatMap((line) => line.split(/[,;"]\s*/))
        .filter((part) => / here( |$)|elsewhere/.test(part))
        .sort();
    const kept = await readFile(join(root, 'seed/official-register-2021/report.csv'), 'utf8');
    expect(await differences(await ran.text('report.csv'))).toEqual(await differences(kept));
  });
});
