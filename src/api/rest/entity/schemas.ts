import { z } from 'zod';
import {
  type Kind,
  kindNamed,
  kinds,
  type Relation,
  relations,
  statedTraversalsOf,
} from '../../../ontology/index.js';
import { factStatus } from '../../../ontology/vocabularies/events.js';
import { inForce, reason, referenceFields, step } from '../../../queries/answer.js';

/** A source with the place in it where a fact was read. */
export const readInSchema = z
  .object({
    reference: z.string().describe('Id of the source and, after #, the place in it.'),
    place: z.string().nullable().describe('The place in the source.'),
    id: z.string().describe('Id of the source.'),
    name: z.string().describe('Name of the source.'),
    publisher: z.string().describe('Who published it.'),
    publishedOn: z.string().nullable().describe('The day on which it was published.'),
    url: z.string().nullable().describe('Its URL, if known.'),
  })
  .meta({ id: 'ReadIn', description: 'Where a fact was read.' });

/** The response schema of a field: an optional value becomes nullable, and an optional list becomes a list. */
function answered(schema: z.ZodType): z.ZodType {
  const { description } = schema.meta() ?? {};
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  if (!inner) return schema;
  const own = schema.unwrap() as z.ZodType;
  const kept = own instanceof z.ZodArray || schema instanceof z.ZodDefault ? own : own.nullable();
  const said = description ?? own.meta()?.description;
  return said ? kept.meta({ description: said }) : kept;
}

function answeredShape(schema: z.ZodObject, without: readonly string[] = []): z.ZodRawShape {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>);
  return Object.fromEntries(
    fields.filter(([name]) => !without.includes(name)).map(([name, one]) => [name, answered(one)]),
  );
}

const anyStatus = factStatus.schema.describe(
  'Factual status: actual, planned, reported, failed and so on.',
);

const related = new Map(relations.map((relation) => [relation.name, relatedSchema(relation)]));

/** The entity at the other end of a relation, with the fields of the relation. */
function relatedSchema({ name, sentence, schema }: Relation): z.ZodObject<z.ZodRawShape> {
  const fields: z.ZodRawShape = {
    ...referenceFields,
    relation: z
      .object({
        id: z.string().describe('Id of the relation.'),
        ...answeredShape(schema, ['from', 'to']),
        // A data set of an older version may state what is refused today.
        status: anyStatus,
      })
      .describe('The fields of the relation itself.'),
  };
  return z.object(fields).meta({ id: `Related_${name}`, description: `${sentence}.` });
}

function entitySchema(kind: Kind) {
  const sides = statedTraversalsOf(kind.name).map(({ field, relation: { name, sentence } }) => [
    field,
    z
      .array(related.get(name) as z.ZodObject)
      .optional()
      .describe(`${sentence}.`),
  ]);
  const fields: EntityShape = {
    kind: z.literal(kind.name).describe('Its kind.'),
    ...answeredShape(kind.schema),
    ...(kind.name === 'Policy' ? { inForce, ...becauseFields } : {}),
    ...matchedFields,
    related: z
      .object(Object.fromEntries(sides))
      .describe('Its relations by type: those named in include, or all.'),
    relatedComplete: z
      .boolean()
      .describe(
        'False if it has more relations than an answer can hold. The list of its relations has all of them.',
      ),
    readIn: z
      .array(readInSchema)
      .optional()
      .describe('Its sources with their names. Only for a single entity.'),
  };
  return z.object(fields).meta({ id: kind.name, description: kind.description });
}

type EntityShape = z.ZodRawShape & { readonly kind: z.ZodLiteral<string> };

const becauseFields = {
  because: z
    .array(reason)
    .optional()
    .describe(
      'Every way in which it reaches the requested sectors and companies. Only for policies-affecting.',
    ),
  becauseComplete: z
    .boolean()
    .optional()
    .describe('False if there are more than 100 ways; only 100 are listed.'),
};

const matchedFields = {
  matched: z
    .array(step)
    .optional()
    .describe('The relations by which it meets the filters on relations. Only with matched=true.'),
  matchedComplete: z
    .boolean()
    .optional()
    .describe('False if there are more than 100 such relations; only 100 are listed.'),
};

const byKind = new Map(kinds.map((kind) => [kind.name, entitySchema(kind)]));

/** The response schema of a kind, derived from its schema in the ontology. */
export function schemaOf(kind: string): z.ZodObject<EntityShape> {
  return byKind.get(kind) ?? entitySchema(kindNamed(kind));
}

const [first, ...others] = kinds.map(({ name }) => schemaOf(name));
/** An entity of any kind. */
export const anyEntitySchema = z.discriminatedUnion('kind', [
  first as z.ZodObject<EntityShape>,
  ...others,
]);
