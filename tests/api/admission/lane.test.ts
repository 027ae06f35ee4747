import { afterEach, expect, test } from 'vitest';
import { Lane, type LaneSlot, Refusal } from '../../../src/api/admission/lane.js';
import { Deadline } from '../../../src/runtime/deadline.js';

const begun: Deadline[] = [];
function deadline(ms = 60_000): Deadline {
  const one = new Deadline(ms);
  begun.push(one);
  return one;
}
afterEach(() => {
  for (const one of begun.splice(0)) one.done();
});

/** Requests in a lane; notes in which order they were let in. */
function watched(lane: Lane) {
  const order: string[] = [];
  const places: LaneSlot[] = [];
  const refused: unknown[] = [];
  const ask = async (client: string, name = client, weight = 1, until = deadline()) => {
    try {
      places.push(await lane.enter(client, weight, until));
      order.push(name);
    } catch (error) {
      refused.push(error);
    }
  };
  const leaveFirst = async () => {
    const place = places.shift();
    if (place) lane.leave(place);
    await new Promise(setImmediate);
  };
  return { order, places, refused, ask, leaveFirst };
}

test('Who finds room is let in at once, without a promise', () => {
  const lane = new Lane({ capacity: 2, maxWaiting: 2 });
  expect(lane.enter('a', 1, deadline())).not.toBeInstanceOf(Promise);
  expect(lane.enter('a', 1, deadline())).not.toBeInstanceOf(Promise);
  expect(lane.enter('a', 1, deadline())).toBeInstanceOf(Promise);
  expect(lane.load).toEqual({ used: 2, waiting: 1 });
});

test('Clients take turns: one that floods does not keep another waiting', async () => {
  const { order, ask, leaveFirst } = watched(new Lane({ capacity: 1, maxWaiting: 100 }));
  for (let at = 0; at < 20; at++) void ask('flood', `flood ${at}`);
  void ask('other', 'other 0');
  void ask('other', 'other 1');
  await new Promise(setImmediate);
  for (let at = 0; at < 22; at++) await leaveFirst();
  expect(order.slice(0, 5)).toEqual(['flood 0', 'flood 1', 'other 0', 'flood 2', 'other 1']);
  expect(order).toHaveLength(22);
});

test('Turns go by weight: a client with large requests gets fewer of them', async () => {
  const { order, ask, leaveFirst } = watched(new Lane({ capacity: 4, maxWaiting: 100 }));
  void ask('first', 'first', 4);
  for (let at = 0; at < 3; at++) void ask('large', 'large', 4);
  for (let at = 0; at < 8; at++) void ask('small', 'small', 1);
  await new Promise(setImmediate);
  await leaveFirst();
  await leaveFirst();
  expect(order).toEqual(['first', 'large', 'small', 'small', 'small', 'small']);
});

test('A large request is not passed for ever by small ones that fit beside others', async () => {
  const { order, ask, leaveFirst } = watched(new Lane({ capacity: 4, maxWaiting: 100 }));
  for (let at = 0; at < 4; at++) void ask('a', 'small', 1);
  void ask('b', 'large', 4);
  for (let at = 0; at < 8; at++) void ask('c', 'later', 1);
  await new Promise(setImmediate);
  for (let at = 0; at < 4; at++) await leaveFirst();
  expect(order.slice(4)).toContain('large');
});

test('A full queue takes a newcomer in place of the last of whoever waits with most', async () => {
  const { refused, ask } = watched(new Lane({ capacity: 1, maxWaiting: 3 }));
  for (let at = 0; at < 4; at++) void ask('flood');
  void ask('other');
  await new Promise(setImmediate);
  expect(refused).toHaveLength(1);
  void ask('flood');
  await new Promise(setImmediate);
  expect(refused).toHaveLength(2);
  expect(refused[0]).toBeInstanceOf(Refusal);
  expect((refused[0] as Refusal).retryAfter).toBeGreaterThan(0);
});

test('Whose turn would come too late is refused at once', async () => {
  const lane = new Lane({ capacity: 1, maxWaiting: 100 });
  const first = lane.enter('a', 1, deadline()) as LaneSlot;
  await new Promise((resolve) => setTimeout(resolve, 200));
  lane.leave(first);
  void lane.enter('a', 1, deadline());
  const { refused, ask } = watched(lane);
  void ask('b', 'b', 1, deadline(100));
  await new Promise(setImmediate);
  expect(refused).toMatchObject([{ why: 'TOO_LATE' }]);
  expect(lane.load.waiting).toBe(0);
});

test('Who goes away while it waits leaves the queue', async () => {
  const lane = new Lane({ capacity: 1, maxWaiting: 100 });
  const first = lane.enter('a', 1, deadline()) as LaneSlot;
  const until = deadline();
  const { refused, ask } = watched(lane);
  void ask('b', 'b', 1, until);
  until.end();
  await new Promise(setImmediate);
  expect([refused.length, lane.load.waiting]).toEqual([1, 0]);
  lane.leave(first);
  expect(lane.load).toEqual({ used: 0, waiting: 0 });
});

test('One client has no more than its share, whatever room there is', async () => {
  const lane = new Lane({ capacity: 4, maxWaiting: 0, maxOfClient: 2 });
  void lane.enter('a', 1, deadline());
  void lane.enter('a', 1, deadline());
  expect(() => lane.enter('a', 1, deadline())).toThrow(Refusal);
  expect(lane.enter('b', 1, deadline())).not.toBeInstanceOf(Promise);
});

test('What weighs more than the lane holds is let in alone', async () => {
  const lane = new Lane({ capacity: 4, maxWaiting: 10 });
  const place = lane.enter('a', 100, deadline()) as LaneSlot;
  expect(lane.load.used).toBe(4);
  lane.leave(place);
  expect(lane.load.used).toBe(0);
});
