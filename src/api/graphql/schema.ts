import { readFileSync } from 'node:fs';
import { renderSdl } from '../../derive/sdl.js';

/** The whole schema: what follows from the ontology, and the Query root written by hand. */
export function schemaText(): string {
  return `${renderSdl()}\n${readFileSync(new URL('query.graphql', import.meta.url), 'utf8')}`;
}
