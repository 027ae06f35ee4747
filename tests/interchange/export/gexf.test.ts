import { expect, test } from 'vitest';
import { gexf } from '../../../src/interchange/export/gexf.js';
import { parallelNumbers } from '../../../src/interchange/export/parallel.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { datasetWith } from '../../helpers/small-data-set.js';
import { written } from '../../helpers/written.js';

const company = (slug: string) => ({ id: `company:${slug}`, name: slug, type: 'COMPANY' });
const stake = (to: string, dates: object) => ({
  type: 'HOLDS_STAKE_IN',
  value: { from: 'company:a', to: `company:${to}`, ...dates },
});

test('a lifetime never ends before it begins, however exactly its dates are known', async () => {
  const dates = {
    b: { since: '2021-08-17', until: '2021-08-17' },
    c: { since: '2021', until: '2021-03' },
    d: { since: '2021-08-31', until: '2021-08' },
    e: { since: '2021-09-01', until: '2021-08-01' },
    f: { until: '2021-08' },
    g: { since: '2021-08-17', until: '2021-09' },
  };
  const file = await written(
    gexf,
    exportedGraphOf(
      datasetWith(
        ['a', ...Object.keys(dates)].map(company),
        Object.entries(dates).map(([to, one]) => stake(to, one)),
      ),
    ),
  );
  const found = Object.fromEntries(
    [
      ...file
        .toString('utf8')
        .matchAll(/target="company:(\w)"[^>]*?( start="[^"]*")?( end="[^"]*")?>/g),
    ].map(([, to = '', start = '', end = '']) => [to, `${start}${end}`.trim()]),
  );
  expect(found).toEqual({
    b: 'start="2021-08-17" end="2021-08-17"',
    c: 'start="2021-01-01" end="2021-03-30"',
    d: 'start="2021-08-31" end="2021-08-31"',
    e: '',
    f: 'end="2021-08-30"',
    g: 'start="2021-08-17" end="2021-09-29"',
  });
});

test('two relations of a type between the same ends are edges of two kinds, which Gephi keeps apart', async () => {
  const party = (role: string) => ({
    type: 'TOOK_PART_IN',
    value: { from: 'company:a', to: 'event:deal', role },
  });
  const deal = { id: 'event:deal', name: 'Deal', type: 'ACQUISITION', status: 'ACTUAL' };
  const file = await written(
    gexf,
    exportedGraphOf(datasetWith([company('a'), deal], [party('BUYER'), party('PARTNER')])),
  );
  const edges = [...file.toString('utf8').matchAll(/<edge id="([^"]*)"[^>]* kind="([^"]*)"/g)];
  expect(edges.map(([, id, kind]) => [id, kind])).toEqual([
    ['took_part_in:company:a&gt;event:deal;BUYER', 'TOOK_PART_IN'],
    ['took_part_in:company:a&gt;event:deal;PARTNER', 'TOOK_PART_IN 2'],
  ]);
});

test('relations with the same ends are numbered, also where longer ids lie between them', () => {
  const numberOf = parallelNumbers();
  const ids = ['r:a>b', 'r:a>b-c', 'r:a>b-c;X', 'r:a>b-c;Y', 'r:a>b;X', 'r:a>b;Y', 'r:a>c;X'];
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.map(numberOf)).toEqual([1, 1, 2, 3, 2, 3, 1]);
});
