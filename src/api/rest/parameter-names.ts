import type { FastifyRequest } from 'fastify';
import { ArgumentError } from '../../errors.js';
import { parametersOf } from './query.js';

/** Arguments of the query functions whose REST parameters have other names. */
const otherNames: Readonly<Record<string, string>> = {
  after: 'cursor',
  affecting: 'sector',
  text: 'q',
  currency: 'sortCurrency',
};

/** Renames the argument of an error to the REST parameter that set it. Returns any other error unchanged. */
export function inParameters(error: unknown, request: FastifyRequest): unknown {
  if (!(error instanceof ArgumentError)) return error;
  const { code, argument, problem, details } = error;
  const known = [...Object.keys(request.params as object), ...parametersOf(request)];
  const [first = argument, ...below] = argument.split('.');
  // The first part of a path such as where.Policy may itself be a parameter. It is then reported under its own name.
  if (below.length > 0 && known.includes(first))
    return new ArgumentError(code, argument, problem, { ...details, argument: first });
  const name = parameterFor(argument, known);
  return new ArgumentError(code, name, problem, { ...details, argument: name });
}

/**
 * The parameter that sets an argument. For `where.affecting.company` it is company if the route has it, else
 * affectingCompany; for `amounts.from` it is amountFrom. Returns the argument if no parameter fits.
 */
function parameterFor(argument: string, known: readonly string[]): string {
  const [first, last] = [argument.split('.')[0], argument.split('.').at(-1) ?? argument];
  const capital = `${last[0]?.toUpperCase()}${last.slice(1)}`;
  const ofOperator = `${first?.replace(/s$/, '')}${capital}`;
  const names = [ofOperator, last, `affecting${capital}`, otherNames[last], first];
  return names.find((name) => name !== undefined && known.includes(name)) ?? argument;
}
