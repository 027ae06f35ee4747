import { listFrom } from './rest/openapi/texts.js';

/** An error of zod, as passed on by the type provider. */
interface Fault {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params: unknown;
}

/** Maximum length of a text that a message repeats. */
const MAX_SHOWN = 100;

interface Told {
  readonly values?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly origin?: string;
  readonly expected?: string;
  readonly pattern?: string;
}

/** Formats errors of a request consistently: the position, the given value, what is allowed. */
export function fieldErrors(faults: readonly Fault[], given: unknown): FieldError[] {
  return faults.map(({ keyword, instancePath, message, params }) => {
    // "/" is the whole input.
    const path = instancePath === '/' ? [] : instancePath.slice(1).split('/');
    const value = path.reduce(partOf, given);
    const allowed = allowedIn(keyword, params as Told) ?? `${message ?? 'it is not allowed'}.`;
    const name = path.join('.') || 'body';
    return { path: name, message: `${name}: ${shown(value)} ${allowed}` };
  });
}

/** A part of what was given. A list parameter of REST is one text until it is read. */
function partOf(whole: unknown, name: string): unknown {
  const parts = typeof whole === 'string' ? listFrom(whole) : whole;
  return Object(parts)[name];
}

function shown(value: unknown): string {
  if (value === undefined) return 'is missing;';
  return `${preview(value)} is not allowed;`;
}

/** Describes the given value. Lists and objects may be large and deep, so only their size is stated. */
function preview(value: unknown): string {
  if (typeof value === 'string')
    return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return value !== null && typeof value === 'object' ? 'an object' : String(value);
}

function allowedIn(keyword: string, told: Told): string | undefined {
  if (keyword === 'invalid_value') return `allowed is one of ${told.values?.join(', ')}.`;
  if (keyword === 'invalid_type')
    return `expected is ${words[told.expected ?? ''] ?? told.expected}.`;
  const what = told.origin === 'string' ? ' characters' : told.origin === 'array' ? ' values' : '';
  if (keyword === 'too_big') return `allowed is at most ${told.maximum}${what}.`;
  if (keyword === 'too_small') return `allowed is at least ${told.minimum}${what}.`;
  return undefined;
}

const words: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number, once',
  boolean: 'true or false',
  string: 'a text, once',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** The error of one parameter or one position of a body. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}
