import type { FastifyRequest } from 'fastify';
import { ArgumentError } from '../../errors.js';
import { parametersOf } from './query.js';

/** Arguments of the graph's questions, and the parameters of REST that give them under another name. */
const otherNames: Readonly<Record<string, string>> = {
  after: 'cursor',
  affecting: 'sector',
  text: 'q',
};

/** An error in an argument as an error in the parameter that gave it; any other error as it is. */
export function inParameters(error: unknown, request: FastifyRequest): unknown {
  if (!(error instanceof ArgumentError)) return error;
  const { code, argument, problem, details } = error;
  const known = [...Object.keys(request.params as object), ...parametersOf(request)];
  const [first = argument, ...below] = argument.split('.');
  // A place within a parameter that has the argument's own name, such as where.Policy, stays as it is.
  if (below.length > 0 && known.includes(first))
    return new ArgumentError(code, argument, problem, { ...details, argument: first });
  const name = parameterFor(argument, known);
  return new ArgumentError(code, name, problem, { ...details, argument: name });
}

/** The parameter that gives an argument: `where.affecting.company` is affectingCompany, or company where that is known. */
function parameterFor(argument: string, known: readonly string[]): string {
  const [first, last] = [argument.split('.')[0], argument.split('.').at(-1) ?? argument];
  const joined = `affecting${last[0]?.toUpperCase()}${last.slice(1)}`;
  const names = [last, joined, otherNames[last], first];
  return names.find((name) => name !== undefined && known.includes(name)) ?? argument;
}
