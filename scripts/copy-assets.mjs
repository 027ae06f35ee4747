import { cpSync, readdirSync } from 'node:fs';

// What the compiler does not carry along: the schema's parts, and the pages of GraphiQL and of REST.
const schema = readdirSync('src/api/graphql').filter((file) => file.endsWith('.graphql'));
for (const path of [...schema.map((file) => `api/graphql/${file}`), 'api/graphiql', 'api/docs']) {
  cpSync(`src/${path}`, `dist/${path}`, { recursive: true });
}
