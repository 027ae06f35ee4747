import { z } from 'zod';
import { fieldArguments, graphqlMeta } from '../codegen/sdl/answers.js';
import { coverageDescription } from '../codegen/sdl/text.js';
import type { EntityNode } from '../cypher/entity.js';
import { kinds, relations } from '../ontology/index.js';
import type { ReachKind } from '../query/reach.js';

/**
 * The parts that answers share. A question describes its answer once, in zod: the GraphQL types, the body and the
 * parameters of REST, the columns of tables and the types of TypeScript follow from it.
 */
export type Answer<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;

type DeepReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value;

/** An object of an answer with its name in GraphQL. */
export function object<Shape extends z.ZodRawShape>(
  type: string,
  description: string,
  shape: Shape,
) {
  return z.object(shape).describe(description).register(graphqlMeta, { type, description });
}

/** An object of an argument with its name in GraphQL. */
export function input<Shape extends z.ZodRawShape>(
  type: string,
  description: string,
  shape: Shape,
) {
  return z.object(shape).register(graphqlMeta, { type, description, isInput: true });
}

/** The codes of an enum of GraphQL that no vocabulary of the ontology has, with their descriptions. */
export function codes<const Codes extends Readonly<Record<string, string>>>(
  type: string,
  description: string,
  described: Codes,
) {
  const all = Object.keys(described) as [keyof Codes & string, ...(keyof Codes & string)[]];
  return z.enum(all).register(graphqlMeta, { type, description, codes: described });
}

/** A field that holds such codes as a text: OpenAPI does not restrict it to them. */
export function asText(schema: z.ZodEnum) {
  return z.string().register(graphqlMeta, graphqlMeta.get(schema) ?? {});
}

/** A text that is a code of a vocabulary, or of another enum of the schema. */
export function code(type: string) {
  return z.string().register(graphqlMeta, { type });
}

/** A field that is read only if it is selected. Otherwise it is null or absent. */
export function ifSelected<Schema extends z.ZodType>(schema: Schema) {
  const field = schema.nullish();
  graphqlMeta.add(field, { ifSelected: true });
  return field;
}

/** A field that REST answers and GraphQL does not have. */
export function onlyInRest<Schema extends z.ZodType>(field: Schema): Schema {
  graphqlMeta.add(field, { ...graphqlMeta.get(field), isOnlyInRest: true });
  return field;
}

/** A field that is never null, and that GraphQL declares as nullable, because clients have known it so. */
export function nullableInGraphql<Schema extends z.ZodType>(field: Schema): Schema {
  graphqlMeta.add(field, { ...graphqlMeta.get(field), isNullable: true });
  return field;
}

/** A field that takes arguments in GraphQL. REST has none of them. Apply it last: a copy of the schema has none. */
export function withArguments<Schema extends z.ZodType>(
  field: Schema,
  args: z.ZodRawShape,
): Schema {
  fieldArguments.set(field, args);
  return field;
}

export const whole = z.number().int();
export const id = code('ID');
export const date = code('Date');
export const cursor = z
  .string()
  .describe('Cursor of this row. Pass it as after to continue behind the row.');
export const entity = z.custom<EntityNode>().register(graphqlMeta, { type: 'Entity' });
export const kindName = z
  .enum(kinds.map(({ name }) => name))
  .register(graphqlMeta, { type: 'KindName' });
export const relationName = z
  .enum(relations.map(({ name }) => name))
  .register(graphqlMeta, { type: 'RelationName' });

export const asOf = date
  .nullable()
  .describe('The day that the answer is about. Null if no day was given.');

/** The fields about the end of a list. */
export const endOfList = {
  hasNextPage: z.boolean().describe('True if more rows follow this page.'),
  endCursor: z.string().nullable().describe('Cursor of the last row.'),
};

/** What an answer says of a data set within which it is complete. */
export const coveredDataSet = object(
  'CoveredDataSet',
  'A data set within which an answer is complete: what it covers and what is known to be missing.',
  {
    name: z.string().describe('Its name.'),
    title: z.string().describe('Its title.'),
    publishedOn: date.nullable().describe('When its source was published, if known.'),
    coversFrom: date.nullable().describe('The first day that it covers, if known.'),
    coversTo: date.nullable().describe('The last day that it covers, if known.'),
    gaps: z.array(z.string()).describe('What is known to be missing.'),
  },
).meta({ id: 'CoveredDataSet' });
export type CoveredDataSet = Answer<typeof coveredDataSet>;

/** The data sets within which an answer is complete. The API adds them to every answer that says whether it is. */
export const coverage = z.array(coveredDataSet).describe(coverageDescription);

