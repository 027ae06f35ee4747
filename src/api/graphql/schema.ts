import { readFileSync } from 'node:fs';

/** The whole schema: what follows from the ontology, and the Query root written by hand. */
export function schemaText(): string {
  return ['types.graphql', 'query.graphql']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');
}
