import type { StatementBuilder } from '../../cypher/builder.js';
import { isHubEnd, relationRanges } from '../../cypher/relation-index.js';
import { relationHolds } from '../../cypher/validity.js';
import { type Relation, type Traversal, traversalsOf } from '../../ontology/index.js';
import { int } from '../../query/integer.js';
import type { Cut } from './frontier-statement.js';
import { passes } from './pattern.js';
import type { Scope } from './request.js';

/** Relations of one type, followed in one direction from entities of one kind. */
export interface RelationGroup {
  readonly kind: string;
  readonly relation: Relation;
  readonly way: 'OUT' | 'IN';
}

/** The types and directions that lead on from a kind. Even a symmetric relation has a stored direction. */
export function groupsOf(kind: string, { relations, direction }: Scope): RelationGroup[] {
  const ways = ({ relation, direction: way }: Traversal): RelationGroup['way'][] => {
    if (relation.symmetric) return ['OUT', 'IN'];
    return way === 'BOTH' || (direction !== 'BOTH' && way !== direction) ? [] : [way];
  };
  return traversalsOf(kind)
    .filter(({ relation }) => relations.includes(relation))
    .flatMap((side) => ways(side).map((way) => ({ kind, relation: side.relation, way })));
}

/**
 * For each entity of the parameter `ids`, the possible neighbours by each of some groups of one kind, in the order of
 * the relation ids. Rows of the entity id, type, direction and a list. As in ./frontier-statement, an id occurs once
 * per relation.
 */
export function groupsStatement(
  groups: readonly RelationGroup[],
  cut: Cut,
  scope: Scope,
  context: StatementBuilder,
): string {
  const parts = {
    shown: context.parameter(cut.shown),
    limit: `LIMIT ${context.parameter(int(cut.most))}`,
  };
  const branches = groups.map((group) => firstOf(group, parts, scope, context));
  return `UNWIND $ids AS id CALL (id) { ${branches.join('\nUNION ALL ')} } RETURN id, relation, way, others`;
}

function firstOf(
  { kind, relation, way }: RelationGroup,
  { shown, limit }: { readonly shown: string; readonly limit: string },
  scope: Scope,
  context: StatementBuilder,
): string {
  const link = `-[r:${relation.name}]-`;
  const pattern = way === 'OUT' ? `(n)${link}>(m)` : `(n)<${link}(m)`;
  const filter = `${relationHolds('r', [relation.name], context)} AND ${passes('m', scope, context)} AND NOT m.id IN ${shown}`;
  const found = `RETURN '${relation.name}' AS relation, '${way}' AS way, collect(m.id) AS others`;
  if (!isHubEnd(relation, way))
    return `MATCH (n:${kind} {id: id}) MATCH ${pattern} WHERE ${filter} WITH m, r ORDER BY r.id ${limit} ${found}`;
  // The index ranges of a symmetric relation include relations stored in the other direction.
  const own = relation.symmetric ? 'n.id = id AND ' : '';
  const [first, second] = relationRanges(relation, way, 'r', 'id').map(
    ({ using, within, orderBy }) =>
      `MATCH ${pattern} ${using} WHERE ${within} AND ${own}${filter} WITH m, r ORDER BY ${orderBy('ASC')} ${limit}`,
  );
  if (!second) return `${first} ${found}`;
  return `CALL (id) { ${first} RETURN m, r UNION ALL ${second} RETURN m, r } WITH m, r ORDER BY r.id ${limit} ${found}`;
}
