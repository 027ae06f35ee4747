import { LRUCache } from 'lru-cache';
import type { Graph } from '../../neo4j/graph.js';
import type { Estimates } from '../../plan/estimate.js';

/** Lists whose estimates are kept, and for how long: a load can make another plan the better one, but none ever wrong. */
const kept = { max: 2_000, ttl: 60_000 } as const;
/** Characters of a filter that is worth keeping. Whoever sends longer ones sends each but once. */
const MAX_KEY_LENGTH = 2_000;

const known = new WeakMap<Graph, LRUCache<string, { readonly estimates?: Estimates }>>();

/** The estimates of a list as they were read within the last minute, else as they are now. */
export async function cachedEstimates(
  graph: Graph,
  list: unknown,
  read: () => Promise<Estimates | undefined>,
): Promise<Estimates | undefined> {
  const key = JSON.stringify(list);
  if (key.length > MAX_KEY_LENGTH) return read();
  const whole = graph.whole ?? graph;
  const ofGraph = known.get(whole) ?? new LRUCache(kept);
  known.set(whole, ofGraph);
  const found = ofGraph.get(key);
  if (found) return found.estimates;
  const estimates = await read();
  ofGraph.set(key, estimates ? { estimates } : {});
  return estimates;
}
