import { readFileSync } from 'node:fs';
import { features } from './features.js';

/** The whole schema: what follows from the ontology, the Query root, and what each feature adds to it. */
export function schemaText(): string {
  return ['types.graphql', 'query.graphql', ...features.map(({ schema }) => schema)]
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');
}
