import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Offer } from '../../../src/queries/neighbourhood/frontier-statement.js';
import { takeRoundRobin } from '../../../src/queries/neighbourhood/round-robin.js';

/** Another run looks elsewhere; SEED=… goes back to where a run failed. */
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Frontiers whose entities have from no neighbour to hundreds, some of them in common. */
const frontiers = fc.array(
  fc.array(
    fc.tuple(
      fc.constantFrom('ISSUED', 'AFFECTS', 'PARTNERS_WITH'),
      fc.constantFrom('OUT' as const, 'IN' as const),
      fc.uniqueArray(fc.nat(300).map(String), { maxLength: 200, size: 'max' }),
    ),
    { maxLength: 3 },
  ),
  { minLength: 1, maxLength: 6 },
);

test(`where room is short, nobody gives more than one beyond whoever could still give (seed ${seed})`, () => {
  let cuts = 0;
  fc.assert(
    fc.property(frontiers, fc.integer({ min: 1, max: 200 }), (lists, room) => {
      const offers = lists.map((groups, at): Offer => [`n${at}`, groups]);
      const frontier = offers.map(([id]) => id);
      const taken = takeRoundRobin(frontier, offers, Number.POSITIVE_INFINITY, room);
      const ids = new Set(taken?.ids);
      const neighbours = lists.map((groups) => new Set(groups.flatMap(([, , own]) => own)));
      const all = new Set(neighbours.flatMap((own) => [...own]));
      expect(ids.size).toBe(Math.min(room, all.size));
      expect(taken?.cut).toBe(all.size > room);
      if (all.size > room) cuts++;
      // What an entity alone can give, against all that is shown of another that has more to give.
      for (const own of neighbours) {
        const alone = [...ids].filter(
          (id) => own.has(id) && neighbours.every((other) => other === own || !other.has(id)),
        ).length;
        for (const other of neighbours) {
          const shown = [...other].filter((id) => ids.has(id)).length;
          if (shown < other.size) expect(alone).toBeLessThanOrEqual(shown + 1);
        }
      }
    }),
    { seed, numRuns: 300 },
  );
  expect(cuts).toBeGreaterThan(50);
});

test('whom several relations of one type tie counts once, also against what an offer was cut to', () => {
  const offers: Offer[] = [['n', [['AFFECTS', 'OUT', ['a', 'a', 'b']]]]];
  expect(takeRoundRobin(['n'], offers, 4, 2)).toEqual({ ids: ['a', 'b'], cut: false });
  expect(takeRoundRobin(['n'], offers, 3, 1)).toEqual({ ids: ['a'], cut: true });
  expect(takeRoundRobin(['n'], offers, 3, 2)).toBeUndefined();
});

test('offers that were cut too short to tell are not taken for the whole', () => {
  const offers: Offer[] = [['n', [['ISSUED', 'OUT', ['a', 'b']]]]];
  expect(takeRoundRobin(['n'], offers, 2, 5)).toBeUndefined();
  expect(takeRoundRobin(['n'], offers, 2, 1)).toEqual({ ids: ['a'], cut: true });
  expect(takeRoundRobin(['n'], offers, 3, 5)).toEqual({ ids: ['a', 'b'], cut: false });
});
