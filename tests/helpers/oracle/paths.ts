import { relationNamed, relations } from '../../../src/ontology/index.js';
import type { Fact, Facts } from './facts.js';
import { type Moment, relationCounts } from './legal.js';

export interface PathQuestion {
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly first: number;
  readonly relations?: readonly string[] | undefined;
  readonly weak?: boolean | undefined;
  readonly direction?: 'ANY' | 'FORWARD' | 'BACKWARD' | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly through?: readonly string[] | undefined;
  readonly avoid?: readonly string[] | undefined;
  readonly asOf?: (Moment & { undated: 'LEAVE_OUT' | 'INCLUDE' }) | undefined;
}

/** A path as the ids along it, the relations of each hop, and whether each is weak. */
export interface PlainPath {
  readonly ids: readonly string[];
  readonly ties: readonly (readonly string[])[];
  readonly weak: readonly boolean[];
}

type Steps = Map<string, Map<string, { id: string; weak: boolean }[]>>;

const shared = /^(sector|place|source):/;

/**
 * The first paths and whether there are more, found the plain way: length by length and depth first, turning back only
 * where a breadth-first search from the end says that it is too far. Undefined when that takes too many steps.
 */
export function plainPaths(facts: Facts, asked: PathQuestion, patience = 5_000_000) {
  const steps = stepsOf(facts, asked);
  const distance = distancesTo(steps, asked);
  const found: string[][] = [];
  let left = patience;
  const walk = (ids: string[], length: number): void => {
    const here = ids.at(-1) as string;
    if (ids.length === length + 1) {
      if (here === asked.to && (asked.through ?? []).every((id) => ids.includes(id)))
        found.push(ids);
      return;
    }
    const left2 = length - ids.length;
    const next = [...(steps.get(here)?.keys() ?? [])]
      .filter((id) => (distance.get(id) ?? Infinity) <= left2 && !ids.includes(id))
      .filter((id) => id !== asked.to || left2 === 0)
      .sort((a, b) => (a < b ? -1 : 1));
    left -= next.length;
    for (const id of next) if (found.length <= asked.first && left > 0) walk([...ids, id], length);
  };
  for (let length = 1; length <= asked.maxHops && found.length <= asked.first; length++)
    walk([asked.from], length);
  if (left <= 0) return undefined;
  return {
    hasMore: found.length > asked.first,
    paths: found.slice(0, asked.first).map((ids) => plainPath(ids, steps, asked)),
  };
}

function plainPath(ids: string[], steps: Steps, asked: PathQuestion): PlainPath {
  const hops = ids.slice(1).map((to, at) => ({ from: ids[at] as string, to }));
  const merelyShared = (id: string) => shared.test(id) && id !== asked.from && id !== asked.to;
  const between = hops.map(({ from, to }) => steps.get(from)?.get(to) ?? []);
  return {
    ids,
    ties: between.map((ties) => ties.map(({ id }) => id).sort()),
    weak: hops.map(
      ({ from, to }, at) =>
        merelyShared(from) || merelyShared(to) || (between[at] ?? []).every(({ weak }) => weak),
    ),
  };
}

function stepsOf(facts: Facts, asked: PathQuestion): Steps {
  const steps: Steps = new Map();
  const types =
    asked.relations ?? relations.filter((r) => asked.weak || !r.weak).map((r) => r.name);
  const passable = (id: string) =>
    !(asked.avoid ?? []).includes(id) &&
    (asked.relations !== undefined ||
      asked.weak === true ||
      !shared.test(id) ||
      id === asked.from ||
      id === asked.to);
  for (const type of types) {
    const { symmetric, weak } = relationNamed(type);
    for (const link of facts.links(type)) {
      if (!counts(facts, type, link, asked) || link.from === link.to) continue;
      if (!passable(link.from) || !passable(link.to)) continue;
      const tie = { id: link.id, weak };
      if (symmetric || asked.direction !== 'BACKWARD') add(steps, link.from, link.to, tie);
      if (symmetric || (asked.direction ?? 'ANY') !== 'FORWARD')
        add(steps, link.to, link.from, tie);
    }
  }
  return steps;
}

function counts(facts: Facts, type: string, link: Fact, asked: PathQuestion): boolean {
  const statusCounts = (status: unknown) =>
    asked.statuses ? asked.statuses.includes(String(status)) : status !== 'FAILED';
  if (!statusCounts(link.status)) return false;
  if (relationNamed(type).validitySource === 'EVENT') {
    const event = facts.kindOf.get(link.from) === 'Event' ? link.from : link.to;
    if (!statusCounts(facts.entities.get(event)?.status)) return false;
  }
  return relationCounts(facts, type, link, asked.asOf);
}

function add(steps: Steps, from: string, to: string, tie: { id: string; weak: boolean }) {
  const onward = steps.get(from) ?? new Map<string, { id: string; weak: boolean }[]>();
  steps.set(from, onward);
  const ties = onward.get(to);
  if (ties) ties.push(tie);
  else onward.set(to, [tie]);
}

function distancesTo(steps: Steps, { to }: PathQuestion): Map<string, number> {
  const back = new Map<string, string[]>();
  for (const [from, onward] of steps)
    for (const far of onward.keys()) {
      const before = back.get(far);
      if (before) before.push(from);
      else back.set(far, [from]);
    }
  const distance = new Map([[to, 0]]);
  let level = [to];
  for (let far = 1; level.length > 0; far++) {
    const next: string[] = [];
    for (const id of level)
      for (const before of back.get(id) ?? [])
        if (!distance.has(before)) {
          distance.set(before, far);
          next.push(before);
        }
    level = next;
  }
  return distance;
}
