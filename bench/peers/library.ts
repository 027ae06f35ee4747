import { readFileSync } from 'node:fs';
import { Neo4jGraphQL } from '@neo4j/graphql';
import type { GraphQLSchema } from 'graphql';
import type { Driver } from 'neo4j-driver';

/** The schema that @neo4j/graphql makes of our graph, without mutations, subscriptions and aggregations. */
export function schemaOf(driver: Driver): Promise<GraphQLSchema> {
  const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  return new Neo4jGraphQL({ typeDefs, driver }).getSchema();
}

/** What the library is told with each request: the database, which spares it asking the server for its default. */
export const libraryContext = { sessionConfig: { database: 'neo4j' } };
