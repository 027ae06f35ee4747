import { readFileSync } from 'node:fs';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { queryModules } from './features.js';

/** The whole schema: the part derived from the ontology, the Query root, and the part of each feature. */
export function schemaText(): string {
  return ['types.graphql', 'query.graphql', ...queryModules.map(({ schema }) => schema)]
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');
}

/** The schema as one sorted SDL text, for clients and code generators. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema(schemaText())))}\n`;
}
