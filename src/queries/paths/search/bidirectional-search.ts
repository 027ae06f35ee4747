import type { Graph, Row } from '../../../neo4j/graph.js';
import { isTurnOver } from '../../../runtime/event-loop.js';
import type { Budget } from '../limits.js';
import { type Level, type Near, prefetchBothEnds } from '../prefetch.js';
import type { PathEnd } from '../relations.js';
import type { PathQuery } from '../request.js';
import {
  degreeStatement,
  neighboursStatement,
  type Prepared,
  roughDegreeStatement,
} from '../statement.js';

/** Interns ids as small numbers, which take a fraction of the memory and time. */
export interface IdTable {
  readonly ids: readonly string[];
  of(id: string): number;
}

/** What the search knows from one end, level by level. */
export interface SearchSide {
  readonly start: number;
  /** Neighbours of every entity at a distance of less than `depth`. */
  readonly neighbours: ReadonlyMap<number, readonly number[]>;
  /** By distance from 0 to `depth`: the entities reached by walks of exactly that length that pass neither end. */
  readonly walks: readonly ReadonlySet<number>[];
  readonly depth: number;
}

interface GrowingSide extends SearchSide {
  readonly neighbours: Map<number, readonly number[]>;
  readonly walks: Set<number>[];
  depth: number;
  /** Entities whose neighbours are not known yet. */
  frontier: number[];
  /** The number of relations of these: estimated until measured. */
  degree: number;
  weighed: boolean;
  /** What the prefetch has read, by distance. */
  readonly known: readonly Level[];
  readonly neighboursOf: Prepared;
  readonly degreesOf: Prepared;
}

/** Both ends of a search, which grow towards each other. */
export interface PathSearch {
  readonly numbers: IdTable;
  readonly from: SearchSide;
  readonly to: SearchSide;
  /** Expands the cheaper end by one step. Throws Stopped at a limit. */
  grow(): Promise<void>;
}

/**
 * Starts a bidirectional search. A hub is expanded only if nothing cheaper is left: Neo4j knows its number of
 * relations without reading them. Undefined if an end is not in the graph.
 */
export async function searchFor(
  graph: Graph,
  asked: PathQuery,
  budget: Budget,
): Promise<PathSearch | undefined> {
  const near = asked.asOf ? nothing : await prefetchBothEnds(graph, asked, budget);
  if (!near) return undefined;
  const numbers = newNumbers();
  const [from, to] = [numbers.of(asked.from), numbers.of(asked.to)];
  const ask = <R extends Row>({ text, parameters }: Prepared, of: readonly number[]) =>
    graph.read<R>(text, parameters(of.map((at) => numbers.ids[at] as string)), budget.timeLeft());
  const weigh = async (end: GrowingSide) => {
    if (end.weighed || end.frontier.length === 0) return;
    const known = end.known[end.depth];
    if (known) {
      Object.assign(end, { degree: known.degree, weighed: true });
      return;
    }
    const rough = end.frontier.length > TYPED_DEGREE_MAX;
    const [row] = await ask<readonly [degree: number]>(
      rough ? roughDegreeStatement : end.degreesOf,
      end.frontier,
    );
    Object.assign(end, { degree: row?.[0], weighed: true });
  };
  const relationsAt = async (end: GrowingSide): Promise<Level['rows']> => {
    const known = end.known[end.depth]?.rows;
    if (known) return known;
    if (end.frontier.length === 0) return [];
    return ask<Level['rows'][number]>(end.neighboursOf, end.frontier);
  };
  const step = async (end: GrowingSide) => {
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
    // Prefetched levels cost nothing.
    const read = [ends.from, ends.to].filter(({ known, depth }) => known[depth]);
    if (read.length === 1) return read[0] as GrowingSide;
    return ends.from.degree <= ends.to.degree ? ends.from : ends.to;
  };
  return {
    numbers,
    ...ends,
    grow: async () => {
      // Measure the frontier that seems cheaper; if it turns out to be the more expensive one, measure the other too.
      await weigh(lighter());
      await weigh(lighter());
      await step(lighter());
    },
  };
}

/** No level has been prefetched. */
const nothing: Near = { FROM: [], TO: [] };

/**
 * Estimated number of relations of an entity before it is measured. Measuring the thousands of entities behind a hub,
 * only to find that the other end is cheaper, took a sixth of the time of a search.
 */
const DEFAULT_DEGREE = 4;

const TYPED_DEGREE_MAX = 100;

/** One level further: entities reached by walks of exactly that length. Those not seen before are the new frontier. */
async function goOn(end: GrowingSide, from: number, to: number, budget: Budget): Promise<void> {
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

function growing(asked: PathQuery, end: PathEnd, start: number, near: Near): GrowingSide {
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
