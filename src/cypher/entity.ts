import { fieldShapes, kindNamed } from '../ontology/index.js';
import { asOfBelow } from '../query/as-of.js';
import {
  aliasKey,
  type EntitySelection,
  type KindSelection,
  type TraversalSelection,
} from '../query/selection.js';
import { onDay, type StatementBuilder } from './builder.js';
import { fieldOf, sourcedValuesOf, sourcesOf } from './fields.js';
import { inForceOf } from './in-force.js';
import { paginate, relationOrder } from './page.js';
import { degreePattern, pattern } from './pattern.js';
import { definedEntries, relationPredicateOf } from './predicate.js';
import { objectOf, type Projection, propertyOf } from './projection.js';
import { isHubEnd, relationRanges } from './relation-index.js';
import type { Connection } from './relay-page.js';
import { statementsOf } from './statements.js';
import { relationHolds } from './validity.js';

/** A decoded entity: its kind, its id, and the selected fields. */
export type EntityNode = Readonly<Record<string, unknown>> & {
  readonly __typename: string;
  readonly id: string;
};

/** The projection of the selected fields of an entity. Several possible kinds become one CASE over their labels. */
export function entityOf(
  variable: string,
  selection: EntitySelection,
  context: StatementBuilder,
): Projection<EntityNode> {
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
      return decoders.get(kind)?.decode(found) as EntityNode;
    },
  };
}

function kindOf(
  variable: string,
  kind: string,
  selected: KindSelection,
  context: StatementBuilder,
): Projection<EntityNode> {
  const parts = new Map<string, Projection>([['id', propertyOf(`${variable}.id`)]]);
  for (const field of fieldShapes(kindNamed(kind).schema)) {
    if (selected.fields.has(field.name)) parts.set(field.name, fieldOf(variable, field));
  }
  for (const sources of selected.sources) {
    parts.set(aliasKey(sources.key), sourcesOf(variable, sources, context, entityOf));
  }
  for (const values of selected.sourcedValues ?? []) {
    const field = fieldShapes(kindNamed(kind).schema).find(({ name }) => name === values.field);
    if (field)
      parts.set(aliasKey(values.key), sourcedValuesOf(variable, field, values, context, entityOf));
  }
  for (const statements of selected.statements ?? [])
    parts.set(
      aliasKey(statements.key),
      statementsOf(
        variable,
        { name: kind, fields: fieldShapes(kindNamed(kind).schema), isKind: true },
        statements,
        context,
        entityOf,
      ),
    );
  for (const side of selected.traversals)
    parts.set(aliasKey(side.key), connectionOf(variable, side, context));
  for (const { key, asOf } of selected.inForce)
    parts.set(aliasKey(key), inForceOf(variable, asOf, context));
  return objectOf(parts, { __typename: kind }) as Projection<EntityNode>;
}

/**
 * The projection of a page of an entity's relations, ordered by relation id. Its total is counted only if selected. The
 * page and everything nested in it use the day of its own arguments, or else the day of `above`. Throws BAD_USER_INPUT
 * for invalid page arguments, cursors or days, and LIMIT_EXCEEDED for a page that is too large.
 */
export function connectionOf(
  from: string,
  selected: TraversalSelection,
  above: StatementBuilder,
): Projection<Connection> {
  const { traversal: side, connection, where, on } = selected;
  const context = onDay(above, asOfBelow(above.asOf, on, side.field));
  const relation = context.fresh('r');
  const other = context.fresh('m');
  const filter = `${relationPredicateOf(side, where, relation, other, context)} AND ${relationHolds(relation, [side.relation.name], context, on?.undated === 'ONLY')}`;
  // Without a filter or a day, the degree is the count: the loader only writes relations between the right kinds.
  const isOpen = definedEntries(where).length === 0 && !context.asOf;
  const match = `MATCH ${pattern(from, side, relation, other)} WHERE ${filter}`;
  const page = paginate(relationOrder(side, relation), selected.page, connection, context);
  const edge = objectOf(edgeParts(selected, relation, other, context));
  const cut = `WITH ${relation}, ${other} ORDER BY ${page.orderBy} LIMIT ${page.limit}`;
  const found =
    context.hasRelationOrderIndex && isHubEnd(side.relation, side.direction)
      ? inOrder(from, selected, {
          relation,
          other,
          filter: `${filter} AND ${page.predicate}`,
          cut,
          limit: page.limit,
        })
      : `${match} AND ${page.predicate} ${cut}`;
  const rows = `COLLECT { ${found} RETURN [${page.key}, ${edge.expression}] }`;
  const count = `COUNT { ${isOpen ? degreePattern(from, side.direction, side.relation.name) : match} }`;
  return {
    expression: `[${connection.rows ? rows : '[]'}, ${connection.totalCount ? count : 'null'}]`,
    decode: (value) => {
      const [found, totalCount] = value as [[unknown, unknown][], number | null];
      return page.connection(found, edge.decode, totalCount);
    },
  };
}

interface Rows {
  readonly relation: string;
  readonly other: string;
  readonly filter: string;
  /** Clauses that sort the rows and limit them to the page. */
  readonly cut: string;
  readonly limit: string;
}

/** Clauses that read rows in index order until the page is full, so that the relations of a hub are not all read. */
function inOrder(
  from: string,
  { traversal: side, page }: TraversalSelection,
  { relation, other, filter, cut, limit }: Rows,
): string {
  const order = page.last == null ? 'ASC' : 'DESC';
  // The index already binds the owner. Only a relation read in both directions could lead back to the entity itself.
  const elsewhere = side.direction === 'BOTH' ? ` AND ${other} <> ${from}` : '';
  const [first, second] = relationRanges(side.relation, side.direction, relation, `${from}.id`).map(
    ({ using, within, orderBy }) =>
      `MATCH ${pattern('', side, relation, other)} ${using} WHERE ${within}${elsewhere} AND ${filter} WITH ${relation}, ${other} ORDER BY ${orderBy(order)} LIMIT ${limit}`,
  );
  if (!second) return first ?? '';
  const both = [first, second].map((one) => `${one} RETURN ${relation}, ${other}`);
  return `CALL (${from}) { ${both.join(' UNION ALL ')} } ${cut}`;
}

function edgeParts(
  { traversal: side, connection }: TraversalSelection,
  relation: string,
  other: string,
  context: StatementBuilder,
) {
  const parts = new Map<string, Projection>([
    ['id', propertyOf(`${relation}.id`)],
    ['node', entityOf(other, connection.node, context)],
  ]);
  for (const field of fieldShapes(side.relation.schema)) {
    if (connection.edgeFields.has(field.name)) parts.set(field.name, fieldOf(relation, field));
  }
  for (const sources of connection.edgeSources) {
    parts.set(aliasKey(sources.key), sourcesOf(relation, sources, context, entityOf));
  }
  for (const statements of connection.edgeStatements ?? [])
    parts.set(
      aliasKey(statements.key),
      statementsOf(
        relation,
        { name: side.relation.name, fields: fieldShapes(side.relation.schema), isKind: false },
        statements,
        context,
        entityOf,
      ),
    );
  return parts;
}
