import type { StatementBuilder } from '../../cypher/builder.js';
import { predicateOf } from '../../cypher/predicate.js';
import { entityHolds, relationHolds } from '../../cypher/validity.js';
import { ArgumentError } from '../../errors.js';
import { kinds, type Relation } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import type { NameRef } from '../../query/names.js';
import type { Filter } from '../../query/selection.js';
import { namesInWhere } from '../names/names-in.js';

/** The subset of the graph to export. Without any restriction: all of it. */
export interface SubsetRequest {
  /** Only the statements of this data set, unmerged. */
  readonly dataset?: string | undefined;
  readonly asOf?: AsOf | undefined;
  /** A filter for each kind to export; other kinds are not exported. */
  readonly where?: Readonly<Record<string, Filter>> | undefined;
}

/** True if the subset may lack entities that it refers to. A whole data set lacks none. */
export function isFiltered({ asOf, where }: SubsetRequest): boolean {
  return asOf !== undefined || where !== undefined;
}

/** The names in the filters. Throws BAD_USER_INPUT if a filter is for an unknown kind. */
export function namesInSubset({ where = {} }: SubsetRequest): NameRef[] {
  const known = kinds.map(({ name }) => name);
  return Object.entries(where).flatMap(([kind, condition]) => {
    if (known.includes(kind)) return namesInWhere(kind, condition, `where.${kind}`);
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'where',
      `"${kind}" is not a kind. A filter names one or more of ${known.join(', ')}, such as {"Policy": {"issuedBy": ["MIIT"]}}.`,
    );
  });
}

/** The condition that a node of the kind is selected itself. Undefined if the kind is not selected. */
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
 * The condition that a relation `r` from `a` to `b` is in the subset: it holds, and both ends are selected. Undefined
 * if it connects no two selected kinds.
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
