import type { GraphQLResolveInfo } from 'graphql';
import { pageSizeOf } from '../../cypher/page.js';
import { UserError } from '../../errors.js';
import {
  fieldShapes,
  kindNamed,
  kinds,
  sourceFieldOf,
  traversalsOf,
} from '../../ontology/index.js';
import type { OwnDay } from '../../query/as-of.js';
import type {
  ConnectionSelection,
  EntitySelection,
  KindSelection,
  PageArguments,
  SourcedValuesSelection,
  SourcesSelection,
  StatementsSelection,
  TraversalSelection,
} from '../../query/selection.js';
import { mergedFields, refuseSharedAliases } from './merged-fields.js';
import { type ResolveTree, resolveTreeOf } from './resolve-tree.js';
import { memoByField } from './selection-cache.js';
import { whereIn } from './where-in.js';

/** Maximum number of rows of one request if every page is full. It stops a nested request from multiplying. */
const MAX_ROWS = 20_000;
/** A connection of which only the total is selected. */
const noRows: ConnectionSelection = {
  rows: false,
  totalCount: false,
  node: new Map(),
  edgeFields: new Set(),
  edgeSources: [],
  because: false,
};

type FieldsByType = ResolveTree['fieldsByTypeName'];

/** The selection of a connection. `rows` is the number of rows around it. Throws LIMIT_EXCEEDED for too many rows. */
export function connectionSelection(
  tree: ResolveTree,
  kindNames: readonly string[],
  rows = 1,
): ConnectionSelection {
  const asked = Object.values(tree.fieldsByTypeName).flatMap((fields) => Object.values(fields));
  const named = (name: string) => asked.filter((field) => field.name === name);
  if (named('edges').length + named('nodes').length + named('pageInfo').length === 0) {
    return { ...noRows, totalCount: named('totalCount').length > 0 };
  }
  const total = rows * Math.max(1, pageSizeOf(pageArguments(tree.args)));
  if (total > MAX_ROWS) {
    throw new UserError(
      'LIMIT_EXCEEDED',
      `${tree.name}: the nested pages may have up to ${total} rows; at most ${MAX_ROWS} are allowed. Request smaller pages with first.`,
      { limit: MAX_ROWS },
    );
  }
  const edges = mergedFields(
    named('edges').flatMap((edge) =>
      Object.values(edge.fieldsByTypeName).flatMap((of) => Object.values(of)),
    ),
  );
  const nodes = [...edges.filter((field) => field.name === 'node'), ...named('nodes')];
  return {
    rows: true,
    totalCount: named('totalCount').length > 0,
    node: entitySelection(
      nodes.map((node) => node.fieldsByTypeName),
      kindNames,
      total,
    ),
    edgeFields: new Set(edges.map((field) => field.name)),
    edgeSources: sourcesSelections(edges, total),
    edgeStatements: statementsSelections(edges, total),
    because: edges.some((field) => field.name.startsWith('because')),
    matched: edges.some((field) => field.name.startsWith('matched')),
  };
}

/**
 * The selected fields of entities in an answer with `edges { node }` and `nodes`, for any kind. `page` holds the
 * arguments of the field that say how many rows it may have.
 */
export function nodesIn(info: GraphQLResolveInfo, page: PageSize): EntitySelection {
  const { first, last } = page;
  return memoByField(info, { nodes: { first, last } }, () => {
    const { node } = connectionSelection(resolveTreeOf(info), allKinds);
    return node.size > 0 ? node : entitySelection([], allKinds);
  });
}

type PageSize = Readonly<Partial<Record<'first' | 'last', unknown>>>;

/** Whether a field of the answer is selected. */
export function asksFor(info: GraphQLResolveInfo, name: string): boolean {
  return memoByField(info, { asksFor: name }, () =>
    Object.values(resolveTreeOf(info).fieldsByTypeName).some((fields) =>
      Object.values(fields).some((field) => field.name === name),
    ),
  );
}

/** The fields of that name directly below another, one for each alias. */
export function fieldsNamed(tree: ResolveTree, name: string): ResolveTree[] {
  return Object.values(tree.fieldsByTypeName)
    .flatMap((fields) => Object.values(fields))
    .filter((field) => field.name === name);
}

