import { Kind as Ast, type GraphQLResolveInfo, GraphQLScalarType } from 'graphql';
import type { IResolvers } from 'mercurius';
import { distinctSides, sideStem } from '../../derive/sdl/text.js';
import { UserError } from '../../errors.js';
import type { Graph } from '../../graph/connect.js';
import { dataSets } from '../../graph/data-set.js';
import { entities, entityNamed } from '../../graph/entities.js';
import { list } from '../../graph/list.js';
import type { Condition } from '../../graph/selection.js';
import { type Kind, kinds, sidesOf } from '../../ontology/index.js';
import { asOfArguments } from './as-of.js';
import type { Resolver } from './feature.js';
import { features } from './features.js';
import { picked, sourcedValues } from './picked.js';
import { remembered } from './remembered.js';
import {
  allKinds,
  connectionSelection,
  entitySelection,
  pageArguments,
  treeOf,
} from './selection-of.js';

/** The resolvers: below the root they only pick from what the one statement of the root field has brought. */
export function resolversFor(graph: Graph): IResolvers {
  const lists = Object.fromEntries(kinds.map((kind) => [kind.plural, listResolver(graph, kind)]));
  const types = Object.fromEntries(
    kinds.map((kind) => [
      kind.name,
      {
        ...picked(['sources', ...sidesOf(kind.name).map((side) => side.field)]),
        ...sourcedValues(kind),
      },
    ]),
  );
  const edges = [...distinctSides(kinds.flatMap((kind) => sidesOf(kind.name))).values()].map(
    (side) => [`${sideStem(side)}Edge`, picked(['sources'])],
  );
  const added = features.map((feature) => feature.resolvers(graph));
  const byType = [...new Set(added.flatMap(Object.keys))].map((type) => [
    type,
    Object.assign({}, ...added.map((one) => one[type])),
  ]);
  const more = Object.fromEntries(byType) as Record<string, Record<string, Resolver>>;
  return {
    ...more,
    Query: {
      ...more.Query,
      ...lists,
      ...entityResolvers(graph),
      dataSets: () => dataSets(graph),
    },
    ...Object.fromEntries(
      kinds.map((kind) => [kind.name, { ...types[kind.name], ...more[kind.name] }]),
    ),
    ...Object.fromEntries(edges),
    Date: dateScalar,
  } as unknown as IResolvers;
}

function listResolver(graph: Graph, kind: Kind): Resolver {
  return (_parent, args, _context, info) => {
    const page = pageArguments(args);
    return list(graph, {
      kind: kind.name,
      where: (args.where ?? {}) as Condition,
      orderBy: orderOf(
        kind,
        args.orderBy as { field: string; direction: 'ASC' | 'DESC' } | undefined,
      ),
      page,
      connection: remembered(info, { ...page }, () =>
        connectionSelection(treeOf(info), [kind.name]),
      ),
      asOf: asOfArguments(args),
    });
  };
}

function entityResolvers(graph: Graph): Record<string, Resolver> {
  const selected = (info: GraphQLResolveInfo) =>
    remembered(info, {}, () => entitySelection([treeOf(info).fieldsByTypeName], allKinds));
  return {
    node: async (_parent, { id, ...args }, _context, info) =>
      (await entities(graph, [id as string], selected(info), asOfArguments(args)))[0],
    nodes: (_parent, { ids, ...args }, _context, info) =>
      entities(graph, ids as string[], selected(info), asOfArguments(args)),
    entity: (_parent, { id, name, ...args }, _context, info) => {
      if ((id == null) === (name == null)) {
        throw new UserError(
          'BAD_USER_INPUT',
          'entity: give either id or name, such as entity(name: "MIIT").',
        );
      }
      return entityNamed(
        graph,
        id == null ? 'name' : 'id',
        (id ?? name) as string,
        selected(info),
        asOfArguments(args),
      );
    },
  };
}

/** `ISSUED_ON` → `issuedOn`; by name when nothing is said. */
function orderOf(
  kind: Kind,
  orderBy: { field: string; direction: 'ASC' | 'DESC' } | undefined | null,
) {
  const field = ['id', 'name', ...kind.sortBy].find(
    (name) => name.toUpperCase() === orderBy?.field.replaceAll('_', ''),
  );
  return { field: field ?? 'name', direction: orderBy?.direction ?? 'ASC' };
}

const dateScalar = new GraphQLScalarType({
  name: 'Date',
  serialize: String,
  parseValue: (value) => {
    if (typeof value === 'string') return value;
    throw new UserError(
      'BAD_USER_INPUT',
      `${JSON.stringify(value)} is no date. Write 2021, 2021-08 or 2021-08-17, in quotes.`,
    );
  },
  parseLiteral: (node) => {
    if (node.kind === Ast.STRING) return node.value;
    throw new UserError(
      'BAD_USER_INPUT',
      'A date is written in quotes: "2021", "2021-08" or "2021-08-17".',
    );
  },
});
