import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { ResponseSerializationError } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mapInTurns } from '../../../runtime/event-loop.js';

/**
 * Validates a response against its schema and serialises it as JSON. It calls parse, while the library calls encode:
 * the results are equal because no response schema has transforms, and encode takes zod three times as long. Throws
 * ResponseSerializationError if the response does not match.
 */
export const checkedAnswers: FastifySerializerCompiler<z.ZodType> =
  ({ schema, method, url }) =>
  (answer) =>
    jsonOf(schema, answer, method, url);

/**
 * The same for a response of thousands of items, which would block the event loop if it were validated at once.
 * Validates item by item and yields to other requests in between. Send the result as text, so that Fastify does not
 * validate it again.
 */
export async function checkedInTurns(
  schema: z.ZodType,
  answer: unknown,
  { method, url }: { readonly method: string; readonly url: string },
): Promise<string> {
  const inTurns = async (part: z.ZodType, value: unknown): Promise<string | undefined> => {
    if (part instanceof z.ZodArray && Array.isArray(value)) {
      const items = await mapInTurns(value, (item) =>
        jsonOf(part.element as z.ZodType, item, method, url),
      );
      return `[${items.join(',')}]`;
    }
    if (part instanceof z.ZodRecord && isObject(value)) {
      const fields = await mapInTurns(
        Object.entries(value),
        ([key, one]) =>
          `${JSON.stringify(key)}:${jsonOf(part.valueType as z.ZodType, one, method, url)}`,
      );
      return `{${fields.join(',')}}`;
    }
    if (part instanceof z.ZodObject && isObject(value)) {
      const fields: string[] = [];
      for (const [key, field] of Object.entries(part.shape)) {
        const text = await inTurns(field as z.ZodType, value[key]);
        if (text !== undefined) fields.push(`${JSON.stringify(key)}:${text}`);
      }
      return `{${fields.join(',')}}`;
    }
    return jsonOf(part, value, method, url);
  };
  return (await inTurns(schema, answer)) ?? 'null';
}

function jsonOf(schema: z.ZodType, answer: unknown, method: string, url: string): string {
  const { data, error } = schema.safeParse(answer);
  if (error) throw new ResponseSerializationError(method, url, { cause: error });
  return JSON.stringify(data);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
