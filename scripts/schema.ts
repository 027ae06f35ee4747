import { writeFile } from 'node:fs/promises';
import { printedSchema } from '../src/api/graphql/schema.js';

/** Writes the schema as clients see it, sorted, so that a change shows as what it is. */
await writeFile(new URL('../docs/schema.graphql', import.meta.url), printedSchema());
