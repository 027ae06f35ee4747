import { cpSync } from 'node:fs';

// What the compiler does not carry along: the hand-written part of the schema, and GraphiQL's page.
for (const path of ['api/graphql/query.graphql', 'api/graphql/types.graphql', 'api/graphiql']) {
  cpSync(`src/${path}`, `dist/${path}`, { recursive: true });
}
