import { coerceInputValue, isInputType } from 'graphql';
import { nearest } from '../dataset/nearest.js';
import { ArgumentError, UserError } from '../errors.js';
import { type Kind, kindCode, kindCodes, kinds } from '../ontology/index.js';
import type { Filter } from '../query/selection.js';
import { theSchema } from './graphql/schema.js';

/**
 * A filter per kind from a JSON text such as `{"POLICY": {"issuedBy": ["MIIT"]}, "AGENCY": {}}`. The value of a kind
 * has the form of the GraphQL argument `where`. Throws BAD_USER_INPUT with every error and its position.
 */
export function whereOfKinds(text: string): Readonly<Record<string, Filter>> {
  const given = parsed(text);
  const problems: string[] = [];
  const schema = theSchema();
  const found = new Map<Kind, string>();
  const filters = Object.entries(given).flatMap(([key, value]): [string, Filter][] => {
    const kind = kinds.find((one) => kindCode(one) === key || one.name === key);
    const type = kind && schema.getType(`${kind.name}Where`);
    if (!kind || !isInputType(type)) {
      problems.push(noKind(key));
      return [];
    }
    const before = found.get(kind);
    if (before) problems.push(`where: ${before} and ${key} are the same kind. Give it once.`);
    found.set(kind, key);
    const coerced = coerceInputValue(value, type, (path, _value, error) => {
      problems.push(`where.${[key, ...path].join('.')}: ${error.message}`);
    });
    return [[kind.name, (coerced ?? {}) as Filter]];
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
    `${text.slice(0, 80)} is not a JSON object of filters by kind. Write {"POLICY": {"issuedBy": ["MIIT"]}, "AGENCY": {}}, for example.`,
  );
}

function noKind(given: string): string {
  const near = nearest(given.toUpperCase(), kindCodes);
  return `where: "${given}" is not a kind.${near ? ` Did you mean ${near}?` : ''} Kinds are ${kindCodes.join(', ')}.`;
}
