import type { FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';

/**
 * Asks the question with which GraphiQL opens and the standard introspection query, and drops the answers. Neo4j takes
 * seconds to plan the first question after its start, and Node's first introspection holds the event loop several times
 * as long as a later one. Both are better done before somebody waits.
 */
export async function askFirst(app: FastifyInstance): Promise<void> {
  try {
    const { body: headline } = await app.inject('/graphiql/headline.graphql');
    for (const query of [headline, getIntrospectionQuery()])
      await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  } catch {
    // The service may be closing already.
  }
}
