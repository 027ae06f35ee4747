import { describe, expect, test } from 'vitest';
import { choosePlan, defaultPlan, needsEstimates } from '../../src/plan/choose.js';
import { type Estimates, NOT_COUNTED } from '../../src/plan/estimate.js';
import type { PageSpec } from '../../src/plan/index-ranges.js';
import { type ListQuery, planName } from '../../src/plan/list-plan.js';
import type { KeysetBound } from '../../src/query/order.js';
import type { Filter } from '../../src/query/selection.js';

const page: PageSpec = { field: 'issuedOn', backward: false, rows: 21, bounds: [] };
const ev = { sector: ['EV makers'] };
const agency = { issuedBy: ['MIIT'] };
const both = { ...agency, affecting: ev };
const twoReach = { and: [{ affecting: ev }, { affecting: { sector: ['Steel'] } }] };
const twoAgencies = { putForwardBy: ['CAC'], and: [{ putForwardBy: ['MOF'] }] };

const query = (where: Filter, more: Partial<PageSpec> = {}): ListQuery => ({
  kind: 'Policy',
  where,
  page: { ...page, ...more },
});
const all = (where: Filter): ListQuery => ({ kind: 'Policy', where });

/** Degrees of the seeks, in their order; those of more targets than a page collects as [degree]. */
function estimates(cardinality: number, ...degrees: (number | [number])[]): Estimates {
  const seeks = degrees.map((one) =>
    Array.isArray(one) ? { degree: one[0], isPartial: true } : { degree: one, isPartial: false },
  );
  return { cardinality, seeks };
}

describe('Estimates are needed', () => {
  test.each<[string, ListQuery, boolean]>([
    ['not without a filter', query({}), false],
    ['not for ids', query({ id: ['policy:a'], ...both }), false],
    ['not for a page in the order of the one relation', query(agency), false],
    ['for a page of a relation in another order', query(agency, { field: 'name' }), true],
    ['for a page of what reaches a sector', query({ affecting: ev }), true],
    ['for a page with two seeks', query(both), true],
    ['not for all rows of one seek', all({ affecting: ev }), false],
    ['for all rows of two seeks', all(both), true],
  ])('%s', (_what, asked, expected) => {
    expect(needsEstimates(asked)).toBe(expected);
  });
});

describe('Without estimates', () => {
  test.each<[string, ListQuery, string, string]>([
    ['no filter', query({}), 'index: OrderedScan', 'index: OrderedScan'],
    ['ids', query({ id: ['policy:a'] }), 'sort: IdLookup', 'sort: IdLookup'],
    ['an agency', query(agency), 'index: OrderedScan issuedBy', 'sort: RelationSeek issuedBy'],
    ['two seeks', query(both), 'index: OrderedScan issuedBy', 'sort: RelationSeek issuedBy'],
    ['all rows', all({}), 'sort: LabelScan', 'sort: LabelScan'],
    [
      'all of a sector',
      all({ affecting: ev }),
      'sort: ReachSeek affecting',
      'sort: ReachSeek affecting',
    ],
  ])('%s', (_what, asked, large, small) => {
    expect(planName(choosePlan(asked))).toBe(large);
    expect(planName(defaultPlan(asked))).toBe(small);
  });
});

const scan = 'index: OrderedScan issuedBy';
const fromAgency = 'sort: RelationSeek issuedBy';
const fromSector = 'sort: ReachSeek affecting';
const compared = 'sort: ReachSeek affecting in RelationSeek issuedBy';

describe('By estimates, a page', () => {
  test.each<[string, ListQuery, Estimates, string]>([
    [
      'of a hub in a rare sector begins at the sector',
      query(both),
      estimates(50_000, 10_000, 5),
      fromSector,
    ],
    [
      'of a hub in a sector of nearly all is scanned',
      query(both),
      estimates(50_000, 10_000, [40_000]),
      scan,
    ],
    [
      'of a hub in a wide sector that is small in targets collects them',
      query(both),
      estimates(50_000, 10_000, 40_000),
      `${scan}, materialise affecting`,
    ],
    // Equal degrees: the scan reads no more rows than the seek.
    [
      'with a tie is scanned',
      query(both),
      estimates(50_000, 300, 300),
      `${scan}, materialise affecting`,
    ],
    [
      'of a small agency in all sectors is scanned, as its index has fewer rows',
      query(both),
      estimates(50_000, 10, [NOT_COUNTED]),
      scan,
    ],
    // 4 x 21 rows against 2,000 relations times a share of 2,000 / 50,000.
    ['just too dear to scan', query({ affecting: ev }), estimates(50_000, 2_000), fromSector],
    [
      'just cheap enough to scan',
      query({ affecting: ev }),
      estimates(50_000, 2_050),
      `index: OrderedScan, materialise affecting`,
    ],
    [
      'that is longer is not scanned',
      query({ affecting: ev }, { rows: 201 }),
      estimates(50_000, 2_050),
      fromSector,
    ],
    [
      'of what no policy reaches begins there',
      query({ affecting: ev }),
      estimates(50_000, 0),
      fromSector,
    ],
    [
      'of an empty graph is scanned',
      query({ affecting: ev }),
      estimates(0, 0),
      'index: OrderedScan, materialise affecting',
    ],
    [
      'in another order compares what is about as large',
      query(both, { field: 'name' }),
      estimates(50_000, 100, 400),
      compared,
    ],
    [
      'in another order begins at what is far smaller',
      query(both, { field: 'name' }),
      estimates(50_000, 100, 401),
      `${fromAgency}, materialise affecting`,
    ],
    [
      'does not collect what is too much',
      query(both, { field: 'name' }),
      estimates(50_000, 100, [NOT_COUNTED]),
      fromAgency,
    ],
  ])('%s', (_what, asked, found, expected) => {
    expect(planName(choosePlan(asked, found))).toBe(expected);
  });
});

