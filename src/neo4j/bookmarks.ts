import { setImmediate as turnOfLoop } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { withinTime } from '../runtime/within-time.js';
import type { GraphAddress } from './graph.js';
import { runAutoCommit } from './run.js';

/** The last committed bookmark. */
export interface BookmarkTracker {
  /**
   * A text that names the state of the graph. It changes whenever anything is committed, by a load or by hand, and
   * never repeats. The caller gets a value that was read after its call; concurrent callers share a statement.
   */
  version(): Promise<string>;
  /** Runs a read that sees at least the latest version, and so never less than an earlier answer. */
  readAfter<T>(read: (bookmarks: readonly string[]) => Promise<T>): Promise<T>;
  /** Notes the bookmarks that came with an answer. */
  saw(bookmarks: readonly string[]): void;
  /** Names the state of the graph that the latest noted answer belongs to. */
  lastSeen(): string;
}

/**
 * The data sets are part of the version besides the bookmark, because Neo4j renumbers its transactions when a store
 * is replaced.
 */
const statement = 'MATCH (d:DataSet) RETURN d.name, d.hash, d.loadedAt ORDER BY d.name';

export function trackBookmarks(driver: Driver, address: GraphAddress): BookmarkTracker {
  // On a cluster, only the writer has always seen all commits; replicas may lag.
  const isRouted = address.uri.startsWith('neo4j');
  const mode = isRouted ? neo4j.session.WRITE : neo4j.session.READ;
  let latest: readonly string[] | undefined = [];
  let seen = '';
  const saw = (bookmarks: readonly string[]) => {
    seen = bookmarks.join();
  };
  const shared = together(async () => {
    const asked = { text: statement, mode, bookmarks: [] };
    const { rows, bookmarks } = await runAutoCommit(driver, address, asked);
    latest = bookmarks;
    saw(bookmarks);
    return JSON.stringify([bookmarks, rows]);
  });
  // A caller that arrives during a request waits for two requests, each of which may take as long as one is allowed
  // to take.
  const version = () => withinTime(shared(), address.timeoutMs);
  return {
    version,
    saw,
    lastSeen: () => seen,
    async readAfter(read) {
      if (isRouted || !latest) await version();
      try {
        return await read(latest ?? []);
      } catch (error) {
        // A store that was replaced may never reach the bookmark, so the next call reads the version without it.
        latest = undefined;
        throw error;
      }
    },
  };
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
