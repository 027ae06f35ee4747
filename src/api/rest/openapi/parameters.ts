import { z } from 'zod';
import { graphqlMeta } from '../../../codegen/sdl/answers.js';
import { pageSize } from '../../../cypher/page.js';
import {
  currencyPattern,
  dateExamples,
  kindCode,
  kindCodes,
  kinds,
} from '../../../ontology/index.js';
import { dayArguments } from '../../../queries/arguments.js';
import { dayText, dayTextOrNone, instantToDay, listFrom } from './texts.js';

/** Maximum number of values in one list. A request with more is a mistake or a case for an export. */
const MAX_VALUES = 200;
const MAX_TEXT_LENGTH = 500;

/** An optional parameter with one of the given values. The example defaults to the first. */
export function choice<const Word extends string>(
  words: readonly Word[],
  description: string,
  example?: Word,
) {
  return z
    .enum(words)
    .optional()
    .meta({ description, example: example ?? words[0] });
}

/** An optional list of the given values. */
export function choices<const Word extends string>(
  words: readonly Word[],
  description: string,
  example?: Word,
) {
  const list = z.array(z.enum(words)).max(MAX_VALUES);
  return z
    .preprocess(listFrom, list.optional())
    .optional()
    .meta({ description, example: [example ?? words[0]] });
}

/** An optional list of codes of kinds. Their names, which released clients send, are read as their codes. */
export function kindChoices(description: string, example?: string) {
  const read = (given: unknown) => {
    const list = listFrom(given);
    return Array.isArray(list) ? list.map(kindCodeFrom) : list;
  };
  return z
    .preprocess(read, z.array(z.enum(kindCodes)).max(MAX_VALUES).optional())
    .optional()
    .meta({ description, example: [example ?? kindCodes[0]] });
}

/** The code of a kind that is given by its name; anything else as it is. */
export function kindCodeFrom(given: unknown): unknown {
  const kind = kinds.find(({ name }) => name === given);
  return kind ? kindCode(kind) : given;
}

/** A required list of the given values, with at least one. */
export function someChoices<const Word extends string>(
  words: readonly Word[],
  description: string,
) {
  return z
    .preprocess(listFrom, z.array(z.enum(words)).min(1).max(MAX_VALUES))
    .meta({ description, example: [words[0]] });
}

/**
 * An optional list of free texts, such as names. The parameter may be repeated or have values separated by commas. A
 * value in double quotes may contain commas.
 */
export function texts(description: string, example: string) {
  return z
    .preprocess(listFrom, z.array(z.string().max(MAX_TEXT_LENGTH)).max(MAX_VALUES).optional())
    .optional()
    .meta({
      description: `${description} Repeat the parameter or separate values by commas.`,
      example: [example],
    });
}

/** A required list of free texts, with at least one. */
export function someTexts(description: string, example: string) {
  return z
    .preprocess(listFrom, z.array(z.string().min(1).max(MAX_TEXT_LENGTH)).min(1).max(MAX_VALUES))
    .meta({
      description: `${description} Repeat the parameter or separate values by commas.`,
      example: [example],
    });
}

/**
 * Marks an optional parameter that most requests to a route need, which OpenAPI cannot express. Documentation pages
 * prefill it with its example.
 */
export function filledIn<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ ...schema.meta(), isFilledIn: true });
}

/** A required free text. */
export function text(description: string, example: string) {
  return z.string().min(1).max(MAX_TEXT_LENGTH).meta({ description, example });
}

/** An optional free text. */
export function optionalText(description: string, example: string) {
  return z.string().max(MAX_TEXT_LENGTH).optional().meta({ description, example });
}

/** An optional currency. */
export function currency(description: string, example: string) {
  return z
    .string()
    .regex(currencyPattern, 'a currency is written as its ISO 4217 code in capitals, such as CNY')
    .optional()
    .meta({ description, example });
}

