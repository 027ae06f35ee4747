import { z } from 'zod';
import { ontologyAsData } from '../../ontology-as-data.js';
import type { RestModule } from '../module.js';
import { answers } from '../representation/answers.js';
import { jsonOnly } from '../representation/formats.js';
import { weights } from '../weights.js';

const text = z.object({ en: z.string(), zh: z.string() });
const named = { name: z.string(), description: z.string() };

const fieldFields = {
  ...named,
  type: z.string().describe('The type, such as STRING, DATE or ENUM.'),
  list: z.boolean(),
  required: z.boolean(),
  vocabulary: z.string().optional().describe('For a code: its vocabulary.'),
  reference: z.string().optional().describe('For an id: the kind of entity that it refers to.'),
  objectName: z.string().optional().describe('For an object: its type name.'),
};
const fieldSchema = z
  .object({
    ...fieldFields,
    fields: z.array(z.object(fieldFields)).describe('For an object: its fields.'),
  })
  .meta({ id: 'OntologyField', description: 'A field of a kind or a relation.' });

const ontologySchema = z
  .object({
    kinds: z.array(
      z.object({
        ...named,
        plural: z.string(),
        label: text,
        color: z.array(z.string()).describe('Fill, border, text.'),
        sortBy: z.array(z.string()),
        fields: z.array(fieldSchema),
      }),
    ),
    relations: z.array(
      z.object({
        ...named,
        sentence: z.string(),
        label: text,
        reverse: text,
        says: text,
        ends: z.array(z.object({ from: z.string(), to: z.string() })),
        symmetric: z.boolean(),
        weak: z.boolean(),
        heldBy: z.string(),
        fields: z.array(fieldSchema),
      }),
    ),
    vocabularies: z.array(
      z.object({
        ...named,
        terms: z.array(z.object({ code: z.string(), label: text, description: z.string() })),
      }),
    ),
  })
  .meta({ id: 'Ontology', description: 'Everything that the graph can contain, with labels.' });

/** The route for all kinds, relations and codes, with their meaning. */
export const ontology: RestModule = (api) => {
  api.get(
    '/ontology',
    {
      config: { weight: weights.nothing },
      schema: {
        operationId: 'getOntology',
        tags: ['About'],
        summary: 'Kinds, relations and codes with their meaning, in English and Chinese.',
        querystring: z.object({}),
        response: answers('The ontology.', ontologySchema, jsonOnly),
      },
    },
    async () => ontologyAsData,
  );
};
