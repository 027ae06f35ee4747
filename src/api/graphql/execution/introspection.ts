import {
  type GraphQLField,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isTurnOver, nextTurn } from '../../../runtime/event-loop.js';

/** How a request is told from a program that executes the same introspection synchronously, such as printSchema. */
interface IntrospectionContext {
  readonly reply?: unknown;
}

/** Fields that give way already: a process may build several apps. */
const adapted = new WeakSet<object>();

/**
 * Makes introspection give way to other requests between two types of the schema. The standard introspection query
 * would hold the event loop for some 50 ms, as graphql-js completes a list in one go unless its items are promises.
 * graphql-js shares the introspection types among all schemas of a process, so only requests are answered in this way.
 */
export function introspectInTurns(schema: GraphQLSchema): void {
  const introspection = schema.getType('__Schema');
  if (!(introspection instanceof GraphQLObjectType)) return;
  const types: GraphQLField<GraphQLSchema, IntrospectionContext | undefined> | undefined =
    introspection.getFields().types;
  const resolve = types?.resolve;
  if (!types || !resolve || adapted.has(types)) return;
  adapted.add(types);
  types.resolve = (source, args, context, info) => {
    const all = resolve(source, args, context, info) as readonly GraphQLNamedType[];
    return context?.reply ? inTurns(all) : all;
  };
}

/** Items that come one after the other, as graphql-js completes each when it has come. */
function inTurns<Item>(items: readonly Item[]): Promise<Item>[] {
  let before = Promise.resolve();
  return items.map((item) => {
    before = before.then(async () => {
      if (isTurnOver()) await nextTurn();
    });
    return before.then(() => item);
  });
}
