import type { Graph } from '../../../neo4j/graph.js';
import { isTurnOver } from '../../../runtime/event-loop.js';
import type { Budget } from '../limits.js';
import { type Level, type Near, prefetchBothEnds } from '../prefetch.js';
import type { End } from '../relations.js';
import type { Asked } from '../request.js';
import {
  degreeStatement,
  neighboursStatement,
  type Prepared,
  roughDegreeStatement,
} from '../statement.js';

/** Ids as small numbers, which take a fraction of the room and time. */
export interface IdTable {
  readonly ids: readonly string[];
  of(id: string): number;
}

/** What is known from one end of the question, level by level. */
export interface SearchSide {
  readonly start: number;
  /** Neighbours of every entity that fewer steps than `depth` lead to. */
  readonly neighbours: ReadonlyMap<number, readonly number[]>;
  /** By number of steps, from 0 to `depth`: where just as many lead, over neither end of the question. */
  readonly walks: readonly ReadonlySet<number>[];
  readonly depth: number;
}

interface Growing extends SearchSide {
  readonly neighbours: Map<number, readonly number[]>;
  readonly walks: Set<number>[];
  depth: number;
  /** Whose neighbours are not known yet. */
  frontier: number[];
  /** How many relations these have: as many as is usual, until they are weighed. */
  degree: number;
  weighed: boolean;
  /** What the first statement has read, by number of steps. */
  readonly known: readonly Level[];
  readonly neighboursOf: Prepared;
  readonly degreesOf: Prepared;
}

/** Both ends of a question, which grow towards one another. */
export interface Search {
  readonly numbers: IdTable;
  readonly from: SearchSide;
  readonly to: SearchSide;
  /** Goes one step further from the end where that costs less. Throws Stopped at a limit. */
  grow(): Promise<void>;
}

/**
 * Begins a search from both ends. A hub is gone through only when nothing cheaper is left: Neo4j knows how many
 * relations it has without reading them. Undefined when an end turns out not to be in the graph.
 */
export async function searchFor(
  graph: Graph,
  asked: Asked,
  budget: Budget,
): Promise<Search | undefined> {
  const near = asked.asOf ? nothing : await prefetchBothEnds(graph, asked, budget);
  if (!near) return undefined;
  const numbers = newNumbers();
  const [from, to] = [numbers.of(asked.from), numbers.of(asked.to)];
  const ask = async ({ text, parameters }: Prepared, of: readonly number[]) =>
    graph.read(text, parameters(of.map((at) => numbers.ids[at] as string)), budget.timeLeft());
  const weigh = async (end: Growing) => {
    if (end.weighed || end.frontier.length === 0) return;
    const known = end.known[end.depth];
    if (known) {
      Object.assign(end, { degree: known.degree, weighed: true });
      return;
    }
    const rough = end.frontier.length > TYPED_DEGREE_MAX;
    const [row] = await ask(rough ? roughDegreeStatement : end.degreesOf, end.frontier);
    Object.assign(end, { degree: row?.[0], weighed: true });
  };
  const relationsAt = async (end: Growing): Promise<Level['rows']> => {
    const known = end.known[end.depth]?.rows;
    if (known) return known;
    if (end.frontier.length === 0) return [];
    return (await ask(end.neighboursOf, end.frontier)) as unknown as Level['rows'];
  };
  const step = async (end: Growing) => {
    await weigh(end);
    budget.takeRelations(end.degree);
    for (const at of end.frontier) end.neighbours.set(at, []);
    for (const [id, far] of await relationsAt(end)) {
      if (isTurnOver()) await budget.nextTurn();
      const at = numbers.of(id);
      const before = end.neighbours.get(at) ?? [];
      const more = far.map(numbers.of);
      end.neighbours.set(at, before.length > 0 ? [...before, ...more] : more);
    }
    await goOn(end, from, to, budget);
  };
  const ends = {
    from: growing(asked, 'FROM', from, near),
    to: growing(asked, 'TO', to, near),
  };
  const lighter = () => {
    // What is read already costs nothing more.
    const read = [ends.from, ends.to].filter(({ known, depth }) => known[depth]);
    if (read.length === 1) return read[0] as Growing;
    return ends.from.degree <= ends.to.degree ? ends.from : ends.to;
  };
  return {
    numbers,
    ...ends,
    grow: async () => {
      // The lighter as far as one knows is weighed; when it turns out the heavier one, so is the other.
      await weigh(lighter());
      await weigh(lighter());
      await step(lighter());
    },
  };
}

/** On a day conditions are long, and a statement that says them four times takes Neo4j a second to plan. */
const nothing: Near = { FROM: [], TO: [] };

/**
 * Relations that an entity is expected to have before anybody has counted. To weigh the thousands behind a hub only to
 * find that the other end is lighter took a sixth of the time of a search.
 */
const DEFAULT_DEGREE = 4;

/** Types make a degree exact, and with thousands of entities dear. */
const TYPED_DEGREE_MAX = 100;

/** One level more, of entities that walks of just so many steps lead to; those not met before are the new frontier. */
async function goOn(end: Growing, from: number, to: number, budget: Budget): Promise<void> {
  const next = new Set<number>();
  for (const at of end.walks[end.depth] ?? []) {
    if (isTurnOver()) await budget.nextTurn();
    for (const far of end.neighbours.get(at) ?? []) if (far !== from && far !== to) next.add(far);
  }
  end.walks.push(next);
  end.depth++;
  end.frontier = [...next].filter((at) => !end.neighbours.has(at));
  end.degree = DEFAULT_DEGREE * end.frontier.length;
  end.weighed = false;
}

function growing(asked: Asked, end: End, start: number, near: Near): Growing {
  return {
    start,
    neighbours: new Map(),
    walks: [new Set([start])],
    depth: 0,
    frontier: [start],
    degree: 1,
    weighed: false,
    known: near[end],
    neighboursOf: neighboursStatement(asked, end),
    degreesOf: degreeStatement(asked, end),
  };
}

function newNumbers(): IdTable {
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
