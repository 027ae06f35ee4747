import { expect, test } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.js';
import { ftmId } from '../../../src/interchange/export/ftm/entity.js';
import { ftm } from '../../../src/interchange/export/ftm.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { datasetWith } from '../../helpers/small-data-set.js';
import { written } from '../../helpers/written.js';

type Found = Map<string, { schema: string; properties: Record<string, string[]> }>;

async function linesOf(dataset: Dataset): Promise<Found> {
  const lines = (await written(ftm, exportedGraphOf(dataset))).toString('utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const { id, ...rest } = JSON.parse(line);
      return [id, rest];
    }),
  );
}

const company = (slug: string, more: object = {}) => ({
  id: `company:${slug}`,
  name: slug,
  type: 'COMPANY',
  ...more,
});
const place = (slug: string, more: object = {}) => ({
  id: `place:${slug}`,
  name: slug,
  level: 'CITY',
  ...more,
});
const tie = (type: string, from: string, to: string, more: object = {}) => ({
  type,
  value: { from, to, ...more },
});

test('what is in a place has the code of its country, as far as that is a fact which still holds', async () => {
  const found = await linesOf(
    datasetWith(
      [
        place('china', { level: 'COUNTRY', code: 'CN' }),
        place('guangdong', { level: 'PROVINCE', code: 'CN-GD' }),
        place('shenzhen'),
        place('hong-kong', { code: 'HK' }),
        place('atlantis'),
        ...['shenzhen', 'both', 'planned', 'moved', 'nowhere', 'lost'].map((slug) => company(slug)),
        { id: 'agency:miit', name: 'MIIT', type: 'MINISTRY', level: 'CENTRAL' },
        { id: 'event:plant', name: 'Plant', type: 'ACQUISITION', status: 'ACTUAL' },
        { id: 'policy:law', name: 'Law', type: 'LAW', status: 'IN_FORCE' },
      ],
      [
        tie('PART_OF', 'place:guangdong', 'place:china'),
        tie('PART_OF', 'place:shenzhen', 'place:guangdong'),
        tie('BASED_IN', 'company:shenzhen', 'place:shenzhen'),
        tie('BASED_IN', 'company:both', 'place:shenzhen'),
        tie('BASED_IN', 'company:both', 'place:hong-kong'),
        tie('BASED_IN', 'company:planned', 'place:hong-kong', { status: 'PLANNED' }),
        tie('BASED_IN', 'company:moved', 'place:hong-kong', { until: '2020' }),
        tie('BASED_IN', 'company:lost', 'place:atlantis'),
        tie('BASED_IN', 'agency:miit', 'place:china'),
        tie('LOCATED_IN', 'event:plant', 'place:guangdong', { precision: 'IN' }),
        tie('APPLIES_IN', 'policy:law', 'place:hong-kong'),
      ],
    ),
  );
  const countries = Object.fromEntries(
    [...found]
      .filter(([id]) => !/--|^source/.test(id))
      .map(([id, { properties }]) => [id, properties.country]),
  );
  expect(countries).toEqual({
    'place.china': ['cn'],
    'place.guangdong': ['cn'],
    'place.shenzhen': ['cn'],
    'place.hong-kong': ['hk'],
    'place.atlantis': undefined,
    'company.shenzhen': ['cn'],
    'company.both': ['cn', 'hk'],
    'company.planned': undefined,
    'company.moved': undefined,
    'company.nowhere': undefined,
    'company.lost': undefined,
    'agency.miit': ['cn'],
    'event.plant': ['cn'],
    'policy.law': ['hk'],
  });
  expect(found.get('place.guangdong')?.properties.territoryCode).toEqual(['cn-gd']);
});

test('of a quarter or a half the property has the year, and the words around it the whole', async () => {
  const event = { id: 'event:deal', name: 'Deal', type: 'ACQUISITION', status: 'ACTUAL' };
  const stake = tie('HOLDS_STAKE_IN', 'company:a', 'company:b', {
    since: '2021-H1',
    until: '2022',
  });
  const entities = [{ ...event, date: '2021-Q3' }, company('a'), company('b')];
  const found = await linesOf(datasetWith(entities, [stake]));
  expect(found.get('event.deal')?.properties).toMatchObject({
    date: ['2021'],
    notes: ['date: 2021-Q3'],
  });
  expect(
    [...found.values()].find(({ schema }) => schema === 'Ownership')?.properties,
  ).toMatchObject({
    startDate: ['2021'],
    endDate: ['2022'],
    description: ['since: 2021-H1'],
  });
});

test('identifiers stand in the property of their scheme, if their check digits are right', async () => {
  const long = `register:${'9'.repeat(64)}`;
  const identifiers = [
    'LEI:213800KUD8LAJWSQ9D15',
    'LEI:213800KUD8LXJWSQ9D15',
    'uscc:91110000600037341l',
    '914403001922038216',
    'USCC:914403001922038215',
    'CIK:0001',
    long,
  ];
  const found = await linesOf(datasetWith([company('keys', { identifiers })]));
  expect(found.get('company.keys')?.properties).toMatchObject({
    leiCode: ['213800KUD8LAJWSQ9D15'],
    uscCode: ['91110000600037341L', '914403001922038216'],
    registrationNumber: ['LEI:213800KUD8LXJWSQ9D15', 'USCC:914403001922038215', 'CIK:0001'],
    notes: [`identifiers: ${long}`],
  });
});

test('ids have at most 200 characters, stay distinct, and are the same wherever they are referred to', async () => {
  const slug = (last: string) => `${'very-long-name-'.repeat(16)}${last}`;
  const dataset = datasetWith(
    ['a', 'b'].map((last) => company(slug(last))),
    [tie('HOLDS_STAKE_IN', `company:${slug('a')}`, `company:${slug('b')}`)],
  );
  const found = await linesOf(dataset);
  expect(found.size).toBe(4);
  for (const id of found.keys()) {
    expect(id.length).toBeLessThanOrEqual(200);
    expect(id).toMatch(/^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/);
  }
  const [stake] = [...found.values()].filter(({ schema }) => schema === 'Ownership');
  expect(
    [...(stake?.properties.owner ?? []), ...(stake?.properties.asset ?? [])].every((id) =>
      found.has(id),
    ),
  ).toBe(true);
  expect(stake?.properties.recordId).toEqual([dataset.relations[0]?.id]);
  // An id of the greatest length stays as it is.
  const fits = `company:${'a'.repeat(192)}`;
  expect(ftmId(fits)).toBe(fits.replace(':', '.'));
  expect(ftmId(`${fits}a`)).toMatch(/^company\.a+-[0-9a-f]{40}$/);
});
