import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nearest } from '../../dataset/nearest.js';
import { UserError } from '../../errors.js';

/**
 * Removes empty parameters, which dashboards send for "no filter". Throws BAD_USER_INPUT for a parameter that the route
 * does not have, because ignoring a misspelt filter would return the wrong list.
 */
export async function withoutEmptyParameters(request: FastifyRequest): Promise<void> {
  const given = Object.entries(request.query as Record<string, string | string[]>);
  const known = parametersOf(request);
  for (const [name] of given) {
    if (!known.includes(name)) throw unknownParameter(name, known);
  }
  const isEmpty = (value: string | string[]) => [value].flat().every((one) => one === '');
  request.query = Object.fromEntries(given.filter(([, value]) => !isEmpty(value)));
}

/** The names of the query parameters of a route. */
export function parametersOf(request: FastifyRequest): readonly string[] {
  const schema = request.routeOptions.schema?.querystring;
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function unknownParameter(name: string, known: readonly string[]): UserError {
  const near = nearest(name, known);
  const hint = near ? ` Did you mean ${near}?` : '';
  const allowed = known.length > 0 ? `Known are ${known.join(', ')}.` : 'This address takes none.';
  const message = `${name} is not a parameter here.${hint} ${allowed}`;
  return new UserError('BAD_USER_INPUT', message, {
    argument: name,
    allowed: known,
    ...(near ? { nearest: near } : {}),
  });
}
