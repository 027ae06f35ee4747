import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  canRedo,
  canUndo,
  startOfTrail,
  stepOfEntry,
  stepped,
  wentTo,
} from '../../../src/client/explore/trail.js';

test('undo and redo are possible exactly where a browser has an entry to go to', () => {
  const act = fc.constantFrom('change', 'undo', 'redo');
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      // The history of a browser: entries, and the place in them. A change drops what lies ahead.
      let entries = ['start'];
      let at = 0;
      let trail = startOfTrail;
      for (const one of acts) {
        if (one === 'change') {
          entries = [...entries.slice(0, at + 1), one];
          at += 1;
          trail = stepped(trail);
        } else {
          const to = one === 'undo' ? at - 1 : at + 1;
          if (!entries[to]) continue;
          at = to;
          trail = wentTo(trail, to);
        }
        expect(trail.at).toBe(at);
        expect(canUndo(trail)).toBe(at > 0);
        expect(canRedo(trail)).toBe(at < entries.length - 1);
      }
    }),
  );
});

test('an entry that is not ours counts as the first step', () => {
  expect([null, undefined, 'x', {}, { step: -1 }, { step: 1.5 }].map(stepOfEntry)).toEqual(
    Array(6).fill(0),
  );
  expect(stepOfEntry({ step: 3 })).toBe(3);
});
