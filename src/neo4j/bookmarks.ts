import { setImmediate as turnOfLoop } from 'node:timers/promises';
import neo4j, { type Driver } from 'neo4j-driver';
import { withinTime } from '../runtime/within-time.js';
import type { GraphAddress } from './graph.js';
import { runAutoCommit } from './run.js';

/** How far the graph is. */
export interface BookmarkTracker {
  /**
   * A text that names the state of the graph: another one as soon as anything at all was committed, by a load or by
   * hand, and none comes twice. Whoever asks gets what was read after it asked; those who ask together share a statement.
   */
  version(): Promise<string>;
  /** Runs a read that sees at least what the latest version names, and so never less than somebody was told of. */
  readAfter<T>(read: (bookmarks: readonly string[]) => Promise<T>): Promise<T>;
}

/** The data sets beside the bookmark: Neo4j numbers its transactions anew when a store is put in place of another. */
const statement = 'MATCH (d:DataSet) RETURN d.name, d.hash, d.loadedAt ORDER BY d.name';

export function trackBookmarks(driver: Driver, address: GraphAddress): BookmarkTracker {
  // Replicas answer there, and only the server that takes the writes has always seen all of them.
  const isRouted = address.uri.startsWith('neo4j');
  const mode = isRouted ? neo4j.session.WRITE : neo4j.session.READ;
  let latest: readonly string[] | undefined = [];
  const shared = together(async () => {
    const asked = { text: statement, mode, bookmarks: [] };
    const { rows, bookmarks } = await runAutoCommit(driver, address, asked);
    latest = bookmarks;
    return JSON.stringify([bookmarks, rows]);
  });
  // Whoever comes while one asks waits for two, of which each may take as long as one alone is to take.
  const version = () => withinTime(shared(), address.timeoutMs);
  return {
    version,
    async readAfter(read) {
      if (isRouted || !latest) await version();
      try {
        return await read(latest ?? []);
      } catch (error) {
        // A store that was put in place of another may never come as far; so the next one asks how far it is.
        latest = undefined;
        throw error;
      }
    },
  };
}

/** Whoever comes while one asks waits for the next, which asks for all of them: what it hears is not from before they came. */
function together<T>(ask: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  let current: Promise<unknown> = Promise.resolve();
  return () => {
    // All requests that have arrived by now are read before Neo4j is asked, so that they share one statement.
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
