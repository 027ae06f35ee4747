import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ExplorerState,
  emptyState,
  hops,
  MAX_ENTITIES,
  parametersOf,
  stateOf,
  toggled,
  withExpansion,
} from '../../../../src/api/pages/explore/state.js';

const id = fc
  .tuple(fc.constantFrom('agency', 'company', 'policy'), fc.stringMatching(/^[a-z0-9-]{1,30}$/))
  .map(([kind, rest]) => `${kind}:${rest}`);
const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const ids = (most: number) => fc.uniqueArray(id, { maxLength: most });
const through = fc.oneof(
  fc.constant({ relation: null, direction: 'BOTH' as const }),
  fc.record({
    relation: fc.constantFrom('ISSUED', 'PART_OF', 'HOLDS_STAKE_IN'),
    direction: fc.constantFrom('OUT' as const, 'IN' as const, 'BOTH' as const),
  }),
);
const expansion = fc
  .tuple(id, through, fc.integer({ min: 1, max: MAX_ENTITIES }))
  .map(([of, by, count]) => ({ id: of, ...by, count }));
const place = fc.integer({ min: -9_999, max: 9_999 });

const state: fc.Arbitrary<ExplorerState> = fc.record({
  of: fc.uniqueArray(name, { maxLength: 10 }),
  expand: fc.array(expansion, { maxLength: 10 }),
  hide: ids(20),
  relations: fc.uniqueArray(fc.constantFrom('ISSUED', 'PART_OF', 'SETS')),
  kinds: fc.uniqueArray(fc.constantFrom('Agency', 'Policy', 'Event')),
  asOf: orNone(fc.constantFrom('2021-08-20', '1998-03-10')),
  from: orNone(name),
  to: orNone(name),
  maxHops: fc.integer({ min: 1, max: hops.max }),
  policies: orNone(fc.constantFrom('sector=EV makers&issuedBy=MIIT', 'company=蔚来')),
  pin: fc.array(fc.record({ id, x: place, y: place }), { maxLength: 5 }),
});

test('an address says the whole state: read back it is the same', () => {
  fc.assert(
    fc.property(state, (one) => {
      const address = String(parametersOf(one));
      expect(stateOf(new URLSearchParams(address))).toEqual(one);
    }),
  );
});

test('the address of nothing is empty, and so is the state of no address', () => {
  expect(String(parametersOf(emptyState))).toBe('');
  expect(stateOf(new URLSearchParams())).toEqual(emptyState);
});

test('what is malformed is left out, and what is too much is cut', () => {
  const read = (query: string) => stateOf(new URLSearchParams(query));
  expect(read('expand=miit&expand=agency:miit~ISSUED&pin=agency:miit~1')).toEqual(emptyState);
  expect(read('maxHops=99').maxHops).toBe(hops.default);
  expect(read('expand=agency:miit~ISSUED~OUT~9999').expand[0]?.count).toBe(MAX_ENTITIES);
  expect(read(Array.from({ length: 20 }, (_, at) => `of=${at}`).join('&')).of).toHaveLength(10);
});

test('a second expansion by the same relation takes the place of the first', () => {
  const first = { id: 'agency:miit', relation: 'ISSUED', direction: 'OUT' as const, count: 50 };
  const other = { ...first, relation: 'PART_OF' };
  const twice = [first, other, { ...first, count: 100 }].reduce(withExpansion, emptyState);
  expect(twice.expand).toEqual([other, { ...first, count: 100 }]);
});

test('toggling twice changes nothing but the order', () => {
  expect(toggled(toggled(['a', 'b'], 'c'), 'c')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});
