import { UserError } from '../../errors.js';
import {
  fieldShapes,
  filteredTypeOf,
  kinds,
  relations,
  traversalsOf,
} from '../../ontology/index.js';
import type { Filter } from '../../query/selection.js';
import type { Args } from './resolver.js';

/**
 * The filter in the arguments of a field. Empty if `where` is absent or null. `path` is its position, for messages.
 * Throws BAD_USER_INPUT for a null anywhere in it: usually that is a variable without a value, and dropping a
 * condition would answer a different question.
 */
export function whereIn({ where }: Args, path = 'where'): Filter {
  if (where == null) return {};
  const nulls = nullIn(where, path);
  if (nulls !== undefined) throw noFilter(nulls);
  return where as Filter;
}

/**
 * Number of levels of objects and lists that are checked. Filters may nest conditions 8 levels deep, which is less
 * than this; deeper filters are rejected elsewhere.
 */
const MAX_LEVELS = 64;

/** The path of the first null in a filter, such as `where.or[1].issuedBy`. Undefined if there is none. */
function nullIn(value: unknown, path: string, level = 1): string | undefined {
  if (value === null) return path;
  if (typeof value !== 'object' || level > MAX_LEVELS) return undefined;
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((one, at) => [`${path}[${at}]`, one])
    : Object.entries(value as object).map(([key, one]) => [`${path}.${key}`, one]);
  for (const [inner, one] of entries) {
    const found = nullIn(one, inner, level + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const sides: ReadonlySet<string> = new Set(
  kinds.flatMap(({ name }) => traversalsOf(name).map(({ field }) => field)),
);
/** The ends of a relation are no fields in filters: there `from` and `to` are operators. */
const notFiltered: ReadonlySet<string> = new Set(['id', 'from', 'to']);
const fields: ReadonlySet<string> = new Set(
  [...kinds, ...relations]
    .flatMap(({ schema }) => fieldShapes(schema))
    .filter((field) => !notFiltered.has(field.name) && filteredTypeOf(field) !== undefined)
    .map(({ name }) => name),
);

function noFilter(path: string): UserError {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const field = path.split('.').findLast((one) => fields.has(one));
  const unknown = sides.has(name)
    ? ` For those without such a relation, write none: { ${name}: {} }.`
    : field && (name === field || path.endsWith(`${field}.${name}`))
      ? ` For values that are not known, write ${field}: { known: false }.`
      : '';
  return new UserError(
    'BAD_USER_INPUT',
    `${path} is null, and null is not a filter. Leave ${name} out, or give its variable a value.${unknown}`,
    { argument: path },
  );
}
