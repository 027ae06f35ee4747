import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownInGraph, scoreNames } from '../../src/cli/known.js';
import { keyOf } from '../../src/interchange/import/resolve/keys.js';
import { knownInFolders } from '../../src/interchange/import/resolve/known-folders.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { emptyGraph } from '../helpers/graph.js';
import { datasetWith } from '../helpers/small-data-set.js';

const company = { type: 'COMPANY' };
const policy = { type: 'NOTICE', status: 'ISSUED' };
const dataset = datasetWith([
  {
    id: 'company:alpha',
    name: 'Alpha Motors',
    identifiers: ['LEI:529900T8BM49AURSDO55'],
    ...company,
  },
  { id: 'company:bravo', name: 'Bravo Cells', identifiers: ['ticker:000012'], ...company },
  { id: 'company:delta', name: 'Delta Fund', ...company },
  { id: 'place:iraq', name: 'Iraq', level: 'COUNTRY', code: 'IQ' },
  { id: 'policy:plan', name: 'A plan', documentNumber: '林站发〔2021〕58号', ...policy },
  { id: 'policy:other', name: 'Another plan', documentNumber: '林站发〔2021〕59号', ...policy },
]);

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await load(graph, dataset);
});
afterAll(() => graph.close());

test.each([
  ['Company', 'LEI', '529900 t8bm-49aurSDO55', 'company:alpha'],
  ['Company', 'ticker', '000012', 'company:bravo'],
  ['Company', 'ticker', '12', undefined],
  ['Company', 'LEI', '000012', undefined],
  ['Place', 'code', 'IQ', 'place:iraq'],
  ['Place', 'code', 'IR', undefined],
  ['Policy', 'documentNumber', '林站发[2021] 第 58 号', 'policy:plan'],
  ['Policy', 'documentNumber', '林站发（2021）60号', undefined],
])(
  '%s with the %s %s is the same one in the graph and in a folder',
  async (kind, scheme, text, id) => {
    const { scheme: asked, value } = keyOf(scheme, text);
    const queries = [{ kind, scheme: asked, value }];
    const wanted = id === undefined ? [] : [id];
    expect(await knownInFolders([dataset], scoreNames()).keyed(queries)).toEqual(wanted);
    const found = await knownInGraph(graph, undefined).keyed(queries);
    // The graph may give more, which the import compares again.
    expect(found).toEqual(expect.arrayContaining(wanted));
    if (scheme !== 'LEI') expect(found).toEqual(wanted);
  },
);
