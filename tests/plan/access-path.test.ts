import { expect, test } from 'vitest';
import { type AccessPath, accessPathsOf, residualOf, seeksOf } from '../../src/plan/access-path.js';
import type { Filter } from '../../src/query/selection.js';

const ev = { sector: ['EV makers'] };
const named = (name: string) => ({ some: { issuedBy: { node: { anyName: [name] } } } });

/** The paths in words: the type, and where the condition stands in the filter. */
function inWords(path: AccessPath): string {
  if ('place' in path) return `${path.type} ${path.place}`;
  return path.type === 'OrderedScan' && path.relation
    ? `OrderedScan by ${path.relation.seek.place}`
    : path.type;
}

const all = (where: Filter, kind = 'Policy') => accessPathsOf(kind, where).map(inWords);
const byDate = (where: Filter) => accessPathsOf('Policy', where, 'issuedOn').map(inWords);

test.each<[string, Filter, string[]]>([
  ['nothing', {}, ['LabelScan']],
  ['ids', { id: ['policy:a'], issuedBy: ['MIIT'] }, ['IdLookup']],
  ['names', { anyName: ['PIPL'] }, ['IdLookup']],
  ['ids within and', { and: [{ and: [{ id: ['policy:a'] }] }] }, ['IdLookup']],
  ['ids within or', { or: [{ id: ['policy:a'] }] }, ['LabelScan']],
  ['an agency', { issuedBy: ['MIIT'] }, ['RelationSeek issuedBy', 'LabelScan']],
  ['no agency at all', { issuedBy: [] }, ['RelationSeek issuedBy', 'LabelScan']],
  ['null for an agency', { issuedBy: null }, ['LabelScan']],
  [
    'an agency by either of two relations',
    { issuedOrPutForwardBy: ['MIIT'] },
    ['RelationSeek issuedOrPutForwardBy', 'LabelScan'],
  ],
  ['a sector reached', { affecting: ev }, ['ReachSeek affecting', 'LabelScan']],
  [
    'relations before reach, whatever their order',
    { affecting: ev, issuedBy: ['MIIT'] },
    ['RelationSeek issuedBy', 'ReachSeek affecting', 'LabelScan'],
  ],
  [
    'conditions within and',
    { and: [{ affecting: ev }, { putForwardBy: ['CAC'] }] },
    ['RelationSeek and[1].putForwardBy', 'ReachSeek and[0].affecting', 'LabelScan'],
  ],
  ['a name at the end of a relation', named('MIIT'), ['RelationSeek some.issuedBy', 'LabelScan']],
  ['or', { or: [{ issuedBy: ['MIIT'] }, { affecting: ev }] }, ['LabelScan']],
  ['not', { not: { issuedBy: ['MIIT'] } }, ['LabelScan']],
  ['none', { none: { issuedBy: { node: { anyName: ['MIIT'] } } } }, ['LabelScan']],
  ['a field alone', { type: { in: ['LAW'] } }, ['LabelScan']],
])('a filter by %s', (_what, where, expected) => {
  expect(all(where)).toEqual(expected);
});

test.each<[string, Filter, string]>([
  ['of the kind, for no filter', {}, 'OrderedScan'],
  ['of the relation that keeps the date', { issuedBy: ['MIIT'] }, 'OrderedScan by issuedBy'],
  ['of the kind, for a relation that keeps no date', { putForwardBy: ['CAC'] }, 'OrderedScan'],
  [
    'of the first relation that keeps the date',
    { putForwardBy: ['CAC'], and: [{ issuedBy: ['MIIT'] }, { issuedBy: ['NDRC'] }] },
    'OrderedScan by and[0].issuedBy',
  ],
  ['of the kind, for two relations together', { issuedOrPutForwardBy: ['MIIT'] }, 'OrderedScan'],
  [
    'of the relation, whatever status is asked for, as the policy has its own',
    { relationStatus: ['PLANNED'], and: [{ issuedBy: ['MIIT'] }] },
    'OrderedScan by and[0].issuedBy',
  ],
])('a page by date can be read from the index %s', (_what, where, expected) => {
  expect(byDate(where).at(-1)).toBe(expected);
});

test('another order than by date is in the index of the kind alone', () => {
  const paths = accessPathsOf('Policy', { issuedBy: ['MIIT'] }, 'name').map(inWords);
  expect(paths).toEqual(['RelationSeek issuedBy', 'OrderedScan']);
});

test.each<[string, Filter, Filter]>([
  [
    'a short form is implied',
    { issuedBy: ['MIIT'], type: { in: ['LAW'] } },
    { type: { in: ['LAW'] } },
  ],
  ['reach is implied', { affecting: ev }, {}],
  ['a condition on a relation is not', named('MIIT'), named('MIIT')],
  [
    'the same key elsewhere stays',
    { and: [{ issuedBy: ['MIIT'] }], or: [{ issuedBy: ['MIIT'] }] },
    { and: [{}], or: [{ issuedBy: ['MIIT'] }] },
  ],
])('of what is left to test, %s', (_what, where, expected) => {
  expect(residualOf(where, seeksOf('Policy', where))).toEqual(expected);
});

test('of two conditions with one key, the one that was not sought stays', () => {
  const where = { and: [{ issuedBy: ['MIIT'] }, { issuedBy: ['NDRC'] }] };
  expect(residualOf(where, seeksOf('Policy', where).slice(1))).toEqual({
    and: [{ issuedBy: ['MIIT'] }, {}],
  });
});
