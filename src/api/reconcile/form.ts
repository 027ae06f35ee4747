import type { FastifyInstance } from 'fastify';
import { ArgumentError } from '../../errors.js';

/** Maximum size of a form in bytes: twice a hundred queries with a few properties each, URL-encoded. */
const MAX_FORM_BYTES = 1024 * 1024;

/** Adds a parser for the URL-encoded forms that OpenRefine posts. */
export function takesForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

/**
 * The parsed JSON of a form field or query parameter, or the value itself if the body was JSON. Throws BAD_USER_INPUT
 * with the message of the parser if the text is not JSON.
 */
export function jsonIn(field: string, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      field,
      `this is not JSON: ${(error as Error).message}. Send it URL-encoded, as in curl --data-urlencode '${field}={...}'.`,
    );
  }
}
