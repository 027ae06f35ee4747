import type { FastifyRequest } from 'fastify';
import { UserError } from '../../errors.js';
import { parametersOf } from './query.js';

/** Arguments of the graph's questions that REST calls otherwise. */
const otherwise: Readonly<Record<string, string>> = {
  after: 'cursor',
  affecting: 'sector',
  text: 'q',
};

/** A message begins with the argument as the graph knows it; a client must read the name of its own parameter. */
export function inOwnWords(error: unknown, request: FastifyRequest): unknown {
  if (!(error instanceof UserError)) return error;
  const [told] = /^[A-Za-z][\w.]*(?=: )/.exec(error.message) ?? [];
  if (!told) return error;
  const known = [...Object.keys(request.params as object), ...parametersOf(request)];
  // A place within a parameter that REST calls the same, such as where.Policy, is said as it is.
  const whole = told.split('.')[0] ?? told;
  if (whole !== told && known.includes(whole))
    return new UserError(error.code, error.message, { ...error.details, argument: whole });
  const own = nameOf(told, known);
  const message = error.message
    .replace(told, own)
    .replace('endCursor or startCursor of a page', 'nextCursor of a page');
  return new UserError(error.code, message, { ...error.details, argument: own });
}

function nameOf(told: string, known: readonly string[]): string {
  const last = told.split('.').at(-1) ?? told;
  const joined = `affecting${last[0]?.toUpperCase()}${last.slice(1)}`;
  const names = [last, joined, otherwise[last], told.split('.')[0]];
  return names.find((name) => name !== undefined && known.includes(name)) ?? told;
}
