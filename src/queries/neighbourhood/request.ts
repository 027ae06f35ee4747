import { z } from 'zod';
import { ArgumentError } from '../../errors.js';
import { kindCode, kinds, type Relation, relations } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import type { EntitySelection } from '../../query/selection.js';
import { codes, kindName, relationName, whole as wholeNumber } from '../answer.js';
import { argument, flag, name, type Request } from '../arguments.js';

const direction = codes('WalkDirection', 'In which direction to follow relations from an entity.', {
  OUT: 'From the subject of a relation to its object, for example from an agency to what it issued.',
  IN: 'From the object to the subject, for example from a policy to its issuer.',
  BOTH: 'In both directions.',
});
export type Direction = z.output<typeof direction>;

/** At depth 0 an answer is what lies between the starts. Beyond four steps it contains most of the graph. */
export const depths = { default: 1, min: 0, max: 4 } as const;
/** Dashboards and explorers draw at most 1,500 nodes; a person can survey 200. */
export const limits = { default: 200, max: 1500 } as const;
/** Maximum number of starts: what an explorer shows at once. With limit equal to it, the answer is what lies between them. */
const MAX_STARTS = 500;

/**
 * Followed only if the request names it. It would lead from every agency to all notices of its own, and from these to
 * the briefs that cite them.
 */
const onlyIfNamed: ReadonlySet<string> = new Set(['PUBLISHED_BY']);

export const neighbourhoodArguments = {
  of: argument(
    z.array(name),
    `The entities to start from: 1 to ${MAX_STARTS} ids or exact names (200 in an address), of any kind. They are always shown.`,
    'MIIT',
  ),
  depth: argument(
    wholeNumber.min(depths.min).max(depths.max).nullish(),
    `Maximum distance in steps from the nearest start, ${depths.min} to ${depths.max}. At 0 only the starts are shown, with the relations between them. Default: ${depths.default}.`,
    depths.default,
  ),
  relations: argument(
    z.array(relationName).nullish(),
    'Relations to follow. Default: all, including weak ones, except PUBLISHED_BY, which would add all notices of an agency.',
  ),
  weak: argument(
    flag,
    'False excludes weak relations, such as a shared place. By default they are included and marked.',
  ),
  kinds: argument(
    z.array(kindName).nullish(),
    'Kinds of entities to show and to pass through, besides the starts. Default: all.',
  ),
  direction: argument(
    direction.nullish(),
    'In which direction to follow relations. Default: BOTH. Between the entities shown, relations of both directions are listed.',
  ),
  limit: argument(
    wholeNumber.min(1).max(limits.max).nullish(),
    `Maximum number of entities, 1 to ${limits.max}. Default: ${limits.default}.`,
    limits.default,
  ),
};

/** The validated limits and filters of a neighbourhood. */
export interface Scope {
  readonly depth: number;
  readonly limit: number;
  readonly direction: Direction;
  readonly relations: readonly Relation[];
  /** Kinds that are shown, in the order of the ontology. */
  readonly kinds: readonly string[];
  readonly asOf: AsOf | undefined;
  /** Fields of the relations that are read. Undefined for all. */
  readonly step: ReadonlySet<string> | undefined;
}

/** The scope of a request. Throws BAD_USER_INPUT and LIMIT_EXCEEDED, before any database access. */
export function scopeOf(request: NeighbourhoodRequest): Scope {
  const { of, asOf } = request;
  const starts = new Set(of).size;
  if (starts === 0) throw wrong('of', '[]', `give one to ${MAX_STARTS} ids or exact names`, of);
  if (starts > MAX_STARTS) throw tooMuch('of', `${starts} starts`, MAX_STARTS);
  const limit = whole('limit', request.limit ?? limits.default, { min: 1, ...limits });
  if (starts > limit)
    throw wrong('limit', limit, `it holds not even the ${starts} starts; give at least that`, of);
  return {
    depth: whole('depth', request.depth ?? depths.default, depths),
    limit,
    direction: oneOf('direction', request.direction ?? 'BOTH', direction.options),
    relations: relationsOf(request),
    kinds: chosen('kinds', request.kinds, kinds, kindCode).map(({ name }) => name),
    asOf,
    step: request.step,
  };
}

function relationsOf({ relations: names, weak }: NeighbourhoodRequest): Relation[] {
  const named = chosen('relations', names, relations).filter(
    ({ name }) => names != null || !onlyIfNamed.has(name),
  );
  const found = weak === false ? named.filter((relation) => !relation.weak) : named;
  if (found.length > 0) return found;
  throw wrong(
    'relations',
    `[${names?.join(', ')}]`,
    'all of them are weak, and weak: false leaves these out. Leave weak out, or name others',
    names,
  );
}

/** Entries of the ontology by name or code, in the order of the ontology. All of them if no names are given. */
function chosen<Entry extends { readonly name: string }>(
  argument: string,
  names: readonly string[] | null | undefined,
  all: readonly Entry[],
  codeOf = ({ name }: Entry) => name,
): Entry[] {
  if (names == null) return [...all];
  const isNamed = (entry: Entry) => names.includes(codeOf(entry)) || names.includes(entry.name);
  const known = new Set(all.flatMap((entry) => [codeOf(entry), entry.name]));
  if (names.length === 0)
    throw wrong(argument, '[]', 'an empty list lets nothing through. Leave it out for all', names);
  for (const name of names) if (!known.has(name)) oneOf(argument, name, all.map(codeOf));
  return all.filter(isNamed);
}

function oneOf<Value extends string>(
  argument: string,
  given: Value,
  allowed: readonly Value[],
): Value {
  if (allowed.includes(given)) return given;
  throw wrong(argument, given, `allowed are ${allowed.join(', ')}`, given);
}

function whole(
  argument: string,
  given: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (!Number.isInteger(given) || given < min)
    throw wrong(argument, given, `allowed are the whole numbers from ${min} to ${max}`, given);
  if (given > max) throw tooMuch(argument, given, max, min);
  return given;
}

function wrong(argument: string, shown: unknown, hint: string, given: unknown): ArgumentError {
  return new ArgumentError('BAD_USER_INPUT', argument, `${shown}: ${hint}.`, { given });
}

function tooMuch(argument: string, given: unknown, most: number, least = 1): ArgumentError {
  return new ArgumentError(
    'LIMIT_EXCEEDED',
    argument,
    `${given} is out of range; allowed are ${least} to ${most}.`,
    { limit: most },
  );
}

export interface NeighbourhoodRequest extends Request<typeof neighbourhoodArguments> {
  readonly asOf?: AsOf | undefined;
  /** What to return of each entity, by kind. */
  readonly node: EntitySelection;
  /** What to return of each relation, by the fields of a step. Default: all. */
  readonly step?: ReadonlySet<string> | undefined;
  /** Whether to count the relations that are not shown. */
  readonly hidden: boolean;
}
