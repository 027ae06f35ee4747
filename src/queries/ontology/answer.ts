import { z } from 'zod';
import { type Answer, asText, code, codes, object, onlyInRest, withArguments } from '../answer.js';
import { argument } from '../arguments.js';

const text = object('Text', 'A text in both languages.', {
  en: z.string().describe('In English.'),
  zh: z.string().describe('In Chinese.'),
});

const fieldType = codes('FieldType', 'What kind of value a field holds.', {
  STRING: 'A text.',
  INTEGER: 'A whole number.',
  NUMBER: 'A number.',
  BOOLEAN: 'A boolean.',
  DATE: 'A date as far as it is known.',
  ENUM: 'A code of a vocabulary.',
  REFERENCE: 'The id of an entity.',
  SOURCE_REFERENCE: 'The id of a source and, after #, the place in it.',
  OBJECT: 'An object of several values, such as a name with its language.',
});

const fieldParts = {
  name: z.string().describe('Its name, the same in data files, Neo4j and GraphQL.'),
  description: z.string().describe('What it means.'),
  type: asText(fieldType).describe('What kind of value it holds, such as STRING, DATE or ENUM.'),
  list: z.boolean().describe('Whether it holds several values.'),
  required: z.boolean().describe('Whether it is required.'),
  vocabulary: z.string().optional().describe('The vocabulary of its codes. Other types have none.'),
  reference: code('KindName')
    .optional()
    .describe('The kind of entity that its ids refer to. Other types have none.'),
  objectName: onlyInRest(z.string().optional().describe('For an object: its type name.')),
};
const fieldDescription = 'A field of a kind or of a relation.';
/** A field of an object. OpenAPI has it without a name of its own, and without fields: no object holds another. */
const innerField = object('OntologyField', fieldDescription, fieldParts);
const field = object('OntologyField', fieldDescription, {
  ...fieldParts,
  fields: z.array(innerField).describe('The fields of an object. Other types have none.'),
}).meta({ id: 'OntologyField' });
const fields = z.array(field).describe('Its fields.');

const kind = object('OntologyKind', 'A kind of entity.', {
  name: code('KindName').describe('Label in Neo4j and type in GraphQL.'),
  description: z.string().describe('What it is.'),
  plural: z.string().describe('Name of the root field, and of the folder in a data set.'),
  label: text.describe('Its label for readers.'),
  color: onlyInRest(z.array(z.string()).describe('Fill, border, text.')),
  sortBy: onlyInRest(
    z.array(z.string()).describe('Fields that lists can be sorted by, besides id and name.'),
  ),
  fields,
});

const ends = object('OntologyEnds', 'Two kinds that a relation can connect.', {
  from: code('KindName').describe('The kind that the sentence begins with.'),
  to: code('KindName').describe('The kind that the sentence ends with.'),
});

const relation = object('OntologyRelation', 'A relation between entities.', {
  name: code('RelationName').describe('Type in Neo4j.'),
  description: z.string().describe('What it is.'),
  sentence: onlyInRest(z.string().describe('The relation as a sentence, its ends in capitals.')),
  label: text.describe('The label from subject to object.'),
  reverse: text.describe('The label from object to subject.'),
  says: text.describe('The relation as a sentence with {from} and {to}.'),
  ends: z.array(ends).describe('The pairs of kinds that it can connect.'),
  symmetric: z.boolean().describe('Whether the relation is symmetric.'),
  weak: z
    .boolean()
    .describe(
      'Whether the relation means little by itself, such as a sector or a place that many share.',
    ),
  heldBy: onlyInRest(
    z
      .string()
      .describe(
        'Which dates say when a relation holds. SELF: its own, or else those of the event it follows from. POLICY: the term of the policy. ISSUE: from the day the policy was issued. EVENT: from the day of the event. ALWAYS: none, as it has no term.',
      ),
  ),
  fields,
});

const term = object('OntologyTerm', 'One code of a vocabulary.', {
  code: z.string().describe('The code. It never changes.'),
  label: text.describe('Its label for readers.'),
  description: z.string().describe('What it means.'),
});

const vocabulary = object('OntologyVocabulary', 'A closed list of codes.', {
  name: z.string().describe('Its name: an enum in GraphQL.'),
  description: z.string().describe('What the codes are about.'),
  terms: z.array(term).describe('The codes.'),
});

/** The ontology as data. GraphQL can ask for some of each list by name. */
export const ontologyAnswer = object(
  'Ontology',
  'The ontology of the graph: all kinds, relations and vocabularies, with labels.',
  {
    kinds: withArguments(z.array(kind).describe('The kinds of entities.'), {
      names: argument(z.array(code('KindName')).nullish(), 'Only these kinds. Default: all.'),
    }),
    relations: withArguments(z.array(relation).describe('The relations between them.'), {
      names: argument(
        z.array(code('RelationName')).nullish(),
        'Only these relations. Default: all.',
      ),
    }),
    vocabularies: withArguments(
      z.array(vocabulary).describe('The vocabularies that define the codes of fields.'),
      {
        names: argument(
          z.array(z.string()).nullish(),
          'Only the vocabularies with these names, such as Certainty. Default: all.',
        ),
      },
    ),
  },
).meta({ id: 'Ontology' });
export type OntologyAnswer = Answer<typeof ontologyAnswer>;
