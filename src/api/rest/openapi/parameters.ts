import { z } from 'zod';
import { pageSize } from '../../../cypher/page.js';
import { undatedChoices } from '../../../query/as-of.js';
import { dayText, dayTextOrNone, instantToDay, listFrom } from './texts.js';

/** Values of one list; a request with more is a slip or belongs into an export. */
const MAX_VALUES = 200;
const MAX_TEXT_LENGTH = 500;

/** One of a few words. */
export function choice<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
  example?: Words[number],
) {
  return z
    .enum(words)
    .optional()
    .meta({ description, example: example ?? words[0] });
}

/** A list of words out of a few. */
export function choices<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
  example?: Words[number],
) {
  const list = z.array(z.enum(words)).max(MAX_VALUES);
  return z
    .preprocess(listFrom, list.optional())
    .optional()
    .meta({ description, example: [example ?? words[0]] });
}

/** A list of words out of a few, of which one at least must be there. */
export function someChoices<const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: string,
) {
  return z
    .preprocess(listFrom, z.array(z.enum(words)).min(1).max(MAX_VALUES))
    .meta({ description, example: [words[0]] });
}

/** A list of free texts, such as names: repeated or separated by commas; quotes keep a comma in a name. */
export function texts(description: string, example: string) {
  return z
    .preprocess(listFrom, z.array(z.string().max(MAX_TEXT_LENGTH)).max(MAX_VALUES).optional())
    .optional()
    .meta({
      description: `${description} Repeat the parameter or separate values by commas.`,
      example: [example],
    });
}

/** A list of free texts, of which one at least must be there. */
export function someTexts(description: string, example: string) {
  return z
    .preprocess(listFrom, z.array(z.string().min(1).max(MAX_TEXT_LENGTH)).min(1).max(MAX_VALUES))
    .meta({
      description: `${description} Repeat the parameter or separate values by commas.`,
      example: [example],
    });
}

/** A parameter without which a route mostly has no answer, though OpenAPI cannot say so: pages fill its example in. */
export function filledIn<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ ...schema.meta(), isFilledIn: true });
}

/** A free text that must be there. */
export function text(description: string, example: string) {
  return z.string().min(1).max(MAX_TEXT_LENGTH).meta({ description, example });
}

/** A free text that may be left out. */
export function optionalText(description: string, example: string) {
  return z.string().max(MAX_TEXT_LENGTH).optional().meta({ description, example });
}

/** A date, or the instant that a dashboard sends for one. */
export function day(description: string, example: string) {
  return z
    .string()
    .regex(dayText, 'a date is written 2021, 2021-08 or 2021-08-17')
    .transform(instantToDay)
    .meta({ description: `${description} ${dayWords}`, example });
}

/** A date that may be left out, or be empty. */
export function optionalDay(description: string, example: string) {
  return z
    .string()
    .regex(dayTextOrNone, 'a date is written 2021, 2021-08 or 2021-08-17')
    .transform(instantToDay)
    .optional()
    .meta({ description: `${description} ${dayWords}`, example });
}

const dayWords =
  'A date (2021, 2021-08, 2021-08-17). An instant, as ISO 8601 or in milliseconds since 1970, is converted to its day in China.';

/** A whole number within bounds. */
export function whole(description: string, example: number, least: number, most: number) {
  return z
    .preprocess(numberFrom, z.number().int().min(least).max(most))
    .optional()
    .meta({ description, example });
}

/** Any number. */
export function number(description: string, example: number) {
  return z.preprocess(numberFrom, z.number()).optional().meta({ description, example });
}

/** Yes or no. */
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

/** The day that an answer is about. */
export const asOfParameters = {
  asOf: optionalDay('Only what held on this day.', '2021-09-07'),
  undated: choice(undatedChoices, 'With asOf: what to do with undated facts. Default: LEAVE_OUT.'),
};

/** A page of a list. */
export const pageParameters = {
  first: whole(
    `Rows per page, 0 to ${pageSize.max}. Default: ${pageSize.default}; for csv and ndjson, all rows in one answer.`,
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
