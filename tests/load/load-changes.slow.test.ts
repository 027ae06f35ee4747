import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadChangeSet } from '../../src/dataset/load-dataset.js';
import { dataSetNamed } from '../../src/load/data-set.js';
import { load } from '../../src/load/load.js';
import { loadChanges } from '../../src/load/load-changes.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { agency, datasetOf, folderWith, policy } from '../helpers/datasets.js';
import { contentOf, emptyGraph, testGraph } from '../helpers/graph.js';

const meta = (version: string) => `name: small\nversion: ${version}\ntitle: Small\nlicence: none\n`;
const issued =
  '- {type: ISSUED, from: agency:one, to: policy:p, role: SOLE, sources: [source:a]}\n';
const before = {
  'dataset.yaml': meta('1.0.0'),
  'agencies/one.yaml': agency('one', 'One'),
  'agencies/two.yaml': agency('two', 'Two'),
  'policies/p.yaml': policy('p', 'P'),
  'relations/r.yaml': issued,
};
const source = 'id: source:a\nname: A\ntype: ARTICLE\npublisher: Somebody\nsources: [source:a]\n';
const withoutTime = async (graph: Graph) =>
  (await contentOf(graph)).replace(/"(loadedAt|hash)":"[^"]*"/g, '');

const eventIn = async (graph: Graph) => {
  const [row] = await graph.read('MATCH (e:Event) RETURN properties(e)');
  return JSON.stringify(Object.entries(row?.[0] as object).sort());
};

let graph: Graph;
beforeAll(async () => {
  graph = await testGraph();
});
afterAll(() => graph.close());

async function changesOf(files: Record<string, string>) {
  const { changes, problems } = await loadChangeSet(
    await folderWith({ 'dataset.yaml': meta('1.1.0'), 'sources/a.yaml': source, ...files }),
  );
  if (!changes) throw new Error(JSON.stringify(problems, null, 2));
  return changes;
}

describe('changes to a data set in the graph', () => {
  beforeEach(async () => {
    await (await emptyGraph()).close();
    await load(graph, await datasetOf(before));
  });

  test('give the graph that the changed data set would give, and count what they did', async () => {
    const changes = await changesOf({
      'agencies/three.yaml': agency('three', 'Three'),
      'policies/p.yaml': policy('p', 'P renamed'),
      'relations/r.yaml':
        '- {type: ISSUED, from: agency:three, to: policy:p, role: JOINT, sources: [source:a]}\n',
      'removed.yaml': '- agency:two\n- issued:agency:one>policy:p\n',
    });
    expect(await loadChanges(graph, changes)).toMatchObject({
      entities: { created: 1, changed: 1, unchanged: 1, removed: 1 },
      relations: { created: 1, removed: 1 },
    });
    const { entityCount, relationCount, version } = await dataSetNamed(graph, 'small');
    expect([entityCount, relationCount, version]).toEqual([4, 1, '1.1.0']);
    const changed = await withoutTime(graph);
    await (await emptyGraph()).close();
    await load(
      graph,
      await datasetOf({
        'dataset.yaml': meta('1.1.0'),
        'agencies/one.yaml': agency('one', 'One'),
        'agencies/three.yaml': agency('three', 'Three'),
        'policies/p.yaml': policy('p', 'P renamed'),
        'relations/r.yaml':
          '- {type: ISSUED, from: agency:three, to: policy:p, role: JOINT, sources: [source:a]}\n',
      }),
    );
    expect(await withoutTime(graph)).toBe(changed);
  });

  test('leave of an entity what a load of the whole would: fields that come, change and go, lists, numbers', async () => {
    const base = 'id: event:e\nname: E\ntype: INVESTMENT\nstatus: PLANNED\nsources: [source:a]\n';
    const forms = [
      base,
      `${base}nameZh: 事\nsummary: Told.\nreportedOn: 2025-01\n`,
      `${base}summary: Told anew.\nquantities: [{value: 1.5, unit: GWh, of: capacity}, {value: 2, unit: GWh, of: storage}]\n`,
      `${base}quantities: [{value: 2, unit: GWh, of: storage}]\nreportedOn: 2025-01\n`,
      base.replace('PLANNED', 'ACTUAL'),
    ];
    const whole: string[] = [];
    for (const form of forms) {
      await (await emptyGraph()).close();
      await load(graph, await datasetOf({ ...before, 'events/e.yaml': form }));
      whole.push(await eventIn(graph));
    }
    let minor = 1;
    for (const from of forms.keys())
      for (const to of forms.keys())
        for (const at of [from, to]) {
          const files = {
            'dataset.yaml': meta(`1.${minor++}.0`),
            'events/e.yaml': forms[at] ?? '',
          };
          await loadChanges(graph, await changesOf(files));
          expect(await eventIn(graph)).toBe(whole[at]);
        }
  });

  test.each([
    [
      'a reference to nothing',
      { 'relations/r.yaml': issued.replace('agency:one', 'agency:none') },
      /agency:none/,
    ],
    [
      'the removal of what relations hang on',
      { 'removed.yaml': '- agency:one\n' },
      /relations are connected to agency:one/,
    ],
    ['a version that is there', { 'dataset.yaml': meta('1.0.0') }, /1\.0\.0 is not above 1\.0\.0/],
    ['an id that is none', { 'removed.yaml': '- something\n' }, /"something" is not the id/],
    [
      'a data set that is not there',
      { 'dataset.yaml': meta('1.1.0').replace('small', 'other') },
      /"other" is not a data set/,
    ],
  ])('are refused for %s, and nothing is written', async (_, files, message) => {
    const content = await contentOf(graph);
    await expect(changesOf(files).then((changes) => loadChanges(graph, changes))).rejects.toThrow(
      message,
    );
    expect(await contentOf(graph)).toBe(content);
  });
});
