import { writeFile } from 'node:fs/promises';
import { printedSchema } from '../src/api/graphql/schema.js';
import { printedOpenApi } from './open-api.js';

/** Writes what clients see of GraphQL and REST, so that a change shows as what it is. */
await writeFile(new URL('../docs/schema.graphql', import.meta.url), printedSchema());
await writeFile(new URL('../docs/openapi.json', import.meta.url), await printedOpenApi());