/** A required date. Dashboards send an instant instead, which is converted to its day in China. */
export function day(description: string, example: string) {
  return z
    .string()
    .regex(dayText, `a date is written ${dateExamples}`)
    .transform(instantToDay)
    .meta({ description: `${description} ${dayWords}`, example });
}

/** An optional date, which may also be empty. */
export function optionalDay(description: string, example: string) {
  return z
    .string()
    .regex(dayTextOrNone, `a date is written ${dateExamples}`)
    .transform(instantToDay)
    .optional()
    .meta({ description: `${description} ${dayWords}`, example });
}

const dayWords =
  'A date (2021, 2021-H2, 2021-Q3, 2021-08, 2021-08-17). An instant, as ISO 8601 or in milliseconds since 1970, is converted to its day in China.';

/** An optional whole number from `least` to `most`. */
export function whole(description: string, example: number, least: number, most: number) {
  return z
    .preprocess(numberFrom, z.number().int().min(least).max(most))
    .optional()
    .meta({ description, example });
}

/** An optional number. */
export function number(description: string, example: number) {
  return z.preprocess(numberFrom, z.number()).optional().meta({ description, example });
}

/** An optional boolean: true, false, 1 or 0. */
export function flag(description: string) {
  return z
    .preprocess((given) => truth.get(String(given)) ?? given, z.boolean())
    .optional()
    .meta({ description, example: true });
}

const truth = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function numberFrom(given: unknown): unknown {
  return typeof given === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(given)
    ? Number(given)
    : given;
}

/** The parameters for the day of an answer and for undated facts. */
export const asOfParameters = parametersFrom(dayArguments);

/** The parameters of a page. `limit` is a synonym of `first`. */
export const pageParameters = {
  first: whole(
    `Rows per page, 0 to ${pageSize.max}. Default: ${pageSize.default}; for csv, xlsx and ndjson, all rows in one answer.`,
    20,
    0,
    pageSize.max,
  ),
  limit: whole('Same as first.', 20, 0, pageSize.max),
  cursor: z.string().max(2_000).optional().meta({
    description: 'Rows after this cursor: nextCursor of the previous page. Empty: from the start.',
    example: '',
  }),
};

/** The parameters for arguments of a question, with the same names and descriptions. */
export function parametersFrom<Shape extends z.ZodRawShape>(args: Shape) {
  const made = Object.entries(args).map(([name, one]) => [name, parameterFrom(one as z.ZodType)]);
  return Object.fromEntries(made) as {
    readonly [Name in keyof Shape]: z.ZodType<z.output<Shape[Name]>>;
  };
}

function parameterFrom(argument: z.ZodType): z.ZodType {
  const { description = '', example } = argument.meta() as Described;
  const inner = bare(argument);
  const isRequired = inner === argument;
  if (inner instanceof z.ZodArray) {
    if (graphqlMeta.get(inner.element as z.ZodType)?.type === 'KindName')
      return kindChoices(description, example as string);
    if (inner.element instanceof z.ZodEnum)
      return choices(codesOf(inner.element), description, example as string);
    return (isRequired ? someTexts : texts)(description, example as string);
  }
  if (inner instanceof z.ZodEnum) return choice(codesOf(inner), description);
  if (inner instanceof z.ZodBoolean) return flag(description);
  if (inner instanceof z.ZodNumber)
    return whole(description, example as number, Number(inner.minValue), Number(inner.maxValue));
  if (graphqlMeta.get(inner)?.type === 'Date')
    return (isRequired ? day : optionalDay)(description, example as string);
  return (isRequired ? text : optionalText)(description, example as string);
}

interface Described {
  readonly description?: string;
  readonly example?: string | number;
}

/** A schema without what says that it may be left out. */
function bare(schema: z.ZodType): z.ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault;
  return isWrapped ? bare(schema.unwrap() as z.ZodType) : schema;
}

function codesOf({ options }: z.ZodEnum): string[] {
  return options.map(String);
}
