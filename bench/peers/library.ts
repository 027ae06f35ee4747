import { readFileSync } from 'node:fs';
import { Neo4jGraphQL } from '@neo4j/graphql';
import type { GraphQLSchema } from 'graphql';
import type { Driver } from 'neo4j-driver';
import { statement } from './statement.js';

/** The schema that @neo4j/graphql makes of our graph, without mutations, subscriptions and aggregations. */
export function schemaOf(driver: Driver): Promise<GraphQLSchema> {
  const types = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');
  return new Neo4jGraphQL({ typeDefs: [types, byHand()].join('\n'), driver }).getSchema();
}

/** What the library is told with each request: the database, which spares it asking the server for its default. */
export const libraryContext = { sessionConfig: { database: 'neo4j' } };

/** Questions that no filter or relationship of the library can say: fields of Cypher, the same as the floor's. */
function byHand(): string {
  const field = (signature: string, name: string, column: string) =>
    `  ${signature} @cypher(statement: """\n${statement(name)}""", columnName: "${column}")`;
  return `type Query {
${field('shortestPath(from: ID!, to: ID!): [FoundPath!]!', 'shortest-path', 'path')}
${field('fiveShortestPaths(from: ID!, to: ID!): [FoundPath!]!', 'five-shortest-paths', 'path')}
${field('neighbourhood(id: ID!): Picture', 'neighbourhood', 'picture')}
${field('search(index: String!, text: String!): [Hit!]!', 'search', 'hit')}
${field('policiesByMonth(id: ID!): [MonthCount!]!', 'policies-by-month', 'counted')}
}`;
}
