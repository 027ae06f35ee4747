import { expect, test } from 'vitest';
import { edgeAttributes, nodeAttributes } from '../../../src/interchange/export/attributes.js';
import { graphml } from '../../../src/interchange/export/graphml.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { datasetWith } from '../../helpers/small-data-set.js';
import { written } from '../../helpers/written.js';

const dataset = datasetWith(
  [
    { id: 'company:a', name: 'A & Co.', nameZh: '甲公司', type: 'COMPANY' },
    { id: 'event:deal', name: 'Deal', type: 'ACQUISITION', status: 'ACTUAL' },
  ],
  ['BUYER', 'PARTNER'].map((role) => ({
    type: 'TOOK_PART_IN',
    value: { from: 'company:a', to: 'event:deal', role },
  })),
);

test('nodes and edges have a label, in a key that readers find by its name', async () => {
  const file = (await written(graphml, exportedGraphOf(dataset))).toString('utf8');
  for (const owner of ['node', 'edge'])
    expect(file).toMatch(
      new RegExp(
        `<key id="${owner[0]}_label" for="${owner}" attr.name="label" attr.type="string"/>`,
      ),
    );
  const labels = [...file.matchAll(/id="([^"]*)"[^>]*><data key="\w_label">(.*?)<\/data>/g)];
  expect(labels.map(([, id, label]) => [id, label])).toEqual([
    ['company:a', 'A &amp; Co.'],
    ['event:deal', 'Deal'],
    ['source:a', 'A'],
    ['took_part_in:company:a&gt;event:deal;BUYER', 'took part in'],
    ['took_part_in:company:a&gt;event:deal;PARTNER', 'took part in'],
  ]);
});

test('the graph says that its edges have ids, and that nodes come first', async () => {
  const file = (await written(graphml, exportedGraphOf(dataset))).toString('utf8');
  const [, attributes = ''] = /<graph ([^>]*)>/.exec(file) ?? [];
  const found = Object.fromEntries(
    [...attributes.matchAll(/([\w.]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  expect(found).toEqual({
    id: 'policy-graph',
    edgedefault: 'directed',
    'parse.nodeids': 'free',
    'parse.edgeids': 'free',
    'parse.order': 'nodesfirst',
  });
});

test('parallel edges have kinds of their own, which Gephi reads of an attribute of that local name', async () => {
  const file = (await written(graphml, exportedGraphOf(dataset))).toString('utf8');
  const edges = [...file.matchAll(/<edge id="([^"]*)"[^>]* pg:label="([^"]*)"/g)];
  expect(edges.map(([, id, kind]) => [id, kind])).toEqual([
    ['took_part_in:company:a&gt;event:deal;BUYER', 'TOOK_PART_IN'],
    ['took_part_in:company:a&gt;event:deal;PARTNER', 'TOOK_PART_IN 2'],
  ]);
  expect(file).toContain('xmlns:pg="urn:policy-graph:vocabulary:"');
});

test('no field has the name of the label, so that there is one key of that name', () => {
  const names = [...nodeAttributes(), ...edgeAttributes()].map(({ name }) => name);
  expect(names).not.toContain('label');
});
