import type { Graph } from '../connect.js';
import type { Asked } from './asked.js';
import type { Budget } from './limits.js';
import {
  degreeStatement,
  neighboursStatement,
  type Prepared,
  roughDegreeStatement,
} from './statements.js';
import type { End } from './ties.js';

/** Ids as small numbers, which take a fraction of the room and time. */
export interface Numbers {
  readonly ids: readonly string[];
  of(id: string): number;
}

/** What is known from one end of the question, level by level. */
export interface Reach {
  readonly start: number;
  /** Neighbours of every entity that fewer steps than `depth` lead to. */
  readonly neighbours: ReadonlyMap<number, readonly number[]>;
  /** By number of steps, from 0 to `depth`: where just as many lead, over neither end of the question. */
  readonly walks: readonly ReadonlySet<number>[];
  readonly depth: number;
}

interface Growing extends Reach {
  readonly neighbours: Map<number, readonly number[]>;
  readonly walks: Set<number>[];
  depth: number;
  /** Whose neighbours are not known yet. */
  frontier: number[];
  /** How many relations these have: at least, until they are weighed. */
  degree: number;
  weighed: boolean;
  readonly neighboursOf: Prepared;
  readonly degreesOf: Prepared;
}

/** Both ends of a question, which grow towards one another. */
export interface Search {
  readonly numbers: Numbers;
  readonly from: Reach;
  readonly to: Reach;
  /** Goes one step further from the end where that costs less. Throws Stopped at a limit. */
  grow(): Promise<void>;
}

/**
 * Begins a search from both ends. A hub is gone through only when nothing cheaper is left: Neo4j knows how many
 * relations it has without reading them.
 */
export async function searchFor(graph: Graph, asked: Asked, budget: Budget): Promise<Search> {
  const numbers = newNumbers();
  const [from, to] = [numbers.of(asked.from), numbers.of(asked.to)];
  const ask = async ({ text, parameters }: Prepared, of: readonly number[]) =>
    graph.read(text, parameters(of.map((at) => numbers.ids[at] as string)), budget.timeLeft());
  const weigh = async (end: Growing) => {
    if (end.weighed || end.frontier.length === 0) return;
    const rough = end.frontier.length > weighedByType;
    const [row] = await ask(rough ? roughDegreeStatement : end.degreesOf, end.frontier);
    Object.assign(end, { degree: row?.[0], weighed: true });
  };
  const step = async (end: Growing) => {
    await weigh(end);
    budget.takeRelations(end.degree);
    const rows = end.frontier.length > 0 ? await ask(end.neighboursOf, end.frontier) : [];
    for (const at of end.frontier) end.neighbours.set(at, []);
    for (const [id, far] of rows as [string, string[]][])
      end.neighbours.set(numbers.of(id), far.map(numbers.of));
    goOn(end, from, to);
  };
  const ends = { from: growing(asked, 'FROM', from), to: growing(asked, 'TO', to) };
  const lighter = () => (ends.from.degree <= ends.to.degree ? ends.from : ends.to);
  return {
    numbers,
    ...ends,
    grow: async () => {
      // The lighter by its least weight is weighed; when it turns out the heavier one, so is the other.
      await weigh(lighter());
      await weigh(lighter());
      await step(lighter());
    },
  };
}

/** Types make a degree exact, and with thousands of entities dear. */
const weighedByType = 100;

/** One level more, of entities that walks of just so many steps lead to; those not met before are the new frontier. */
function goOn(end: Growing, from: number, to: number): void {
  const next = new Set<number>();
  for (const at of end.walks[end.depth] ?? [])
    for (const far of end.neighbours.get(at) ?? []) if (far !== from && far !== to) next.add(far);
  end.walks.push(next);
  end.depth++;
  end.frontier = [...next].filter((at) => !end.neighbours.has(at));
  end.degree = end.frontier.length;
  end.weighed = false;
}

function growing(asked: Asked, end: End, start: number): Growing {
  return {
    start,
    neighbours: new Map(),
    walks: [new Set([start])],
    depth: 0,
    frontier: [start],
    degree: 1,
    weighed: false,
    neighboursOf: neighboursStatement(asked, end),
    degreesOf: degreeStatement(asked, end),
  };
}

function newNumbers(): Numbers {
  const ids: string[] = [];
  const known = new Map<string, number>();
  return {
    ids,
    of: (id) => {
      const found = known.get(id);
      if (found !== undefined) return found;
      known.set(id, ids.length);
      return ids.push(id) - 1;
    },
  };
}
