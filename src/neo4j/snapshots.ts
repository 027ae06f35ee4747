import { setImmediate as turnOfLoop } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { withinTime } from '../runtime/within-time.js';
import type { GraphAddress, Row, Snapshot } from './graph.js';
import { type Result, runAutoCommit } from './run.js';
import { changed, MAX_ATTEMPTS } from './within.js';

/** Finds out which state of the graph an answer of Neo4j belongs to. */
export interface Snapshots {
  /**
   * The current state. The caller gets one that was the newest after its call; concurrent callers share a statement.
   */
  now(): Promise<Snapshot>;
  /** The state that the latest answer belonged to. Undefined before the first one, and after a failure. */
  latest(): Snapshot | undefined;
  /**
   * Runs a read until all that it returned belongs to one state. It sees at least the latest state, and so never less
   * than an earlier answer. Throws GRAPH_CHANGED if something was committed during each of several attempts.
   */
  read(ask: (bookmarks: readonly string[]) => Promise<Result>): Promise<ReadAt>;
  /** Runs something that starts at a state, which may have passed before it ends. */
  from<T>(start: (bookmarks: readonly string[]) => Promise<T>): Promise<readonly [T, Snapshot]>;
}

/** Rows, and the state of the graph that all of them belong to. */
export interface ReadAt {
  readonly rows: Row[];
  readonly snapshot: Snapshot;
}

interface KnownSnapshot extends Snapshot {
  readonly bookmarks: readonly string[];
}

/**
 * The data sets are part of the version besides the bookmark, because Neo4j renumbers its transactions when a store is
 * replaced.
 */
const statement = `OPTIONAL MATCH (d:DataSet) WITH d ORDER BY d.name
WITH collect([d.name, d.hash, d.loadedAt]) AS loaded
OPTIONAL MATCH (u:UnfinishedLoad) WITH loaded, u ORDER BY u.name
RETURN loaded, collect(u.name)`;

/**
 * Neo4j has no snapshots: a read sees what a commit that is being applied has changed so far. But every answer brings a
 * bookmark, which names the last transaction that was committed when the answer ended, and a read that hands a bookmark
 * over begins only when everything up to it has been applied. A transaction is committed before the first of its
 * changes is applied. So if a read brings back the bookmark that it handed over, nothing was applied while it ran: it
 * belongs to exactly that state. Otherwise it is asked again.
 */
export function trackSnapshots(driver: Driver, address: GraphAddress): Snapshots {
  // On a cluster, only the writer has always seen all commits; replicas may lag.
  const isRouted = address.uri.startsWith('neo4j');
  const mode = isRouted ? neo4j.session.WRITE : neo4j.session.READ;
  let latest: KnownSnapshot | undefined;
  /** The same, and kept after a failure, so that one state stays one object. */
  let newest: KnownSnapshot | undefined;

  /** The state after what is named by bookmarks: those of an answer that has just come, or none. */
  const findAfter = async (told: readonly string[]): Promise<KnownSnapshot> => {
    let known = told;
    for (let attempt = 0; attempt <= MAX_ATTEMPTS; attempt++) {
      const asked = { text: statement, mode, bookmarks: known };
      const { rows, bookmarks } = await runAutoCommit(driver, address, asked);
      const isSettled = isSame(bookmarks, known);
      const found = snapshotOf(bookmarks, rows);
      // Everything up to a state that was found before has been applied.
      const state = found.version === newest?.version ? newest : isSettled ? found : undefined;
      if (state) {
        latest = state;
        newest = state;
        return state;
      }
      known = bookmarks;
    }
    throw changed();
  };
  /**
   * Does not wait for a state that a store which was replaced may never reach: it hands over what it was told first.
   */
  const find = together(() => findAfter([]));
  let underWay: { told: readonly string[]; state: Promise<KnownSnapshot> } | undefined;
  /** The state after a commit that answers have told of. They share a statement. */
  const findTold = (told: readonly string[]): Promise<KnownSnapshot> | KnownSnapshot => {
    if (latest && isSame(latest.bookmarks, told)) return latest;
    if (underWay && isSame(underWay.told, told)) return underWay.state;
    const own = { told, state: findAfter(told) };
    underWay = own;
    const ended = () => {
      if (underWay === own) underWay = undefined;
    };
    own.state.then(ended, ended);
    return own.state;
  };
  const from = async <T>(
    start: (bookmarks: readonly string[]) => Promise<T>,
  ): Promise<readonly [T, KnownSnapshot]> => {
    const known = (isRouted ? undefined : latest) ?? (await find());
    try {
      return [await start(known.bookmarks), known];
    } catch (error) {
      // A store that was replaced may never reach the bookmark.
      if (latest === known) latest = undefined;
      throw error;
    }
  };
  return {
    // A caller that arrives during a request waits for two requests, each of which may take as long as one is allowed
    // to take.
    now: () => withinTime(find(), address.timeoutMs),
    latest: () => latest,
    from,
    async read(ask) {
      let [{ rows, bookmarks }, snapshot] = await from(ask);
      let handed = snapshot.bookmarks;
      for (let attempt = 1; ; attempt++) {
        const isUndisturbed = isSame(bookmarks, handed);
        if (isUndisturbed && isSame(snapshot.bookmarks, handed)) return { rows, snapshot };
        if (attempt === MAX_ATTEMPTS) throw changed();
        // What was found is later than the rows where these were not disturbed.
        handed = isUndisturbed ? snapshot.bookmarks : bookmarks;
        // Both begin when the commit has been applied, and neither waits for the other.
        [{ rows, bookmarks }, snapshot] = await Promise.all([ask(handed), findTold(handed)]);
      }
    },
  };
}

function snapshotOf(bookmarks: readonly string[], [row]: readonly Row[]): KnownSnapshot {
  const [loaded, unfinished] = row as readonly [unknown, readonly string[]];
  return { version: JSON.stringify([bookmarks, loaded, unfinished]), bookmarks, unfinished };
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

/**
 * A caller that arrives during a request waits for the next one, which serves all waiting callers. So its result is
 * never older than its call.
 */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  let current: Promise<unknown> = Promise.resolve();
  return () => {
    // All requests that have arrived are read before Neo4j is queried, so that they share one statement.
    next ??= current
      .then(() => turnOfLoop())
      .then(() => {
        next = undefined;
        const asked = ask();
        current = asked.catch(() => undefined);
        return asked;
      });
    return next;
  };
}
