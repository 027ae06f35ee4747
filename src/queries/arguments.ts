import { z } from 'zod';
import { graphqlMeta } from '../codegen/sdl/answers.js';
import type { Undated } from '../query/as-of.js';
import type { Filter } from '../query/selection.js';
import { type Answer, codes, date, whole } from './answer.js';

/**
 * The arguments of a question, described once: those of GraphQL have these descriptions, the parameters of REST also the
 * limits and the example. The type of a request follows from them.
 */
export type Request<Shape extends z.ZodRawShape> = Answer<z.ZodObject<Shape>>;

/** Describes an argument. The example is for REST; a list shows one value, and codes show their first. */
export function argument<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  example?: string | number,
) {
  return schema.meta(example === undefined ? { description } : { description, example });
}

/** The names of entities are texts: ids or exact names. */
export const name = z.string();
export const flag = z.boolean().nullish();

/** The page of a list. REST has parameters of its own for it. */
export const pageArguments = {
  first: whole.nullish().describe('Rows per page, 0 to 200. Default: 20.'),
  after: z.string().nullish().describe('Rows after this cursor.'),
};

const undated = codes(
  'Undated',
  'What to do with undated facts: facts whose sources do not say whether they held on the requested day.',
  {
    LEAVE_OUT: 'Exclude undated facts.',
    INCLUDE: 'Include undated facts.',
    ONLY: 'Only undated facts; nested relations include both.',
  } satisfies Record<Undated, string>,
);

/** The day of an answer. REST has the same two parameters on every route. */
export const dayArguments = {
  asOf: argument(date.nullish(), 'Only what held on this day.', '2021-09-07'),
  undated: argument(
    undated.nullish(),
    'With asOf: what to do with undated facts. Default: LEAVE_OUT.',
  ),
};

/** The filter of a kind. REST has a parameter for each of its conditions. */
export function whereArgument(kind: string, description: string) {
  const where = z.custom<Filter>().register(graphqlMeta, { type: `${kind}Where` });
  return { where: where.nullish().describe(description) };
}
