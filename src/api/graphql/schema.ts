import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';

const folder = new URL('./', import.meta.url);

/** The whole schema: what is derived from the ontology and from the questions, and what is written by hand. */
export function schemaText(): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
}

/** The schema as one sorted SDL text, for clients and code generators. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildSchema(schemaText())))}\n`;
}
