import { describe, expect, test } from 'vitest';
import { choosePlan, defaultPlan } from '../../../src/plan/choose.js';
import { planName } from '../../../src/plan/list-plan.js';
import { listQueryOf } from '../../../src/queries/list/index.js';
import type { OrderBy } from '../../../src/query/order.js';
import { connectionOf } from '../../helpers/arbitrary-selection.js';

const connection = connectionOf({ totalCount: false, next: new Map() });
const query = (kind: string, orderBy: OrderBy, where = {}) =>
  listQueryOf({ kind, where, orderBy, page: { first: 2 }, connection });

describe('A page in an order that no index gives', () => {
  test.each([
    ['Policy', 'day', {}, 'sort: LabelScan'],
    ['Policy', 'day', { issuedBy: ['MIIT'] }, 'sort: RelationSeek issuedBy'],
    ['Event', 'day', {}, 'sort: LabelScan'],
    ['Event', 'amount', {}, 'sort: LabelScan'],
  ])('of %s by %s is sorted, of whatever size the graph is', (kind, field, where, expected) => {
    const currency = field === 'amount' ? 'USD' : undefined;
    const asked = query(kind, { field, direction: 'DESC', currency }, where);
    expect(asked.page).toBeUndefined();
    expect(planName(choosePlan(asked))).toBe(expected);
    expect(planName(defaultPlan(asked))).toBe(expected);
  });

  test('is another order than that by a field, which an index gives', () => {
    const asked = query('Event', { field: 'listedOn', direction: 'DESC' });
    expect(planName(choosePlan(asked))).toBe('index: OrderedScan');
  });
});
