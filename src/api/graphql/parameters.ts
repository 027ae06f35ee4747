import secureJson from 'secure-json-parse';
import { RequestRefused } from './errors.js';

/** Maximum nesting of variables; a filter that a person can read has some five levels. */
const MAX_VARIABLES_DEPTH = 64;

type Values = Readonly<Record<string, unknown>>;

/** The parameters of GraphQL over HTTP, and `documentId` of its appendix on persisted documents. */
export interface RequestParameters {
  readonly query?: string;
  readonly documentId?: string;
  readonly operationName?: string;
  readonly variables?: Values;
  readonly extensions?: Values;
}

/** The parameters of a GET request. Throws a RequestRefused if one is invalid. */
export function parametersOfUrl(given: Values): RequestParameters {
  const texts = { ...given };
  for (const name of ['query', 'documentId', 'operationName', 'variables', 'extensions']) {
    if (Array.isArray(texts[name]))
      throw malformed(`\`${name}\` is given ${texts[name].length} times; give it once.`);
    // An empty text counts as absent, except for the document itself.
    if (texts[name] === '' && name !== 'query') delete texts[name];
  }
  const json = (name: string) =>
    texts[name] === undefined ? undefined : parsedJson(String(texts[name]), `\`${name}\``);
  return checked({ ...texts, variables: json('variables'), extensions: json('extensions') });
}

/** The parameters of a POST body. Throws a RequestRefused if it is not a request or a parameter is invalid. */
export function parametersOfBody(body: unknown): RequestParameters {
  if (body === undefined || body === '')
    throw new RequestRefused(
      'BAD_USER_INPUT',
      400,
      'The request has no body. Send JSON such as {"query": "{ dataSets { name } }"} with Content-Type: application/json.',
    );
  if (Array.isArray(body))
    throw malformed(
      'The body is a list. A request holds one operation; send several in requests of their own.',
    );
  if (!isObject(body))
    throw malformed(
      `The body is ${kindOf(body)}; it must be an object with \`query\` and, where needed, \`variables\`.`,
    );
  return checked(body);
}

/** Parses JSON. Throws a RequestRefused that says where it is invalid, or which key is not allowed. */
export function parsedJson(text: string, what: string): unknown {
  try {
    return secureJson.parse(text, { protoAction: 'error', constructorAction: 'error' });
  } catch (error) {
    const { message } = error as Error;
    throw new RequestRefused(
      'BAD_USER_INPUT',
      400,
      message.includes('forbidden prototype')
        ? `${what} may not have the name "__proto__", nor "prototype" under "constructor", at any depth: no variable and no argument is called so.`
        : `${what} is not JSON: ${message}.`,
    );
  }
}

function checked(given: Values): RequestParameters {
  for (const name of ['query', 'documentId', 'operationName']) {
    const value = given[name] ?? undefined;
    if (value !== undefined && typeof value !== 'string')
      throw malformed(`\`${name}\` is ${kindOf(value)}; it must be a string.`);
  }
  for (const name of ['variables', 'extensions']) {
    const value = given[name] ?? undefined;
    if (value !== undefined && !isObject(value))
      throw malformed(
        `\`${name}\` is ${kindOf(value)}; it must be an object${name === 'variables' ? ' with a value for each variable, such as {"first": 10}' : ''}.`,
      );
  }
  const { query, documentId, operationName, variables, extensions } = given;
  if (isDeeperThan(MAX_VARIABLES_DEPTH, variables))
    throw new RequestRefused(
      'LIMIT_EXCEEDED',
      400,
      `Lists and objects in \`variables\` lie more than ${MAX_VARIABLES_DEPTH} deep in each other, the most that is taken.`,
    );
  return {
    query: query ?? undefined,
    documentId: documentId ?? undefined,
    operationName: operationName || undefined,
    variables: variables ?? undefined,
    extensions: extensions ?? undefined,
  } as RequestParameters;
}

export function malformed(message: string): RequestRefused {
  return new RequestRefused('BAD_USER_INPUT', 422, message);
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function isDeeperThan(limit: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  for (const name in value) if (isDeeperThan(limit - 1, (value as Values)[name])) return true;
  return false;
}
