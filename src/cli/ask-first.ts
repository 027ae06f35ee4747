import type { FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';

/**
 * Warms up: runs the initial query of GraphiQL and the standard introspection query, and drops the answers. Neo4j
 * needs seconds to plan the first query after its start, and the first introspection blocks the event loop several
 * times as long as later ones. Both should be done before a user waits for them.
 */
export async function askFirst(app: FastifyInstance): Promise<void> {
  try {
    const { body: headline } = await app.inject('/graphiql/headline.graphql');
    for (const query of [headline, getIntrospectionQuery()])
      await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  } catch {
    // The service may already be closing.
  }
}