describe('By estimates, all rows', () => {
  test.each<[string, Filter, Estimates, string]>([
    [
      'of a hub in a rare sector begin at the sector',
      both,
      estimates(50_000, 10_000, 5),
      fromSector,
    ],
    [
      'of a small agency test the sector',
      both,
      estimates(50_000, 10, 9_000),
      `${fromAgency}, materialise affecting`,
    ],
    ['of two that are about as large compare them', both, estimates(50_000, 500, 900), compared],
    [
      'expand reach among the others where it is the smaller one too',
      both,
      estimates(50_000, 900, 500),
      compared,
    ],
    ['with a tie compare the two', both, estimates(50_000, 500, 500), compared],
    [
      'with nothing on either side compare nothing with nothing',
      both,
      estimates(50_000, 0, 0),
      compared,
    ],
    [
      'with nothing on one side begin there',
      both,
      estimates(50_000, 0, 7),
      `${fromAgency}, materialise affecting`,
    ],
    ['of few do not collect a wide tree', both, estimates(50_000, 1_000, [9_000]), fromAgency],
    [
      'of many collect even a wide tree',
      both,
      estimates(50_000, 1_001, [9_000]),
      `${fromAgency}, materialise affecting`,
    ],
    [
      'of a tie between relations collect the first',
      twoAgencies,
      estimates(50_000, 30, 30),
      'sort: RelationSeek and[0].putForwardBy in RelationSeek putForwardBy',
    ],
    [
      'of two sectors expand the smaller one',
      twoReach,
      estimates(50_000, 90, 30),
      'sort: ReachSeek and[1].affecting in ReachSeek and[0].affecting',
    ],
    ['of one seek have no choice', agency, estimates(50_000, 10_000), fromAgency],
  ])('%s', (_what, where, found, expected) => {
    expect(planName(choosePlan(all(where), found))).toBe(expected);
  });

  test('leave to be tested what neither side implies', () => {
    const where = { ...both, type: { in: ['LAW'] } };
    const plan = choosePlan(all(where), estimates(50_000, 500, 900));
    expect(plan.residual).toEqual({ type: { in: ['LAW'] } });
    expect(choosePlan(all(where), estimates(50_000, 10, 9_000)).residual).toEqual({
      affecting: ev,
      type: { in: ['LAW'] },
    });
  });

  test('name the conditions whose targets are collected', () => {
    const where = { ...agency, ...twoReach };
    const name = (first: number | [number], second: number | [number]) =>
      planName(choosePlan(all(where), estimates(50_000, 10, first, second)));
    expect(name(900, [900])).toBe(`${fromAgency}, materialise and[0].affecting`);
    expect(name([900], 900)).toBe(`${fromAgency}, materialise and[1].affecting`);
    expect(name(900, 900)).toBe(`${fromAgency}, materialise and[0].affecting and and[1].affecting`);
  });
});

describe('The ranges of an index', () => {
  const known: KeysetBound = { key: ['2021-09-01', 'policy:a'], before: false };
  const unknown: KeysetBound = { key: [null, 'policy:a'], before: false };
  const until = { ...known, before: true };
  test.each<[string, Partial<PageSpec>, string[]]>([
    ['are known, then unknown', {}, ['known 0', 'unknown 0']],
    ['are read the other way round from the end', { backward: true }, ['unknown 0', 'known 0']],
    ['begin at a known row', { bounds: [known] }, ['known 1', 'unknown 0']],
    ['begin at an unknown row', { bounds: [unknown] }, ['unknown 1']],
    ['end before a known row', { bounds: [until], backward: true }, ['known 1']],
    [
      'end before an unknown row',
      { bounds: [{ ...unknown, before: true }], backward: true },
      ['unknown 1', 'known 0'],
    ],
    ['lie between two rows', { bounds: [known, until] }, ['known 2']],
    ['hold nothing between unknown and known', { bounds: [unknown, until] }, []],
    ['are one by id', { field: 'id', bounds: [known] }, ['id 1']],
    ['are one by a field that all have', { field: 'name' }, ['known 0']],
  ])('%s', (_what, more, expected) => {
    const { ranges } = choosePlan(query({}, more));
    expect(ranges.map(({ rows, bounds }) => `${rows} ${bounds.length}`)).toEqual(expected);
  });

  test('are none where rows are sorted', () => {
    expect(defaultPlan(query(agency)).ranges).toEqual([]);
  });
});
