import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import type { NameRef } from '../../query/names.js';
import { nameKey } from '../../text/normalise/fold.js';
import { candidatesFor, type NameCandidate } from './candidates.js';

/**
 * The name look-ups of one request. Names that are needed at the same time share one statement, and each is looked up
 * once.
 */
export interface LookUps {
  /** The entities with a name or id, among its kinds. Throws BAD_USER_INPUT for an empty name. */
  bearersOf(wanted: NameRef): Promise<readonly NameCandidate[]>;
  /** Entities with names similar to an unknown one. Undefined beyond the first MAX_SUGGESTED_NAMES of a request. */
  resembling(wanted: NameRef): Promise<readonly NameCandidate[]> | undefined;
}

/** Suggestions for one name cost as much as a search, and nobody reads more than these. */
export const MAX_SUGGESTED_NAMES = 5;
/** Names per statement. Each is an index look-up, and a statement with this many takes some tenths of a second. */
const MAX_NAMES_IN_STATEMENT = 500;

/** A full-text index whose analyzer keeps a name as one term, so a quoted phrase is one term whatever it contains. */
const statement = `
  UNWIND $wanted AS one
  CALL (one) {
    CALL db.index.fulltext.queryNodes('entity_name_key', one.phrase, {limit: 50}) YIELD node
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
  let waiting: WaitingLookUp[] = [];

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += MAX_NAMES_IN_STATEMENT)
      void ask(graph, all.slice(at, at + MAX_NAMES_IN_STATEMENT));
  }
  return {
    bearersOf(wanted) {
      const key = keyOf(wanted);
      const known = bearers.get(key);
      if (known) return known;
      const asked = lookUp(wanted);
      const found = new Promise<readonly NameCandidate[]>((resolve, reject) => {
        // Wait until everything that is ready to run has run; by then all names of this request are known.
        if (waiting.length === 0) process.nextTick(flush);
        waiting.push({ asked, resolve, reject });
      });
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

interface WaitingLookUp {
  readonly asked: ReturnType<typeof lookUp>;
  resolve(found: readonly NameCandidate[]): void;
  reject(error: unknown): void;
}

type NameRow = readonly [id: string, kind: string, name: string, nameZh: string | null];

async function ask(graph: Graph, waiting: readonly WaitingLookUp[]): Promise<void> {
  try {
    const rows = await graph.read(statement, {
      wanted: waiting.map(({ asked }, at) => ({ ...asked, at })),
    });
    for (const [at, found] of rows)
      waiting[at as number]?.resolve(
        (found as NameRow[]).map(([id, kind, name, nameZh]) => ({ id, kind, name, nameZh })),
      );
    // There are no rows if nothing was ever loaded. Look-ups that are already resolved stay as they are.
    for (const { resolve } of waiting) resolve([]);
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}

function lookUp({ name, kinds, argument }: NameRef) {
  const key = nameKey(name);
  if (!key)
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      `"${name}" is not a name. Give an id or a name.`,
    );
  return { key, kinds, phrase: `"${key.replace(/[\\"]/g, '\\$&')}"` };
}
