import { isTurnOver } from '../../../runtime/event-loop.js';
import type { Budget } from '../limits.js';
import type { SearchSide } from './bidirectional-search.js';

/** Edges from one position of a path to the next: for each entity, its possible successors. */
export type Edges = ReadonlyMap<number, readonly number[]>;

/**
 * The layers of paths whose length is the sum of both depths: at each position, the entities of walks between the
 * ends, and their successors. Undefined if no such walk exists. Contains no dead ends.
 */
export async function prunedLayers(
  from: SearchSide,
  to: SearchSide,
  budget: Budget,
): Promise<Edges[] | undefined> {
  const length = from.depth + to.depth;
  const edges: Edges[] = [];
  let meeting: ReadonlySet<number> = meetingOf(from, to);
  let ahead = meeting;
  for (let place = from.depth - 1; place >= 0; place--) {
    const onward = new Map<number, readonly number[]>();
    for (const at of from.walks[place] ?? []) {
      if (isTurnOver()) await budget.nextTurn();
      const all = from.neighbours.get(at) ?? [];
      budget.takeSteps(all.length);
      const some = all.filter((far) => ahead.has(far));
      if (some.length > 0) onward.set(at, some);
    }
    edges[place] = onward;
    ahead = new Set(onward.keys());
  }
  for (let place = from.depth; place < length; place++) {
    const onward = new Map<number, number[]>();
    const last = place === length - 1;
    const next = new Set<number>();
    for (const far of last ? [to.start] : (to.walks[length - place - 1] ?? [])) {
      if (isTurnOver()) await budget.nextTurn();
      const all = to.neighbours.get(far) ?? [];
      budget.takeSteps(all.length);
      for (const at of all) {
        if (!meeting.has(at)) continue;
        next.add(far);
        const known = onward.get(at);
        if (known) known.push(far);
        else onward.set(at, [far]);
      }
    }
    edges[place] = onward;
    meeting = next;
  }
  return edges[0]?.has(from.start) && edges.every((one) => one.size > 0) ? edges : undefined;
}

/**
 * Where both searches meet. Walks do not pass through an end, so an end that has not been expanded is met only by
 * itself.
 */
function meetingOf(from: SearchSide, to: SearchSide): ReadonlySet<number> {
  if (to.depth === 0) return new Set([to.start]);
  if (from.depth === 0) return new Set([from.start]);
  const there = to.walks[to.depth] as ReadonlySet<number>;
  return new Set([...(from.walks[from.depth] ?? [])].filter((at) => there.has(at)));
}

/** The same edges, reversed. */
export async function turned(edges: Edges, budget: Budget): Promise<Edges> {
  const back = new Map<number, number[]>();
  for (const [at, onward] of edges) {
    if (isTurnOver()) await budget.nextTurn();
    for (const far of onward) {
      const known = back.get(far);
      if (known) known.push(at);
      else back.set(far, [at]);
    }
  }
  return back;
}
