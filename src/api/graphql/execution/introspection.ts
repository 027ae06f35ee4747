import {
  type GraphQLField,
  type GraphQLNamedType,
  GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isTurnOver, nextTurn } from '../../../runtime/event-loop.js';

/** Distinguishes a request from a program that executes the same introspection synchronously, such as printSchema. */
interface IntrospectionContext {
  readonly reply?: unknown;
}

/** Fields that already yield: a process may build several apps. */
const adapted = new WeakSet<object>();

/**
 * Makes introspection yield to other requests between two types of the schema. The standard introspection query would
 * block the event loop for some 50 ms, because graphql-js completes a list in one go unless its items are promises.
 * graphql-js shares the introspection types among all schemas of a process, so this only applies to requests.
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

/** Items that resolve one after the other, because graphql-js completes each when it resolves. */
function inTurns<Item>(items: readonly Item[]): Promise<Item>[] {
  let before = Promise.resolve();
  return items.map((item) => {
    before = before.then(async () => {
      if (isTurnOver()) await nextTurn();
    });
    return before.then(() => item);
  });
}
