import { createRequire } from 'node:module';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { tidied } from './components.js';

const { version } = createRequire(import.meta.url)('../../../../package.json') as {
  version: string;
};

/** Metadata keys of the ontology on its schemas. They are not part of JSON Schema. */
const ownMarks = ['vocabulary', 'fieldType', 'reference', 'objectName'] as const;
const zodToJsonConfig = {
  override: ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
    for (const mark of ownMarks) {
      if (typeof jsonSchema[mark] === 'string') delete jsonSchema[mark];
    }
  },
};
const withComponents = createJsonSchemaTransformObject({ zodToJsonConfig });

/** The options for the OpenAPI 3.1 document of REST, generated from the schemas of the routes. */
export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'China Policy Graph',
      description:
        'Which agency issued which policy, whom it affects, and where that was read. Every list is exact or says that it is not. Wherever an id is accepted, so is any name: English, Chinese or an abbreviation.',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [
      {
        name: 'Entities',
        description: 'Policies, agencies, companies and other entities, single and as lists.',
      },
      { name: 'Names', description: 'Finding entities by name.' },
      {
        name: 'Ties',
        description: 'What affects whom, how entities are connected, and their surroundings.',
      },
      { name: 'Counts', description: 'Counts over time and by groups.' },
      { name: 'About', description: 'The contents of the graph and the meaning of its terms.' },
    ],
  },
  transform: createJsonSchemaTransform({ zodToJsonConfig }),
  transformObject: (document) => tidied(withComponents(document)),
};
