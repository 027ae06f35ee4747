import type { FastifyInstance } from 'fastify';
import { UserError } from '../../errors.js';

/** A hundred queries with a few properties each, encoded for a form, are a tenth of this. */
const largestForm = 5 * 1024 * 1024;

/** Lets a scope read the forms that OpenRefine posts. */
export function takesForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

/** The JSON in a field of a form or an address. Throws BAD_USER_INPUT that says where the text ceases to be JSON. */
export function jsonIn(field: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(
      'BAD_USER_INPUT',
      `${field}: this is no JSON: ${(error as Error).message}. Send it URL-encoded, as in curl --data-urlencode '${field}={...}'.`,
      { argument: field },
    );
  }
}
