import { createRequire } from 'node:module';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
} from 'fastify-type-provider-zod';
import { inOrderOfUse, tidied } from './components.js';

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

/** The groups of operations in the order of use, which documentation pages keep: what an analyst asks first, first. */
const tags = [
  [
    'Ties',
    'Who affects whom, and why: the policies that reach a sector or a company, what a company is exposed to, how two entities are connected, and what surrounds them.',
  ],
  ['Names', 'From a name in any script to the entity: search, and matching of whole lists.'],
  [
    'Entities',
    'Policies, agencies, companies and the other kinds: lists with filters, and single entities with their relations and sources.',
  ],
  ['Counts', 'How many: by groups, over time, and who issues with whom.'],
  [
    'About',
    'What is loaded and what is missing, what the terms mean, where sources differ, and the whole graph as a file.',
  ],
  ['Loading', 'For whoever keeps data sets: put one, or take one out, with a key that allows it.'],
] as const;

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
    // Reading asks for no key unless the service is closed; what needs one says so itself.
    security: [{}, { key: [] }],
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'cpg_…',
          description:
            'A key, as `Authorization: Bearer cpg_…`. Whoever runs the service makes keys on the command line, with the scopes `read`, `load` (which may read) and `admin` (which may load).',
        },
      },
    },
    tags: tags.map(([name, description]) => ({ name, description })),
  },
  transform: createJsonSchemaTransform({ zodToJsonConfig }),
  transformObject: (document) =>
    inOrderOfUse(
      tidied(withComponents(document)),
      tags.map(([name]) => name),
    ),
};
