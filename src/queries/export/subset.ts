import type { StatementBuilder } from '../../cypher/builder.js';
import { predicateOf } from '../../cypher/predicate.js';
import { entityHolds, relationHolds } from '../../cypher/validity.js';
import { ArgumentError } from '../../errors.js';
import { kinds, type Relation } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import type { NameRef } from '../../query/names.js';
import type { Filter } from '../../query/selection.js';
import { namesInWhere } from '../names/names-in.js';

/** The part of the graph that an export is to hold; all of it where nothing is said. */
export interface SubsetRequest {
  /** Only what this data set states, as it states it. */
  readonly dataset?: string | undefined;
  readonly asOf?: AsOf | undefined;
  /** A filter for each kind that is wanted; kinds that it does not name are left out. */
  readonly where?: Readonly<Record<string, Filter>> | undefined;
}

/** True when the part may lack what the rest of it refers to. A data set as a whole lacks nothing. */
export function isFiltered({ asOf, where }: SubsetRequest): boolean {
  return asOf !== undefined || where !== undefined;
}

/** Names in the filters. Throws BAD_USER_INPUT where one of them is for no kind. */
export function namesInSubset({ where = {} }: SubsetRequest): NameRef[] {
  const known = kinds.map(({ name }) => name);
  return Object.entries(where).flatMap(([kind, condition]) => {
    if (known.includes(kind)) return namesInWhere(kind, condition, `where.${kind}`);
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'where',
      `"${kind}" is no kind. A filter names one or more of ${known.join(', ')}, such as {"Policy": {"issuedBy": ["MIIT"]}}.`,
    );
  });
}

/** The condition that a node of the kind is itself asked for; undefined where the kind is not. */
export function entityIsAsked(
  node: string,
  kind: string,
  { dataset, asOf, where }: SubsetRequest,
  context: StatementBuilder,
): string | undefined {
  const condition = where ? where[kind] : {};
  if (condition === undefined) return undefined;
  return [
    ...(dataset === undefined ? [] : [`${context.parameter(dataset)} IN ${node}.datasets`]),
    ...(asOf ? [entityHolds(node, kind, context)] : []),
    ...(where ? [predicateOf(kind, condition, node, context)] : []),
    'true',
  ].join(' AND ');
}

/**
 * The condition that a relation `r` from `a` to `b` is of the part: it holds, and both its ends are asked for.
 * Undefined where no two kinds that it ties are.
 */
export function relationIsAsked(
  relation: Relation,
  part: SubsetRequest,
  context: StatementBuilder,
): string | undefined {
  const own = [
    ...(part.dataset === undefined ? [] : [`${context.parameter(part.dataset)} IN r.datasets`]),
    ...(part.asOf ? [relationHolds('r', [relation.name], context)] : []),
  ];
  if (!isFiltered(part)) return ['true', ...own].join(' AND ');
  const pairs = relation.ends.flatMap(([from, to]) => {
    const first = entityIsAsked('a', from, part, context);
    const second = entityIsAsked('b', to, part, context);
    return first && second ? [`(a:${from} AND b:${to} AND ${first} AND ${second})`] : [];
  });
  if (pairs.length === 0) return undefined;
  return [`(${pairs.join(' OR ')})`, ...own].join(' AND ');
}