/** Whether a field of that name is selected at any depth of the answer. */
export function asksBelow(info: GraphQLResolveInfo, name: string): boolean {
  const below = (tree: ResolveTree): boolean =>
    Object.values(tree.fieldsByTypeName)
      .flatMap((fields) => Object.values(fields))
      .some((field) => field.name === name || below(field));
  return below(resolveTreeOf(info));
}

/** The selections of entities by kind. Fields selected on Entity or Node apply to every kind. */
export function entitySelection(
  selected: readonly FieldsByType[],
  kindNames: readonly string[],
  rows = 1,
): EntitySelection {
  return new Map(
    kindNames.map((kind) => {
      const fields = mergedFields(
        selected.flatMap((of) =>
          [kind, 'Entity', 'Node'].flatMap((type) => Object.values(of[type] ?? {})),
        ),
      );
      refuseSharedAliases(fields.filter(hasSelection));
      return [kind, kindSelection(kind, fields, rows)];
    }),
  );
}

export const allKinds = kinds.map((kind) => kind.name);

export function pageArguments({
  first,
  after,
  last,
  before,
}: Record<string, unknown>): PageArguments {
  return { first, after, last, before } as PageArguments;
}

function kindSelection(kind: string, fields: readonly ResolveTree[], rows: number): KindSelection {
  const own = new Set(fieldShapes(kindNamed(kind).schema).map((field) => field.name));
  const sides = new Map(traversalsOf(kind).map((side) => [side.field, side]));
  return {
    fields: new Set(
      fields.map((field) => field.name).filter((name) => own.has(name) && name !== 'sources'),
    ),
    sources: sourcesSelections(fields, rows),
    sourcedValues: sourcedValuesSelections(kind, fields, rows),
    statements: statementsSelections(fields, rows),
    inForce: fields
      .filter((field) => field.name === 'inForce')
      .map((field) => ({ key: field.alias, asOf: (field.args.asOf as string) ?? null })),
    traversals: fields.flatMap((field): TraversalSelection[] => {
      const side = sides.get(field.name);
      if (!side) return [];
      return [
        {
          key: field.alias,
          traversal: side,
          page: pageArguments(field.args),
          where: whereIn(field.args, `${side.field}.where`),
          on: { asOf: field.args.asOf, undated: field.args.undated } as OwnDay,
          connection: connectionSelection(field, side.targetKinds, rows),
        },
      ];
    }),
  };
}

function hasSelection({ fieldsByTypeName }: ResolveTree): boolean {
  return Object.keys(fieldsByTypeName).length > 0;
}

function sourcesSelections(fields: readonly ResolveTree[], rows: number): SourcesSelection[] {
  return fields
    .filter((field) => field.name === 'sources')
    .map((field) => ({
      key: field.alias,
      source: entitySelection(sourcesIn(field), ['Source'], rows),
    }));
}

function statementsSelections(fields: readonly ResolveTree[], rows: number): StatementsSelection[] {
  return fields
    .filter(({ name }) => name === 'statements' || name === 'differences')
    .map((field) => {
      const isDifferences = field.name === 'differences';
      const statements = isDifferences ? fieldsNamed(field, 'statements') : [field];
      const sources = statements.flatMap((one) => fieldsNamed(one, 'sources')).flatMap(sourcesIn);
      return {
        key: field.alias,
        fields: (field.args.fields as string[] | null | undefined) ?? undefined,
        differing: isDifferences,
        source: entitySelection(sources, ['Source'], rows),
      };
    });
}

/** Fields such as `names`, if the source of each value is selected. */
function sourcedValuesSelections(
  kind: string,
  fields: readonly ResolveTree[],
  rows: number,
): SourcedValuesSelection[] {
  return fieldShapes(kindNamed(kind).schema).flatMap((shape) => {
    const inner = sourceFieldOf(shape);
    if (!inner) return [];
    return fields
      .filter((field) => field.name === shape.name)
      .flatMap((field) => {
        const references = fieldsNamed(field, inner);
        const sources = references.flatMap(sourcesIn);
        if (references.length === 0) return [];
        const source = sources.length > 0 ? entitySelection(sources, ['Source'], rows) : undefined;
        return [{ key: field.alias, field: shape.name, source }];
      });
  });
}

/** The selected fields of the source in a SourceReference. */
function sourcesIn(reference: ResolveTree): FieldsByType[] {
  return fieldsNamed(reference, 'source').map((inner) => inner.fieldsByTypeName);
}
