import { z } from 'zod';
import { block, described } from './text.js';

/** What GraphQL needs to know of a schema besides what zod says. */
export interface GraphqlMeta {
  /** Name of the type: of an object or an enum, or of the scalar or vocabulary that a text stands for. */
  readonly type?: string;
  /** What the type is. A field of the type has a description of its own. */
  readonly description?: string;
  /** True for an object of an argument. */
  readonly isInput?: boolean;
  /** The codes of an enum that is defined here, with their descriptions. */
  readonly codes?: Readonly<Record<string, string>>;
  /** True for a field that is null only where it is not selected, so GraphQL never answers null. */
  readonly ifSelected?: boolean;
  /** True for a field that GraphQL declares as nullable although it is never null. */
  readonly isNullable?: boolean;
  /** True for a field that REST alone has. */
  readonly isOnlyInRest?: boolean;
}

/** The metadata of the schemas of answers. They do not belong to JSON Schema, so zod's own registry has none of them. */
export const graphqlMeta = z.registry<GraphqlMeta>();

/** The arguments of fields below the root. Apart from `graphqlMeta`, because a registry maps the types of what it holds. */
export const fieldArguments = new WeakMap<z.core.$ZodType, z.ZodRawShape>();

/** A field at the root of GraphQL, as its schema describes it. */
export interface DescribedField {
  readonly description: string;
  readonly arguments: z.ZodRawShape;
  readonly answer: z.ZodType;
}

/**
 * The part of the schema that follows from questions: their fields at the root, and each object and enum of their
 * arguments and answers once. `more` are types that other parts of the schema use. Throws an error for an object
 * without a name.
 */
export function renderQuestions(
  fields: Readonly<Record<string, DescribedField>>,
  more: readonly z.ZodType[],
): string {
  const found = new Map<string, string>();
  for (const one of more) typeOf(one, found);
  const lines = Object.entries(fields).map(([name, field]) => {
    const given = argumentsOf(field.arguments, found);
    // A root field is nullable, so that its failure leaves the other fields of a request alone.
    const answer = typeOf(field.answer, found).replace(/!$/, '');
    return described(field.description, `${name}${given}: ${answer}`);
  });
  return [
    '# Derived from src/api/questions.ts: change a question there and run npm run generate.\n',
    ...found.values(),
    `extend type Query {\n${lines.join('\n')}\n}\n`,
  ].join('\n');
}

/** The arguments of a field in parentheses. Empty if it takes none. */
function argumentsOf(args: z.ZodRawShape, found: Map<string, string>): string {
  const given = Object.entries(args).map(([name, schema]) =>
    described(descriptionOf(schema), `${name}: ${typeOf(schema as z.ZodType, found)}`, '    '),
  );
  return given.length === 0 ? '' : `(\n${given.join('\n')}\n  )`;
}

/** The GraphQL type of a schema. Types that it consists of are added to `found`. */
function typeOf(schema: z.ZodType, found: Map<string, string>): string {
  const meta = graphqlMeta.get(schema) ?? {};
  const { type, description = '', codes, ifSelected } = meta;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    const inner = typeOf(schema.unwrap() as z.ZodType, found).replace(/!$/, '');
    return ifSelected ? `${inner}!` : inner;
  }
  if (schema instanceof z.ZodDefault) {
    const usual = schema.def.defaultValue;
    // A text is the code of an enum, which SDL writes without quotes.
    return `${typeOf(schema.unwrap() as z.ZodType, found)} = ${usual}`;
  }
  if (schema instanceof z.ZodArray) return `[${typeOf(schema.element as z.ZodType, found)}]!`;
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'Int!' : 'Float!';
  if (schema instanceof z.ZodBoolean) return 'Boolean!';
  if (schema instanceof z.ZodObject) addObject(meta, schema, found);
  if (type && codes && !found.has(type)) {
    const lines = Object.entries(codes).map(([one, text]) => described(text, one));
    found.set(type, block(description, `enum ${type}`, lines));
  }
  return `${type ?? z.globalRegistry.get(schema)?.vocabulary ?? 'String'}!`;
}

function addObject(
  { type, description = '', isInput }: GraphqlMeta,
  { shape }: z.ZodObject,
  found: Map<string, string>,
): void {
  if (!type) throw new Error(`An answer has an object without a name: ${Object.keys(shape)}.`);
  if (found.has(type)) return;
  // The place of the type is taken first, so that it stands before the types of its fields.
  found.set(type, '');
  const lines = Object.entries(shape).flatMap(([name, field]) => {
    const meta = graphqlMeta.get(field as z.ZodType);
    if (meta?.isOnlyInRest) return [];
    const given = argumentsOf(fieldArguments.get(field) ?? {}, found);
    const type = typeOf(field as z.ZodType, found);
    const declared = meta?.isNullable ? type.replace(/!$/, '') : type;
    return described(descriptionOf(field), `${name}${given}: ${declared}`);
  });
  found.set(type, block(description, `${isInput ? 'input' : 'type'} ${type}`, lines));
}

function descriptionOf(schema: z.core.$ZodType): string {
  return z.globalRegistry.get(schema)?.description ?? '';
}
