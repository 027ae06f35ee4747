import { z } from 'zod';
import { ArgumentError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import { kindOfId, kinds, relationNamed, relations, vocabularies } from '../../ontology/index.js';
import { factStatus } from '../../ontology/vocabularies/events.js';
import type { AsOf } from '../../query/as-of.js';
import type { ResolvedNames } from '../../query/names.js';
import type { EntitySelection } from '../../query/selection.js';
import { codes, relationName, whole } from '../answer.js';
import { argument, flag, name, type Request } from '../arguments.js';
import { resolveNames } from '../names/index.js';

const direction = codes('PathDirection', 'In which direction a path may follow relations.', {
  ANY: 'In either direction.',
  FORWARD: 'From subject to object. Symmetric relations may be followed in both directions.',
  BACKWARD: 'From object to subject. Symmetric relations may be followed in both directions.',
});
export type PathDirection = z.output<typeof direction>;

/** Beyond six relations nearly everything is connected to everything, and no sentence can explain it. */
export const hops = { usual: 4, most: 6 } as const;
/** Nobody reads more paths than this; fewer hops or named relations say more. */
export const size = { usual: 10, most: 30 } as const;

export const pathArguments = {
  from: argument(name, 'Where the paths begin: an id or any exact name.', 'MIIT'),
  to: argument(name, 'Where the paths end: an id or any exact name.', 'NIO'),
  maxHops: argument(
    whole.min(1).max(hops.most).nullish(),
    `Maximum number of hops, 1 to ${hops.most}. Default: ${hops.usual}.`,
    hops.usual,
  ),
  relations: argument(
    z.array(relationName).nullish(),
    'Only these relations, weak or not. Paths may then also pass through a sector, place or source. By default paths follow all relations that are not weak and pass through no sector, place or source, because entities that merely share one are not connected.',
  ),
  weak: argument(
    flag,
    'True also follows weak relations, such as OPERATES_IN, PART_OF, BASED_IN and CITES, and allows paths through a shared sector, place or source. Such hops and paths are marked weak. Cannot be combined with relations.',
  ),
  direction: argument(
    direction.nullish(),
    'In which direction relations may be followed. Default: ANY.',
  ),
  statuses: argument(
    z.array(factStatus.schema).nullish(),
    'Which statuses a hop may have. Default: all except FAILED. Each hop states its status.',
  ),
  through: argument(
    z.array(name).nullish(),
    'Only paths that pass through all of these: ids or any exact names.',
    'agency:cac',
  ),
  avoid: argument(
    z.array(name).nullish(),
    'Only paths that avoid all of these: at most 50 ids or exact names.',
    'place:china',
  ),
  first: argument(
    whole.min(1).max(size.most).nullish(),
    `Number of paths to return, 1 to ${size.most}. Default: ${size.usual}.`,
    size.usual,
  ),
};

/** A request with resolved names and defaults. */
export interface PathQuery {
  readonly from: string;
  readonly to: string;
  readonly maxHops: number;
  readonly first: number;
  /** The relations to follow. */
  readonly types: readonly string[];
  /** Whether a path may pass through what many entities merely share: a sector, a place, a source. */
  readonly throughShared: boolean;
  readonly direction: PathDirection;
  readonly statuses: readonly string[];
  readonly through: readonly string[];
  readonly avoid: readonly string[];
  readonly asOf: AsOf | undefined;
  /** Whether to read the sources of the relations. */
  readonly sources: boolean;
}

/** Whether a request names its entities only by texts that look like ids. */
export function isByIds({ from, to, through, avoid }: PathRequest): boolean {
  return [from, to].every(kindOfId) && !through?.length && !avoid?.length;
}

/** Validates a request and resolves its names, unless they are ids. Throws errors that a user can fix. */
export async function askedFor(
  graph: Graph,
  request: PathRequest,
  known?: ResolvedNames,
): Promise<PathQuery> {
  const maxHops = within('maxHops', request.maxHops ?? hops.usual, 1, hops.most);
  const first = within('first', request.first ?? size.usual, 1, size.most);
  const { relations: named, weak, asOf } = request;
  if (named?.length === 0)
    throw refused('relations', '[] walks nothing. Name some, or leave it out.');
  if (named && weak != null) {
    throw refused(
      'weak',
      `${weak} is for requests without relations: those named are walked, weak or not. Leave out one of the two.`,
    );
  }
  if (request.statuses?.length === 0)
    throw refused('statuses', '[] allows nothing. Name some, or leave it out.');
  if (asOf?.undated === 'ONLY') {
    throw refused(
      'undated',
      'ONLY is not for paths. Give INCLUDE: each hop then says whether it is undated.',
    );
  }
  const all = kinds.map(({ name }) => name);
  const lists = { through: request.through ?? [], avoid: request.avoid ?? [] };
  if (lists.through.length >= maxHops) {
    throw refused(
      'through',
      `a path of ${maxHops} relations passes at most ${maxHops - 1} entities, and ${lists.through.length} are given. Raise maxHops (at most ${hops.most}) or name fewer.`,
    );
  }
  within('avoid', lists.avoid.length, 0, MAX_AVOIDED);
  const wanted = [
    { name: request.from, kinds: all, argument: 'from' },
    { name: request.to, kinds: all, argument: 'to' },
    ...lists.through.map((name) => ({ name, kinds: all, argument: 'through' })),
    ...lists.avoid.map((name) => ({ name, kinds: all, argument: 'avoid' })),
  ];
  const { idsOf } = known ?? (await resolveNames(graph, wanted));
  const [from, to] = idsOf([request.from, request.to], all) as [string, string];
  if (from === to) throw refused('to', `${to} is given as from too. A path needs two ends.`);
  const through = [...new Set(idsOf(lists.through, all))];
  const avoid = [...new Set(idsOf(lists.avoid, all))];
  apart('through', through, 'from or to', [from, to]);
  apart('avoid', avoid, 'from or to', [from, to]);
  apart('avoid', avoid, 'through', through);
  return {
    from,
    to,
    maxHops,
    first,
    types: named ? [...new Set(named.map((name) => relationNamed(name).name))] : walked(weak),
    throughShared: named != null || weak === true,
    direction: request.direction ?? 'ANY',
    statuses: request.statuses ?? DEFAULT_STATUSES,
    through,
    avoid,
    asOf,
    sources: request.sources ?? true,
  };
}

/** Maximum number of entities to avoid; each is compared with every entity along the paths. */
const MAX_AVOIDED = 50;

/** Something cancelled or rejected is not a connection. Any other status is stated in the hop. */
const DEFAULT_STATUSES = Object.keys(
  vocabularies.find(({ name }) => name === 'FactStatus')?.terms ?? {},
).filter((code) => code !== 'FAILED');

function walked(weak: boolean | null | undefined): string[] {
  return relations.filter((relation) => weak || !relation.weak).map(({ name }) => name);
}

function within(argument: string, value: number, least: number, most: number): number {
  if (value > most) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      argument,
      `${value} is out of range; allowed is ${least} to ${most}.`,
      { limit: most },
    );
  }
  if (Number.isInteger(value) && value >= least) return value;
  throw refused(argument, `${value} is out of range; allowed is ${least} to ${most}.`);
}

function apart(argument: string, ids: readonly string[], other: string, taken: readonly string[]) {
  const both = ids.find((id) => taken.includes(id));
  if (both) throw refused(argument, `${both} is given as ${other} too. Leave it out of one.`);
}

function refused(argument: string, problem: string): ArgumentError {
  return new ArgumentError('BAD_USER_INPUT', argument, problem);
}

export interface PathRequest extends Request<typeof pathArguments> {
  readonly asOf?: AsOf | undefined;
  /** Whether to read the sources of the relations. Default: yes. */
  readonly sources?: boolean | undefined;
  /** What to return of the entities along the paths. Default: only their ids and names. */
  readonly node?: EntitySelection | undefined;
}
