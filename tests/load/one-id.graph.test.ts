import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { load } from '../../src/load/load.js';
import { loadChanges } from '../../src/load/load-changes.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { datasetOf } from '../helpers/datasets.js';
import { contentOf, emptyGraph, testGraph } from '../helpers/graph.js';

const dataSet = (name: string, nameZh: string, more = '', version = '1.0.0') =>
  datasetOf({
    'dataset.yaml': `name: ${name}\nversion: ${version}\ntitle: ${name}\nlicence: none\n`,
    'companies/y.yaml': `id: company:yili\nname: Yili\nnameZh: ${nameZh}\ntype: COMPANY\nsources: [source:a]\n${more}`,
  });

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph.close());

describe('A data set that uses an id for another thing than one in the graph', () => {
  beforeEach(async () => (await emptyGraph()).close());

  test('is refused with both names, and nothing is written', async () => {
    await load(graph, await dataSet('dairies', '伊利'));
    const before = await contentOf(graph);
    await expect(load(graph, await dataSet('pumps', '依力泵业有限公司'))).rejects.toThrow(
      'company:yili is "依力泵业有限公司" in the data set pumps and "伊利" in dairies. If these are two things, give one of them an id of its own, such as company:yili-2, wherever pumps has it. If they are one, add "伊利" to its names in pumps.\nNothing was loaded.',
    );
    expect(await contentOf(graph)).toBe(before);
  });

  test('is refused as well where a later version of it does so, as a whole or as changes', async () => {
    await load(graph, await dataSet('dairies', '伊利'));
    await load(graph, await dataSet('pumps', '伊利实业'));
    const later = await dataSet('pumps', '依力泵业', '', '1.0.1');
    await expect(load(graph, later)).rejects.toThrow('company:yili is "依力泵业"');
    await expect(loadChanges(graph, { ...later, removed: [] })).rejects.toThrow(
      'company:yili is "依力泵业"',
    );
  });

  test('is loaded where it has the name of the other as an alias', async () => {
    await load(graph, await dataSet('dairies', '伊利'));
    const alias = 'names: [{text: 伊利, language: ZH, kind: SHORT, source: source:a}]\n';
    await load(graph, await dataSet('pumps', '依力泵业有限公司', alias));
    expect(await graph.read('MATCH (c:Company) RETURN c.datasets')).toEqual([
      [['dairies', 'pumps']],
    ]);
  });
});
