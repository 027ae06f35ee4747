import { serveOurs } from '../serve.js';
import type { Reader } from './measure.js';

const query = 'query ($id: ID!) { node(id: $id) { ... on Agency { id name } } }';

/** This service, as it is set up by default. */
export const ours: Reader = {
  name: 'ours',
  start: (address) => serveOurs(address),
  request: (id) => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id } }),
  }),
};
