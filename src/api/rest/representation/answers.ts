import { z } from 'zod';
import { errorCodes } from '../../../errors.js';
import { coverage } from '../../../queries/answer.js';
import { allFormats, type Format, formats } from './formats.js';

/** The body of every error response, in the form of RFC 9457. */
export const problemSchema = z
  .looseObject({
    type: z.string().describe('Always about:blank; code says more.'),
    title: z.string().describe('What the code means.'),
    status: z.number().int().describe('The HTTP status.'),
    code: z.enum(Object.keys(errorCodes)).describe(
      Object.entries(errorCodes)
        .map(([code, { description }]) => `${code}: ${description}`)
        .join(' '),
    ),
    detail: z.string().describe('What is wrong with this request and how to fix it.'),
    instance: z.string().describe('The address of the request.'),
    errors: z
      .array(
        z.object({
          path: z.string().describe('The parameter, or the place in the body.'),
          message: z.string().describe('What is wrong with it.'),
        }),
      )
      .describe('The single errors, if they can be listed.'),
  })
  .meta({ id: 'Problem', description: 'An error in the form of RFC 9457.' });

/** The fields of a page besides its items. */
const pageFields = {
  nextCursor: z
    .string()
    .nullable()
    .describe(
      'Cursor of the next page. Null on the last page. The header Link has the address of the next page.',
    ),
  totalCount: z
    .number()
    .int()
    .nullable()
    .optional()
    .describe('Number of rows in the whole list. Only if requested.'),
  complete: z
    .boolean()
    .describe('False if a limit cuts the list off before its end, or if a load is unfinished.'),
  coverage,
  incomplete: z.string().nullable().optional().describe('Why it is not complete, in English.'),
  incompleteZh: z.string().nullable().optional().describe('Why it is not complete, in Chinese.'),
};

/** The schema of a page of items, with optional further fields. */
export function pageOf<Item extends z.ZodType, More extends z.ZodRawShape = Record<never, never>>(
  item: Item,
  more?: More,
) {
  return z.object({ items: z.array(item), ...pageFields, ...(more ?? ({} as More)) });
}

/** The responses of a route that returns a list as JSON, CSV or NDJSON. */
export function listAnswers<Body extends z.ZodType>(description: string, body: Body) {
  // A request for an explanation of the list that is not allowed gets 403.
  return answers(description, body, allFormats, [403]);
}

/** The responses of a route: 200 in each of its formats, 304, and every error status that can occur. */
export function answers<Body extends z.ZodType>(
  description: string,
  body: Body,
  own: readonly Format[],
  moreStatuses: readonly number[] = [],
): Responses {
  const content = Object.fromEntries(
    own.map((one) => [formats[one][0], { schema: one === 'json' ? body : fileSchemas[one] }]),
  );
  const more = moreStatuses.map((status) => [status, errorAnswer(status)]);
  const errors = { ...errorAnswers, ...Object.fromEntries(more) };
  return { 200: { description, content }, 304: notModified, ...errors };
}

const fileSchemas = {
  csv: z.string(),
  ndjson: z.string(),
  xlsx: z.string().meta({ format: 'binary' }),
} as const;

/**
 * The responses of a route by status. Their types are left open, because a route with several formats sends text as
 * well as data. The response is validated when it is serialised.
 */
export type Responses = Readonly<Record<number, object>>;

const notModified = z
  .null()
  .describe('The answer has not changed since the ETag in If-None-Match.');

/** Error statuses of every route. 414 comes from the router, 431 from Node.js, the others from error codes. */
const statuses = [400, 401, 404, 406, 414, 421, 429, 431, 500, 503] as const;

export const errorAnswers = Object.fromEntries(
  statuses.map((status) => [status, errorAnswer(status)]),
);

/** The response for an error status. */
function errorAnswer(status: number) {
  return {
    description: meaningOf(status),
    content: { 'application/problem+json': { schema: problemSchema } },
  };
}

function meaningOf(status: number): string {
  if (status === 414) return 'BAD_USER_INPUT: A name in the address is too long.';
  if (status === 431) return 'LIMIT_EXCEEDED: The address and the headers are too long.';
  const tooLarge = status === 413 ? 'LIMIT_EXCEEDED: The body is too large. ' : '';
  const found = Object.entries(errorCodes)
    .filter(([, code]) => code.status === status)
    .map(([code, { description }]) => `${code}: ${description}`)
    .join(' ');
  return tooLarge + found;
}
