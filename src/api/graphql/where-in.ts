import { UserError } from '../../errors.js';
import { fieldShapes, kinds, relations, traversalsOf } from '../../ontology/index.js';
import type { Filter } from '../../query/selection.js';
import type { Args } from './feature.js';

/**
 * The filter in a field's arguments; an empty one where the argument `where` is left out or null. `path` is where it
 * stands, for messages. Throws BAD_USER_INPUT for a null anywhere in it: in most requests that is a variable without a
 * value, and to filter by less than was written would answer another question.
 */
export function whereIn({ where }: Args, path = 'where'): Filter {
  if (where == null) return {};
  const nulls = nullIn(where, path);
  if (nulls !== undefined) throw noFilter(nulls);
  return where as Filter;
}

/**
 * Levels of objects and lists that are looked through. Names are gathered to 8 conditions within one another, which come
 * to less than this, and a filter that goes deeper is refused there.
 */
const MAX_LEVELS = 64;

/** The path of the first null in a filter, such as `where.or[1].issuedBy`; undefined where there is none. */
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
const fields: ReadonlySet<string> = new Set(
  [...kinds, ...relations]
    .flatMap(({ schema }) => fieldShapes(schema))
    .filter(({ name, list }) => name !== 'id' && !list)
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
    `${path} is null, and null is no filter. Leave ${name} out, or give its variable a value.${unknown}`,
    { argument: path },
  );
}
