import { readFileSync } from 'node:fs';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { queryModules } from './features.js';

/** The whole schema: what follows from the ontology, the Query root, and what each feature adds to it. */
export function schemaText(): string {
  return ['types.graphql', 'query.graphql', ...queryModules.map(({ schema }) => schema)]
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');
}

/** The schema as one sorted text in GraphQL's schema language, as clients and code generators take it. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema(schemaText())))}\n`;
}
