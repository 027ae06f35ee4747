import { isTurnOver, sortedInTurns } from '../../../runtime/event-loop.js';
import type { Budget } from '../limits.js';
import { type Edges, turned } from './layered-graph.js';

/** Number of steps without a path after which every step is checked before it is taken. */
const CHECK_AFTER_STEPS = 2_000;
/** A step takes some tens of nanoseconds, and so does reading the clock, so the clock is read only this often. */
const STEPS_BETWEEN_LOOKS = 64;

export interface PathConstraints {
  readonly most: number;
  /** Every path must pass through these. */
  readonly through: readonly number[];
  readonly ids: readonly string[];
  /** Receives each path when it is found, so that paths found before a limit are kept. */
  readonly found: (path: readonly number[]) => void;
}

/**
 * The simple paths through layers from a start, in the order of the ids along them. A walk that would visit an entity
 * twice is abandoned at once. If that happens repeatedly behind a hub, the remaining layers are first searched
 * backwards from the far end, without the entities already visited, which proves that no path exists there.
 */
export async function pathsAlong(
  levels: readonly Edges[],
  start: number,
  { most, through, ids, found }: PathConstraints,
  budget: Budget,
): Promise<void> {
  const length = levels.length;
  const path = [start];
  const sorted = levels.map(() => new Map<number, readonly number[]>());
  const lists = through.length > 0 ? await passedAhead(levels, through, budget) : undefined;
  const whole = 2 ** through.length - 1;
  const back: (Edges | undefined)[] = [];
  let [count, wasted] = [0, 0];

  const byId = (a: number, b: number) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1);

  /** Where a position leads to, in the order of ids: sorted once, and for a hub in slices. */
  const sort = async (place: number, at: number): Promise<readonly number[]> => {
    const inOrder = await sortedInTurns([...(levels[place]?.get(at) ?? [])], byId);
    sorted[place]?.set(at, inOrder);
    return inOrder;
  };

  /** Where the next position must be so that a path to the end exists that visits nothing twice. */
  const leading = async (place: number, far: number): Promise<ReadonlySet<number>> => {
    let open: Set<number> = new Set([far]);
    for (let at = length - 1; at > place; at--) {
      back[at] ??= await turned(levels[at] as Edges, budget);
      const before = new Set<number>();
      for (const one of open) {
        if (isTurnOver()) await budget.nextTurn();
        const all = back[at]?.get(one) ?? [];
        budget.takeSteps(all.length);
        for (const other of all) if (!path.includes(other)) before.add(other);
      }
      open = before;
      if (open.size === 0) break;
    }
    return open;
  };

  const [end] = [...(levels[length - 1]?.values() ?? [])][0] as readonly [number];
  const visits: Visit[] = [];
  const enter = (onward: readonly number[], passed: number) => {
    budget.takeSteps(onward.length);
    visits.push({ onward, next: 0, passed });
  };
  enter(await sort(0, start), 0);
  for (let steps = 1; visits.length > 0; steps++) {
    if (steps % STEPS_BETWEEN_LOOKS === 0 && isTurnOver()) await budget.nextTurn();
    const visit = visits.at(-1) as Visit;
    const far = visit.onward[visit.next];
    if (far === undefined) {
      visits.pop();
      path.pop();
      continue;
    }
    if (count >= most) return;
    visit.next++;
    wasted++;
    if (path.includes(far)) continue;
    const passed = visit.passed | bitOf(through, far);
    const place = visits.length;
    if (lists && !lists[place]?.get(far)?.some((ahead) => (passed | ahead) === whole)) continue;
    path.push(far);
    if (place === length) {
      found([...path]);
      path.pop();
      count++;
      wasted = 0;
      continue;
    }
    // Most steps need not await anything, and awaiting would cost more than the rest of a step.
    const onward = sorted[place]?.get(far) ?? (await sort(place, far));
    if (wasted > CHECK_AFTER_STEPS && onward.length > 8 && place < length - 1) {
      const open = await leading(place, end);
      enter(
        onward.filter((one) => open.has(one)),
        passed,
      );
    } else enter(onward, passed);
  }
}

/** An entity on the path: its possible successors, and how many have been tried. */
interface Visit {
  readonly onward: readonly number[];
  next: number;
  /** Which of the required entities are on the path, as bits. */
  readonly passed: number;
}

/**
 * For each position and entity: the sets of required entities that the remaining walks pass through, each combination
 * once.
 */
async function passedAhead(levels: readonly Edges[], through: readonly number[], budget: Budget) {
  const ahead: Map<number, readonly number[]>[] = [];
  for (let place = levels.length; place >= 0; place--) {
    const here = new Map<number, readonly number[]>();
    const last = levels[place - 1];
    if (place === levels.length) {
      for (const ends of last?.values() ?? []) for (const end of ends) here.set(end, [0]);
    } else {
      for (const [at, onward] of levels[place] as Edges) {
        if (isTurnOver()) await budget.nextTurn();
        const sets = new Set<number>();
        for (const far of onward)
          for (const set of ahead[place + 1]?.get(far) ?? []) sets.add(set | bitOf(through, at));
        here.set(at, [...sets]);
      }
    }
    ahead[place] = here;
  }
  return ahead;
}

function bitOf(through: readonly number[], at: number): number {
  const found = through.indexOf(at);
  return found < 0 ? 0 : 2 ** found;
}
