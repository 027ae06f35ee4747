import type { HttpRequest, Variables } from '../contender.js';

/** A GraphQL request as every client sends it. */
export function post(query: string, variables: Variables): HttpRequest {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query, variables }),
  };
}
