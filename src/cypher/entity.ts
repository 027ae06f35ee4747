import { fieldShapes, kindNamed } from '../ontology/index.js';
import { asOfBelow } from '../query/as-of.js';
import {
  type EntitySelection,
  type KindSelection,
  type SideSelection,
  slot,
} from '../query/selection.js';
import { type Context, onDay } from './builder.js';
import { fieldOf, sourcedValuesOf, sourcesOf } from './fields.js';
import { inForceOf } from './in-force.js';
import { pageOf, relationOrder } from './page.js';
import { allOn, pattern } from './pattern.js';
import { conditionOf } from './predicate.js';
import { property, record, type Shape } from './projection.js';
import { isCrowded, tieRanges } from './relation-index.js';
import type { Connection } from './relay-page.js';
import { relationHolds } from './validity.js';

/** An entity with whatever is selected of it. Several kinds at one place become one CASE over their labels. */
export function entityOf(variable: string, selection: EntitySelection, context: Context): Shape {
  const shapes = [...selection].map(([kind, selected]) => ({
    kind,
    shape: kindOf(variable, kind, selected, context),
  }));
  const [first, ...more] = shapes;
  if (first && more.length === 0) return first.shape;
  const decoders = new Map(shapes.map(({ kind, shape }) => [kind, shape]));
  return {
    expression: `CASE ${shapes.map(({ kind, shape }) => `WHEN ${variable}:${kind} THEN ['${kind}', ${shape.expression}]`).join(' ')} END`,
    decode: (value) => {
      const [kind, found] = value as [string, unknown];
      return decoders.get(kind)?.decode(found);
    },
  };
}

function kindOf(variable: string, kind: string, selected: KindSelection, context: Context): Shape {
  const parts = new Map<string, Shape>([['id', property(`${variable}.id`)]]);
  for (const field of fieldShapes(kindNamed(kind).schema)) {
    if (selected.fields.has(field.name)) parts.set(field.name, fieldOf(variable, field));
  }
  for (const sources of selected.sources) {
    parts.set(slot(sources.key), sourcesOf(variable, sources, context, entityOf));
  }
  for (const values of selected.sourcedValues ?? []) {
    const field = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === values.field);
    if (field)
      parts.set(slot(values.key), sourcedValuesOf(variable, field, values, context, entityOf));
  }
  for (const side of selected.sides)
    parts.set(slot(side.key), connectionOf(variable, side, context));
  for (const { key, asOf } of selected.inForce)
    parts.set(slot(key), inForceOf(variable, asOf, context));
  return record(parts, { __typename: kind });
}

/**
 * A relation of an entity as a page of a list, ordered by the relation's id. Counted only when asked for. It is about the
 * day of its own arguments, else about the day of `above`, and so is what lies below it.
 */
export function connectionOf(
  from: string,
  selected: SideSelection,
  above: Context,
): Shape<Connection> {
  const { side, connection, where, on } = selected;
  const context = onDay(above, asOfBelow(above.asOf, on, side.field));
  const relation = context.variable('r');
  const other = context.variable('m');
  const filter = `${conditionOf(side, where, relation, other, context)} AND ${relationHolds(relation, [side.relation.name], context, on?.undated === 'ONLY')}`;
  const match = `MATCH ${pattern(from, side, relation, other)} WHERE ${filter}`;
  const page = pageOf(relationOrder(side, relation), selected.page, connection, context);
  const edge = record(edgeParts(selected, relation, other, context));
  const cut = `WITH ${relation}, ${other} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const found =
    context.hasOrderedTies && isCrowded(side.relation, side.direction)
      ? inOrder(from, selected, {
          relation,
          other,
          filter: `${filter} AND ${page.predicate}`,
          cut,
          limit: page.limit,
        })
      : `${match} AND ${page.predicate} ${cut}`;
  const rows = `COLLECT { ${found} RETURN [${page.key}, ${edge.expression}] }`;
  const count = `COUNT { ${isOpen(filter) ? allOn(from, side.direction, side.relation.name) : match} }`;
  return {
    expression: `[${connection.rows ? rows : '[]'}, ${connection.totalCount ? count : 'null'}]`,
    decode: (value) => {
      const [found, totalCount] = value as [[unknown, unknown][], number | null];
      return page.connection(found, edge.decode, totalCount);
    },
  };
}

/** Whether nothing is asked of a relation. Its ends are of the right kinds, as the loader writes no others. */
function isOpen(filter: string): boolean {
  return filter.split(' AND ').every((condition) => condition === 'true');
}

interface Rows {
  readonly relation: string;
  readonly other: string;
  readonly filter: string;
  /** Clauses that sort rows and end the page. */
  readonly cut: string;
  readonly limit: string;
}

/** Clauses that read rows one by one in their order, until the page is full: a hub is not looked through. */
function inOrder(
  from: string,
  { side, page }: SideSelection,
  { relation, other, filter, cut, limit }: Rows,
): string {
  const order = page.last == null ? 'ASC' : 'DESC';
  // The index says whose relations they are; only one that is read either way could lead back to the entity itself.
  const elsewhere = side.direction === 'BOTH' ? ` AND ${other} <> ${from}` : '';
  const [first, second] = tieRanges(side.relation, side.direction, relation, `${from}.id`).map(
    ({ using, within, orderBy }) =>
      `MATCH ${pattern('', side, relation, other)} ${using} WHERE ${within}${elsewhere} AND ${filter} WITH ${relation}, ${other} ORDER BY ${orderBy(order)} LIMIT ${limit}`,
  );
  if (!second) return first ?? '';
  const both = [first, second].map((one) => `${one} RETURN ${relation}, ${other}`);
  return `CALL (${from}) { ${both.join(' UNION ALL ')} } ${cut}`;
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
