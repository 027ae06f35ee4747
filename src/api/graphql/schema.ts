import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';

const folder = new URL('./', import.meta.url);

/** The whole schema: what is derived from the ontology and from the questions, and what is written by hand. */
function schemaText(): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
}

let built: GraphQLSchema | undefined;

/** The schema of this process. Built once: building takes some tenths of a second of processor time. */
export function theSchema(): GraphQLSchema {
  built ??= buildSchema(schemaText());
  return built;
}

/** The schema as one sorted SDL text, for clients and code generators. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(theSchema()))}\n`;
}
