import { libraries } from '../contenders/library.js';
import { post } from '../contenders/post.js';
import { startContender } from '../start-contender.js';
import type { Peer } from './measure.js';

const query = 'query ($id: ID!) { found: policiesByMonth(id: $id) { month count } }';

/** @neo4j/graphql groups nothing by month itself: a field of Cypher by hand does it, which is the best that it can do. */
export const peers: readonly Peer[] = libraries.slice(0, 1).map((contender) => ({
  name: contender.name,
  start: (address) => startContender(contender, address),
  request: (id) => {
    const { method, path, headers, body } = post(query, { id });
    return { method, path, headers: { ...headers }, ...(body === undefined ? {} : { body }) };
  },
  months: (answer) => {
    const { data } = answer as { data: { found: { month: string; count: number }[] } };
    return new Map(data.found.map(({ month, count }) => [month, count]));
  },
}));
