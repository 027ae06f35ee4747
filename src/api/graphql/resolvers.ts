import { Kind as Ast, type GraphQLResolveInfo, type GraphQLScalarType } from 'graphql';
import type { IResolvers } from 'mercurius';
import { distinctSides, sideStem } from '../../codegen/sdl/text.js';
import { UserError } from '../../errors.js';
import { dateExamples, type Kind, kinds, orderNames, traversalsOf } from '../../ontology/index.js';
import { entities, entityNamed } from '../../queries/entity/index.js';
import { list } from '../../queries/list/index.js';
import type { OrderBy } from '../../query/order.js';
import { nextTurn } from '../../runtime/event-loop.js';
import { questions, rootFields } from '../questions.js';
import { asOfArguments } from './as-of.js';
import { withCoverage } from './coverage.js';
import { byAlias, sourcedValues } from './picked.js';
import { resolveTreeOf } from './resolve-tree.js';
import type { Resolver, Resolvers } from './resolver.js';
import { memoByField } from './selection-cache.js';
import { allKinds, connectionSelection, entitySelection, pageArguments } from './selection-of.js';

import { whereIn } from './where-in.js';

/** The resolvers. Below the root they only read from the result of the root field's statement. */
export function resolvers(): IResolvers {
  const lists = Object.fromEntries(kinds.map((kind) => [kind.plural, listResolver(kind)]));
  const types = Object.fromEntries(
    kinds.map((kind) => [
      kind.name,
      {
        ...byAlias([
          'sources',
          'statements',
          'differences',
          ...traversalsOf(kind.name).map((side) => side.field),
        ]),
        ...sourcedValues(kind),
      },
    ]),
  );
  const edges = [...distinctSides(kinds.flatMap((kind) => traversalsOf(kind.name))).values()].map(
    (side) => [
      `${sideStem(side)}Edge`,
      byAlias(side.relation.derived ? ['sources'] : ['sources', 'statements', 'differences']),
    ],
  );
  const added = questions.map(({ resolvers = {} }) => resolvers);
  const more: Resolvers = Object.fromEntries(
    [...new Set(added.flatMap(Object.keys))].map((type) => [
      type,
      Object.assign({}, ...added.map((one) => one[type])),
    ]),
  );
  const asked = Object.entries(rootFields).map(([name, { resolve }]) => [name, resolve] as const);
  const roots: Record<string, Resolver> = {
    ...more.Query,
    ...Object.fromEntries(asked),
    ...lists,
    ...entityResolvers(),
  };
  return {
    ...more,
    Query: Object.fromEntries(
      Object.entries(roots).map(([name, resolve]) => [name, inOwnTurn(withCoverage(resolve))]),
    ),
    ...Object.fromEntries(
      kinds.map((kind) => [kind.name, { ...types[kind.name], ...more[kind.name] }]),
    ),
    ...Object.fromEntries(edges),
    Date: dateScalar,
  };
}

/**
 * The answers of a large request are completed in turns of their own. Otherwise answers that arrive together would be
 * completed in one go and block the event loop. The root fields begin together, so that their names are looked up in
 * one statement.
 */
function inOwnTurn(resolve: Resolver): Resolver {
  return (parent, args, context, info) =>
    context.isLarge
      ? inTurns(() => resolve(parent, args, context, info))
      : resolve(parent, args, context, info);
}

async function inTurns<Value>(resolve: () => Value | PromiseLike<Value>): Promise<Value> {
  const value = await resolve();
  await nextTurn();
  return value;
}

function listResolver(kind: Kind): Resolver {
  return (_parent, args, { graph, explanations }, info) => {
    const page = pageArguments(args);
    return list(graph, {
      kind: kind.name,
      where: whereIn(args),
      orderBy: orderOf(kind, args.orderBy as Partial<OrderBy> | null | undefined),
      page,
      connection: memoByField(info, { ...page }, () =>
        connectionSelection(resolveTreeOf(info), [kind.name]),
      ),
      asOf: asOfArguments(args),
      explain: explanations ? (one) => explanations.push(one) : undefined,
    });
  };
}

function entityResolvers(): Record<string, Resolver> {
  const selected = (info: GraphQLResolveInfo) =>
    memoByField(info, {}, () => entitySelection([resolveTreeOf(info).fieldsByTypeName], allKinds));
  return {
    node: async (_parent, { id }, { graph }, info) =>
      (await entities(graph, [id as string], selected(info)))[0],
    nodes: (_parent, { ids }, { graph }, info) => entities(graph, ids as string[], selected(info)),
    entity: (_parent, { id, name, ...args }, { graph }, info) => {
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

/** `ISSUED_ON` → `issuedOn`. Default: by name. */
function orderOf(kind: Kind, orderBy: Partial<OrderBy> | null | undefined): OrderBy {
  const field = orderNames(kind).find(
    (name) => name.toUpperCase() === orderBy?.field?.replaceAll('_', ''),
  );
  const direction = orderBy?.direction ?? 'ASC';
  return { field: field ?? 'name', direction, currency: orderBy?.currency };
}

/** Parses and serialises dates. A GraphQLScalarType would replace the description and specification in the schema. */
const dateScalar = {
  serialize: String,
  parseValue: (value) => {
    if (typeof value === 'string') return value;
    throw new UserError(
      'BAD_USER_INPUT',
      `${JSON.stringify(value)} is not a date. Write ${dateExamples}, in quotes.`,
    );
  },
  parseLiteral: (node) => {
    if (node.kind === Ast.STRING) return node.value;
    throw new UserError(
      'BAD_USER_INPUT',
      'A date is written in quotes: "2021", "2021-H2", "2021-Q3", "2021-08" or "2021-08-17".',
    );
  },
} satisfies Partial<GraphQLScalarType>;
