import type { z } from 'zod';
import { nearest } from '../../dataset/nearest.js';
import { ArgumentError, UserError } from '../../errors.js';
import { kinds } from '../../ontology/index.js';
import { detailOf, MAX_ERRORS } from '../problem.js';

/**
 * Validates input against a schema and returns the parsed value. `argument` is the name of the input; it is omitted if
 * the fields of the input are parameters. Throws BAD_USER_INPUT with the path and message of each error, at most
 * MAX_ERRORS.
 */
export function checked<Out>(schema: z.ZodType<Out>, given: unknown, argument?: string): Out {
  const { data, error } = schema.safeParse(given, { reportInput: true });
  if (!error) return data as Out;
  const errors = error.issues.slice(0, MAX_ERRORS).map(({ path, message }) => {
    const place = [...(argument ? [argument] : []), ...path.map(String)].join('.');
    return { path: place, message: `${place}: ${message}.` };
  });
  throw new UserError('BAD_USER_INPUT', detailOf(errors), { errors });
}

const names = kinds.map(({ name }) => name);

/** Returns the types unchanged. Throws BAD_USER_INPUT for a type that the ontology does not have. */
export function checkKinds(given: readonly string[], argument: string): readonly string[] {
  for (const kind of given) {
    if (names.includes(kind)) continue;
    const near = nearest(kind, names);
    throw new ArgumentError(
      'BAD_USER_INPUT',
      argument,
      `"${kind}" is not a type.${near ? ` Did you mean ${near}?` : ''} Types are ${names.join(', ')}.`,
      { given: kind, allowed: names },
    );
  }
  return given;
}

/** Throws BATCH_TOO_LARGE, which has the status that the protocol requires, if a batch is larger than `most`. */
export function checkSize(size: number, most: number, argument: string): void {
  if (size <= most) return;
  throw new ArgumentError(
    'BATCH_TOO_LARGE',
    argument,
    `${size} in one request are too many; at most ${most} are allowed. Send them in several requests.`,
    { limit: most },
  );
}
