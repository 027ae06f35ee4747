import { LRUCache } from 'lru-cache';
import type { ListPlan } from '../../cypher/statistics.js';
import type { Graph } from '../../neo4j/graph.js';

/** Lists whose way is kept, and for how long: a load may make another one better, but none ever wrong. */
const kept = { max: 2_000, ttl: 60_000 } as const;
/** Characters of a filter that is worth keeping. Whoever sends longer ones sends each but once. */
const MAX_KEY_LENGTH = 2_000;

const ways = new WeakMap<Graph, LRUCache<string, { readonly way: ListPlan | undefined }>>();

/** How a list is best found, as it was weighed within the last minute, else as it is weighed now. */
export async function cachedPlan(
  graph: Graph,
  list: unknown,
  weigh: () => Promise<ListPlan | undefined>,
): Promise<ListPlan | undefined> {
  const key = JSON.stringify(list);
  if (key.length > MAX_KEY_LENGTH) return weigh();
  const whole = graph.whole ?? graph;
  const known = ways.get(whole) ?? new LRUCache(kept);
  ways.set(whole, known);
  const found = known.get(key);
  if (found) return found.way;
  const way = await weigh();
  known.set(key, { way });
  return way;
}
