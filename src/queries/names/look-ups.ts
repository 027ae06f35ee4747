import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { searchIndex } from '../../ontology/index.js';
import type { NameRef } from '../../query/names.js';
import { nameKey } from '../../text/normalise/fold.js';
import { bearersQuery } from '../../text/search/candidate-queries.js';
import { type Bearer, bearersByForm } from '../match/by-form.js';
import { candidatesFor, type NameCandidate } from './candidates.js';

/**
 * The name look-ups of one request. Names that are needed at the same time share one statement, and each is looked up
 * once.
 */
export interface LookUps {
  /**
   * The entities with a name or id, among its kinds. If no entity has exactly this name, those that it certainly means
   * in another form, as `match` finds them. Throws BAD_USER_INPUT for an empty name.
   */
  bearersOf(wanted: NameRef): Promise<readonly NameCandidate[]>;
  /** Entities with names similar to an unknown one. Undefined beyond the first MAX_SUGGESTED_NAMES of a request. */
  resembling(wanted: NameRef): Promise<readonly NameCandidate[]> | undefined;
}

/** Suggestions for one name cost as much as a search, and nobody reads more than these. */
export const MAX_SUGGESTED_NAMES = 5;
/** Names per statement. Each is an index look-up, and a statement with this many takes some tenths of a second. */
const MAX_NAMES_IN_STATEMENT = 500;

const statement = `
  UNWIND $wanted AS one
  CALL (one) {
    CALL db.index.fulltext.queryNodes('${searchIndex}', one.query, {limit: 50}) YIELD node
    WHERE one.key IN node.nameKeys AND labels(node)[0] IN one.kinds
    RETURN collect(DISTINCT [node.id, labels(node)[0], node.name, node.nameZh]) AS found
  }
  RETURN one.at, found`;

const ofRequests = new WeakMap<Graph, LookUps>();

/** The look-ups of the request that the graph belongs to. Without a request, look-ups that are not shared. */
export function lookUpsOf(graph: Graph): LookUps {
  if (!graph.deadline) return newLookUps(graph);
  const lookUps = ofRequests.get(graph) ?? newLookUps(graph);
  ofRequests.set(graph, lookUps);
  return lookUps;
}

/** The identity of a look-up: the same name among other kinds is a different look-up. */
export function keyOf({ name, kinds }: Pick<NameRef, 'name' | 'kinds'>): string {
  return `${[...kinds].sort().join()} ${name}`;
}

function newLookUps(graph: Graph): LookUps {
  const bearers = new Map<string, Promise<readonly NameCandidate[]>>();
  const suggested = new Map<string, Promise<readonly NameCandidate[]>>();
  const exact = together((all: readonly LookUp[]) => bearersOfKeys(graph, all));
  const inOtherForms = together(async (all: readonly NameRef[]) =>
    (await bearersByForm(graph, all)).map((found) => found.map(candidateFrom)),
  );

  async function bearersOf(asked: LookUp, wanted: NameRef): Promise<readonly NameCandidate[]> {
    const found = await exact(asked);
    return found.length > 0 ? found : inOtherForms(wanted);
  }
  return {
    bearersOf(wanted) {
      const key = keyOf(wanted);
      const known = bearers.get(key);
      if (known) return known;
      const found = bearersOf(lookUp(wanted), wanted);
      // If one of several names fails at once, nobody waits for the others any more.
      found.catch(() => undefined);
      bearers.set(key, found);
      return found;
    },
    resembling(wanted) {
      const key = keyOf(wanted);
      const known = suggested.get(key);
      if (known || suggested.size >= MAX_SUGGESTED_NAMES) return known;
      const found = candidatesFor(graph, wanted.name, wanted.kinds);
      suggested.set(key, found);
      return found;
    },
  };
}

function candidateFrom({ of: { id, kind, names } }: Bearer): NameCandidate {
  return {
    id,
    kind,
    name: names.find(({ field }) => field === 'NAME')?.text ?? id,
    nameZh: names.find(({ field }) => field === 'NAME_ZH')?.text ?? null,
  };
}

/** Answers calls that are made at the same time together, a limited number at once. `ask` answers in order. */
function together<Asked, Found>(
  ask: (all: readonly Asked[]) => Promise<readonly Found[]>,
): (asked: Asked) => Promise<Found> {
  interface Waiting {
    readonly asked: Asked;
    resolve(found: Found): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];

  async function answer(some: readonly Waiting[]): Promise<void> {
    try {
      const found = await ask(some.map(({ asked }) => asked));
      for (const [at, { resolve }] of some.entries()) resolve(found[at] as Found);
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
  }

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += MAX_NAMES_IN_STATEMENT)
      void answer(all.slice(at, at + MAX_NAMES_IN_STATEMENT));
  }
  return (asked) =>
    new Promise((resolve, reject) => {
      // Wait until everything that is ready to run has run; by then all names of this request are known.
      if (waiting.length === 0) process.nextTick(flush);
      waiting.push({ asked, resolve, reject });
    });
}

type NameRow = readonly [id: string, kind: string, name: string, nameZh: string | null];

async function bearersOfKeys(
  graph: Graph,
  asked: readonly LookUp[],
): Promise<readonly (readonly NameCandidate[])[]> {
  const rows = await graph.read(statement, {
    wanted: asked.map((one, at) => ({ ...one, at })),
  });
  const found = new Map(
    rows.map(([at, nodes]) => [
      at,
      (nodes as NameRow[]).map(([id, kind, name, nameZh]) => ({ id, kind, name, nameZh })),
    ]),
  );
  // There are no rows if nothing was ever loaded.
  return asked.map((_, at) => found.get(at) ?? []);
}

type LookUp = ReturnType<typeof lookUp>;

function lookUp({ name, kinds, argument }: NameRef) {
  const key = nameKey(name);
  if (!key)
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      `"${name}" is not a name. Give an id or a name.`,
    );
  return { key, kinds, query: bearersQuery([key]) };
}
