import type { GraphAddress } from '../../src/neo4j/graph.js';
import type { Contender, HttpRequest } from '../contender.js';
import { libraries } from '../contenders/library.js';
import { ours } from '../contenders/ours.js';
import { post } from '../contenders/post.js';
import { type Served, serveOurs } from '../serve.js';
import { startContender } from '../start-contender.js';

/** A service whose answers are asked for while the graph changes below it. */
export interface Reader {
  readonly contender: Contender;
  start(address: GraphAddress): Promise<Served>;
  /** Asks for the name of an agency. The answer has it somewhere as "Load" and a number. */
  nameOf(agency: string): HttpRequest;
}

/** This service, as it is set up by default, and @neo4j/graphql behind mercurius. */
export const readers: readonly Reader[] = [
  {
    contender: ours,
    start: (address) => serveOurs(address),
    nameOf: (id) =>
      post('query ($id: ID!) { node(id: $id) { ... on Agency { id name } } }', { id }),
  },
  ...libraries.slice(0, 1).map((contender) => ({
    contender,
    start: (address: GraphAddress) => startContender(contender, address),
    nameOf: (id: string) =>
      post('query ($id: ID!) { agencies(where: { id: { eq: $id } }) { id name } }', { id }),
  })),
];
