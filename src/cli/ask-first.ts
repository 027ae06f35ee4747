import type { FastifyInstance } from 'fastify';
import { getIntrospectionQuery } from 'graphql';

/** A page of each sort that people open first. Each asks statements that others of its sort ask again. */
const firstPages = [
  '/',
  '/?agency=MIIT&affects=EV+makers',
  '/search?q=policies+on+cars',
  '/policies',
  '/entities/MIIT',
];

/**
 * Warms up: runs the initial query of GraphiQL and the standard introspection query, opens the first pages, and drops
 * the answers. Neo4j needs seconds to plan the first query after its start, and the first introspection blocks the
 * event loop several times as long as later ones. All of it should be done before a user waits for it. A service that is
 * closed without a key is asked the same.
 */
export async function askFirst(app: FastifyInstance): Promise<void> {
  try {
    const { body: headline } = await app.askItself({ url: '/graphiql/headline.graphql' });
    for (const query of [headline, getIntrospectionQuery()])
      await app.askItself({ method: 'POST', url: '/graphql', payload: { query } });
    for (const page of firstPages) await app.askItself({ url: page });
  } catch {
    // The service may already be closing.
  }
}
