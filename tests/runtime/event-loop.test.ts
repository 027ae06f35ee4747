import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isTurnOver,
  jsonInTurns,
  MAX_ARRIVALS_MS,
  MAX_STRETCH_MS,
  mapInTurns,
  nextTurn,
  onTurnOfClient,
  sortedInTurns,
} from '../../src/runtime/event-loop.js';

/** Keeps the processor busy for some milliseconds. */
function work(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** Turns of the event loop until the work is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    turns++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return turns;
}

test('long work gives way as often as it has lasted too long', async () => {
  const turns = await turnsDuring(mapInTurns(new Array(20).fill(0), () => work(MAX_STRETCH_MS)));
  expect(turns).toBeGreaterThanOrEqual(10);
});

test('of several long works one goes on in each turn', async () => {
  await wait(1);
  let inThisTurn = 0;
  let most = 0;
  const one = async () => {
    for (let at = 0; at < 5; at++) {
      inThisTurn++;
      most = Math.max(most, inThisTurn);
      work(2 * MAX_STRETCH_MS);
      expect(isTurnOver()).toBe(true);
      await nextTurn();
    }
  };
  isTurnOver();
  let isOver = false;
  const counting = (async () => {
    while (!isOver) {
      await new Promise((resolve) => setImmediate(resolve));
      inThisTurn = 0;
    }
  })();
  // All begin in one turn; from then on they take turns.
  const all = [one(), one(), one()];
  most = 0;
  await Promise.all(all);
  isOver = true;
  await counting;
  expect(most).toBe(1);
});

test('what has no time left ends when its turn comes', async () => {
  await expect(nextTurn({ timeoutMs: 0 })).rejects.toThrow('time limit');
  await expect(nextTurn({ timeoutMs: 1 })).resolves.toBeUndefined();
});

test('a list is sorted as an array sorts it', async () => {
  const items = Array.from({ length: 9_001 }, (_, at) => ({ key: (at * 7_919) % 101, at }));
  const inOrder = (a: { key: number }, b: { key: number }) => a.key - b.key;
  expect(await sortedInTurns(items, inOrder)).toEqual([...items].sort(inOrder));
});

test('clients take turns: one that asks once does not wait for a hundred requests of another', async () => {
  await wait(1);
  isTurnOver();
  work(2 * MAX_ARRIVALS_MS);
  const begun: string[] = [];
  const arrives = (client: string) =>
    new Promise<void>((resolve) =>
      onTurnOfClient(client, () => {
        begun.push(client);
        work(2 * MAX_STRETCH_MS);
        resolve();
      }),
    );
  const flood = Array.from({ length: 20 }, () => arrives('flood'));
  await Promise.all([...flood, arrives('small')]);
  expect(begun).toHaveLength(21);
  expect(begun.indexOf('small')).toBeLessThanOrEqual(1);
});

test('a request begins at once while there is time left in the turn', async () => {
  await wait(1);
  let isBegun = false;
  onTurnOfClient('a', () => {
    isBegun = true;
  });
  expect(isBegun).toBe(true);
});

test('JSON written in turns is the text that JSON.stringify gives', async () => {
  const list = fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 60 });
  const answer = fc.record({ data: fc.dictionary(fc.string(), fc.oneof(list, fc.jsonValue())) });
  await fc.assert(
    fc.asyncProperty(fc.oneof(answer, list, fc.jsonValue()), async (value) => {
      expect(await jsonInTurns(value)).toBe(JSON.stringify(value));
    }),
  );
  expect(await jsonInTurns({ left: undefined, kept: null })).toBe('{"kept":null}');
});
