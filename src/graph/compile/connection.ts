import { fieldShapes } from '../../ontology/index.js';
import { type SideSelection, slot } from '../selection.js';
import type { Context } from './context.js';
import { entityOf } from './entity.js';
import { fieldOf, sourcesOf } from './fields.js';
import { relationHolds } from './legal-time.js';
import { type Connection, pageOf, relationOrder } from './page.js';
import { pattern } from './pattern.js';
import { property, record, type Shape } from './shape.js';
import { conditionOf } from './where.js';

/** A relation of an entity as a page of a list, ordered by the relation's id. Counted only when asked for. */
export function connectionOf(
  from: string,
  selected: SideSelection,
  context: Context,
): Shape<Connection> {
  const { side, connection, where } = selected;
  const relation = context.variable('r');
  const other = context.variable('m');
  const match = `MATCH ${pattern(from, side, relation, other)} WHERE ${conditionOf(side, where, relation, other, context)} AND ${relationHolds(relation, [side.relation.name], context)}`;
  const page = pageOf(relationOrder(side, relation), selected.page, connection, context);
  const edge = record(edgeParts(selected, relation, other, context));
  const rows = `COLLECT { ${match} AND ${page.predicate} WITH ${relation}, ${other} ORDER BY ${page.orderBy} LIMIT ${page.limit} RETURN [${page.key}, ${edge.expression}] }`;
  const count = `COUNT { ${match} }`;
  return {
    expression: `[${connection.rows ? rows : '[]'}, ${connection.totalCount ? count : 'null'}]`,
    decode: (value) => {
      const [found, totalCount] = value as [[unknown, unknown][], number | null];
      return page.connection(found, edge.decode, totalCount);
    },
  };
}

function edgeParts(
  { side, connection }: SideSelection,
  relation: string,
  other: string,
  context: Context,
) {
  const parts = new Map<string, Shape>([
    ['id', property(`${relation}.id`)],
    ['node', entityOf(other, connection.node, context)],
  ]);
  for (const field of fieldShapes(side.relation.schema)) {
    if (connection.edgeFields.has(field.name)) parts.set(field.name, fieldOf(relation, field));
  }
  for (const sources of connection.edgeSources) {
    parts.set(slot(sources.key), sourcesOf(relation, sources, context, entityOf));
  }
  return parts;
}
