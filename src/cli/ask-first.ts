import type { FastifyInstance } from 'fastify';

/**
 * Asks the question with which GraphiQL opens, for nobody: a Neo4j that has just started plans it for seconds when it
 * hears it first, and that is better done before somebody waits. What is answered, and whether, is of no account.
 */
export async function askFirst(app: FastifyInstance): Promise<void> {
  try {
    const { body: query } = await app.inject('/graphiql/headline.graphql');
    await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  } catch {
    // The service may be closing already.
  }
}
