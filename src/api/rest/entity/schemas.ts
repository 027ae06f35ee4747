import { z } from 'zod';
import {
  type Kind,
  kindNamed,
  kinds,
  type Relation,
  traversalsOf,
} from '../../../ontology/index.js';
import { validities } from '../../../query/as-of.js';
import { reasonSchema } from './reasons.js';

const kindNames = kinds.map(({ name }) => name) as [string, ...string[]];

/** The fields of a short reference to an entity. */
export const referenceFields = {
  id: z.string().describe('Its id.'),
  kind: z.enum(kindNames).describe('Its kind.'),
  name: z.string().describe('Its name in English.'),
  nameZh: z.string().nullable().describe('Its name in Chinese, if known.'),
};
export const referenceSchema = z
  .object(referenceFields)
  .meta({ id: 'EntityReference', description: 'A short reference to an entity.' });

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

const inForceSchema = z
  .object({
    state: z.enum(validities).describe('UNKNOWN if no source says.'),
    asOf: z.string().describe('The day: asOf of the request, or else today in China.'),
    reason: z.string().describe('Why, in English.'),
    reasonZh: z.string().describe('Why, in Chinese.'),
  })
  .meta({ id: 'InForce', description: 'Whether a policy is in force on a day.' });

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

const related = new Map<string, z.ZodObject>();

/** The entity at the other end of a relation, with the fields of the relation. */
function relatedSchema({ name, sentence, schema }: Relation): z.ZodObject {
  const made =
    related.get(name) ??
    (z
      .object({
        ...referenceFields,
        relation: z
          .object({
            id: z.string().describe('Id of the relation.'),
            ...answeredShape(schema, ['from', 'to']),
          })
          .describe('The fields of the relation itself.'),
      })
      .meta({ id: `Related_${name}`, description: `${sentence}.` }) as unknown as z.ZodObject);
  related.set(name, made);
  return made;
}

function entitySchema(kind: Kind): z.ZodObject {
  const sides = traversalsOf(kind.name);
  return z
    .object({
      kind: z.literal(kind.name).describe('Its kind.'),
      ...answeredShape(kind.schema),
      ...(kind.name === 'Policy' ? { inForce: inForceSchema, ...becauseFields } : {}),
      related: z
        .object(
          Object.fromEntries(
            sides.map(({ field, relation }) => [
              field,
              z.array(relatedSchema(relation)).optional().describe(`${relation.sentence}.`),
            ]),
          ),
        )
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
    })
    .meta({ id: kind.name, description: kind.description }) as unknown as z.ZodObject;
}

const becauseFields = {
  because: z
    .array(reasonSchema)
    .optional()
    .describe(
      'Every way in which it reaches the requested sectors and companies. Only for policies-affecting.',
    ),
  becauseComplete: z
    .boolean()
    .optional()
    .describe('False if there are more than 100 ways; only 100 are listed.'),
};

const byKind = new Map(kinds.map((kind) => [kind.name, entitySchema(kind)]));

/** The response schema of a kind, derived from its schema in the ontology. */
export function schemaOf(kind: string): z.ZodObject {
  return byKind.get(kind) ?? entitySchema(kindNamed(kind));
}

/** An entity of any kind. */
export const anyEntitySchema = z.discriminatedUnion('kind', [...byKind.values()] as unknown as [
  z.ZodObject,
  ...z.ZodObject[],
]);
