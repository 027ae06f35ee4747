import { int } from 'neo4j-driver';
import { relationNamed } from '../../ontology/index.js';
import type { Context } from '../compile/context.js';
import { relationHolds } from '../compile/legal-time.js';
import { isCrowded, tieRanges } from '../compile/ties-in-order.js';
import type { Scope } from './asked.js';
import type { Cut } from './level.js';
import { passes } from './pattern.js';

/** Relations of one type, walked one way from entities of one kind. */
export interface Group {
  readonly kind: string;
  readonly relation: string;
  readonly way: 'OUT' | 'IN';
}

/**
 * The ids that each entity of the parameter `ids` can offer by the relations of a group, in the order of the relations'
 * ids: rows of the entity's id and a list. As in ./level, an id comes as often as there are relations to it.
 */
export function groupStatement(
  { kind, relation: name, way }: Group,
  { shown, most }: Cut,
  scope: Scope,
  context: Context,
): string {
  const relation = relationNamed(name);
  const link = `-[r:${name}]-`;
  const pattern = way === 'OUT' ? `(n)${link}>(m)` : `(n)<${link}(m)`;
  const filter = `${relationHolds('r', [name], context)} AND ${passes('m', scope, context)} AND NOT m.id IN ${context.bind(shown)}`;
  const limit = `LIMIT ${context.bind(int(most))}`;
  // The range of a symmetric relation holds those that were stated from the other end as well.
  const own = relation.symmetric ? 'n.id = id AND ' : '';
  const branches = isCrowded(relation, way)
    ? tieRanges(relation, way, 'r', 'id').map(
        ({ using, within, orderBy }) =>
          `MATCH ${pattern} ${using} WHERE ${within} AND ${own}${filter} WITH m, r ORDER BY ${orderBy('ASC')} ${limit}`,
      )
    : [
        `MATCH (n:${kind} {id: id}) MATCH ${pattern} WHERE ${filter} WITH m, r ORDER BY r.id ${limit}`,
      ];
  const reading = branches.map((branch) => `${branch} RETURN m.id AS other, r.id AS place`);
  return `UNWIND $ids AS id
    CALL (id) { CALL (id) { ${reading.join(' UNION ALL ')} } WITH other, place ORDER BY place ${limit} RETURN collect(other) AS others }
    RETURN id, others`;
}