/** Why an answer is not complete, in both languages. */
export const reasonsIncomplete = {
  incomplete: z
    .string()
    .nullable()
    .describe('Why it is not complete, in English. Null if it is complete.'),
  incompleteZh: z
    .string()
    .nullable()
    .describe('Why it is not complete, in Chinese. Null if it is complete.'),
};

/** The same statement in both languages. `what` is the subject, such as "The path". */
export function sentences(what: string) {
  return {
    sentence: z.string().describe(`${what} in one line of English.`),
    sentenceZh: z.string().describe(`${what} in one line of Chinese.`),
  };
}

/** The fields of a short reference to an entity. */
export const referenceFields = {
  id: id.describe('Its id.'),
  kind: kindName.describe('Its kind.'),
  name: z.string().describe('Its name in English.'),
  nameZh: z.string().nullable().describe('Its name in Chinese, if known.'),
};
export const entityReference = object(
  'EntityReference',
  'A short reference to an entity.',
  referenceFields,
).meta({ id: 'EntityReference' });
/** A reference at the end of a relation. OpenAPI has it without a name of its own. */
const end = object('EntityReference', 'A short reference to an entity.', {
  ...referenceFields,
  kind: code('KindName').describe('Its kind.'),
});

export const stepSource = object('StepSource', 'Where a relation of a chain was read.', {
  reference: z.string().describe('Id of the source and, after #, the place in it.'),
  id: id.describe('Id of the source.'),
  name: z.string().describe('Name of the source.'),
  publisher: z.string().describe('Who published it.'),
  place: z.string().nullable().describe('The place in the source, if known.'),
});

const orNone = (type: string, description: string) => code(type).nullable().describe(description);

/** One relation as a sentence with its sources. */
export const step = object('Step', 'One relation as a sentence with its sources.', {
  relation: relationName.describe('The relation.'),
  id: id.describe('Id of the relation.'),
  from: end.describe('What the sentence begins with.'),
  to: end.describe('What the sentence ends with.'),
  status: code('FactStatus').describe(
    'Factual status: actual, planned, reported, failed and so on.',
  ),
  basis: orNone('Basis', 'For an effect: whether the text says so or analysts judge so.'),
  certainty: orNone('Certainty', 'For an effect: how certain the source is.'),
  direction: orNone('EffectDirection', 'For an effect: benefit or burden.'),
  role: z.string().nullable().describe('Code of the role, if the relation has one.'),
  since: orNone('Date', 'The first day on which it held, if known.'),
  until: orNone('Date', 'The first day on which it no longer held, if known.'),
  percent: z.number().nullable().describe('For a stake: its size in percent, if known.'),
  event: orNone('ID', 'If the relation follows from an event: the id of the event.'),
  ...sentences('The relation'),
  sources: z.array(stepSource).describe('Where the relation was read.'),
}).meta({ id: 'Step' });

export type EntityReference = Answer<typeof entityReference>;
export type Step = Answer<typeof step>;
export type StepSource = Answer<typeof stepSource>;

/** The relations of a reason. */
export const steps = z.array(step).describe('The relations of the chain, starting at the policy.');

const reach = codes('Reach', 'How a policy reaches a sector.', {
  SECTOR: 'It names the sector itself.',
  COMPANY: 'It names the requested company.',
  NARROWER_SECTOR: 'It names a narrower sector that is part of the sector.',
  WIDER_SECTOR: 'It names a wider sector that the sector is part of.',
  COMPANY_IN_SECTOR: 'It names a company that operates in the sector or in a narrower one.',
} satisfies Record<ReachKind, string>);

/** One reason why a policy affects a requested sector or company. */
export const reason = object('Reason', 'One way a policy reaches a sector or a company.', {
  via: reach.describe('How the policy reaches the requested sector or company.'),
  ...sentences('The chain'),
  steps,
}).meta({ id: 'Reason' });
export type Reason = Answer<typeof reason>;

/** Whether a policy was in force on a day, and why. */
export const inForce = object(
  'InForce',
  'Whether a policy was in force on a day, and why we say so.',
  {
    state: codes('HeldState', 'Whether something held on a day, according to its sources.', {
      YES: 'It held.',
      NO: 'It did not hold, or no longer held.',
      NOT_YET: 'It did not yet hold.',
      UNKNOWN: 'The sources do not say. This does not mean NO.',
    }).describe('Whether it was in force. UNKNOWN if no source says.'),
    asOf: date.describe('The day that the answer is about.'),
    reason: z.string().describe('Why, in English.'),
    reasonZh: z.string().describe('Why, in Chinese.'),
  },
).meta({ id: 'InForce' });
