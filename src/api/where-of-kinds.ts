import { coerceInputValue, isInputType } from 'graphql';
import { nearest } from '../dataset/nearest.js';
import { ArgumentError, UserError } from '../errors.js';
import { kinds } from '../ontology/index.js';
import type { Filter } from '../query/selection.js';
import { theSchema } from './graphql/schema.js';

/**
 * A filter per kind from a JSON text such as `{"Policy": {"issuedBy": ["MIIT"]}, "Agency": {}}`. The value of a kind
 * has the form of the GraphQL argument `where`. Throws BAD_USER_INPUT with every error and its position.
 */
export function whereOfKinds(text: string): Readonly<Record<string, Filter>> {
  const given = parsed(text);
  const problems: string[] = [];
  const schema = theSchema();
  const filters = Object.entries(given).flatMap(([kind, value]): [string, Filter][] => {
    const type = schema.getType(`${kind}Where`);
    if (!kinds.some(({ name }) => name === kind) || !isInputType(type)) {
      problems.push(noKind(kind));
      return [];
    }
    const coerced = coerceInputValue(value, type, (path, _value, error) => {
      problems.push(`where.${[kind, ...path].join('.')}: ${error.message}`);
    });
    return [[kind, (coerced ?? {}) as Filter]];
  });
  if (problems.length > 0) {
    throw new UserError('BAD_USER_INPUT', problems.join('\n'), { argument: 'where' });
  }
  return Object.fromEntries(filters);
}

function parsed(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    'where',
    `${text.slice(0, 80)} is not a JSON object of filters by kind. Write {"Policy": {"issuedBy": ["MIIT"]}, "Agency": {}}, for example.`,
  );
}

function noKind(given: string): string {
  const names = kinds.map(({ name }) => name);
  const near = nearest(given, names);
  return `where: "${given}" is not a kind.${near ? ` Did you mean ${near}?` : ''} Kinds are ${names.join(', ')}.`;
}
