import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { mapInTurns } from '../../../runtime/event-loop.js';
import { type Read, readOf } from '../picked.js';
import type { Args, Resolver } from '../resolver.js';

/** Converts the result of a resolver to the value in the response. Throws CompletionFault. */
export interface Complete {
  (value: unknown): unknown;
  /** The same in several turns of the event loop, for values with long lists. Undefined if there can be none. */
  inTurns?: (value: unknown) => Promise<unknown>;
}

/**
 * Thrown for a value that does not match its declared type. graphql-js then completes the value, so that the client
 * sees the same errors as without compilation.
 */
export class CompletionFault extends Error {}

/** The inputs of compiling a selection. */
export interface CompletionContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Coerced. Only those used in @skip and @include are read. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Compiles value completion (https://spec.graphql.org/October2021/#sec-Value-Completion) for the fields of one
 * response key. Values below a root field are plain data returned by a statement, so there are no resolvers, promises
 * or paths to handle. A selection is compiled once, when the first value of its type is completed.
 */
export function compileCompletion(
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  context: CompletionContext,
): Complete {
  if (isNonNullType(type)) {
    const complete = compileCompletion(type.ofType, nodes, context);
    const notNull = (completed: unknown) => {
      if (completed === null) throw new CompletionFault(`null for ${type}`);
      return completed;
    };
    const { inTurns } = complete;
    return Object.assign((value: unknown) => notNull(complete(value)), {
      ...(inTurns && { inTurns: async (value: unknown) => notNull(await inTurns(value)) }),
    });
  }
  if (isListType(type)) {
    const complete = compileCompletion(type.ofType, nodes, context);
    const listOf = (value: unknown): readonly unknown[] | null => {
      if (value == null) return null;
      if (!Array.isArray(value)) throw new CompletionFault(`no list for ${type}`);
      return value;
    };
    return Object.assign((value: unknown) => listOf(value)?.map(complete) ?? null, {
      inTurns: async (value: unknown) => {
        const list = listOf(value);
        return list && mapInTurns(list, complete);
      },
    });
  }
  if (isLeafType(type)) {
    return (value) => {
      if (value == null) return null;
      const serialized = type.serialize(value);
      if (serialized == null) throw new CompletionFault(`null for ${type}`);
      return serialized;
    };
  }
  if (isAbstractType(type)) {
    const byName = new Map<string, Complete>();
    return (value) => {
      if (value == null) return null;
      const name = (value as { __typename?: unknown }).__typename as string;
      let complete = byName.get(name);
      if (!complete) {
        const possible = context.schema.getPossibleTypes(type).find((one) => one.name === name);
        if (!possible) throw new CompletionFault(`${name} is not a ${type}`);
        complete = completionOfObject(possible, nodes, context);
        byName.set(name, complete);
      }
      return complete(value);
    };
  }
  let complete: Complete | undefined;
  const completion = () => {
    complete ??= completionOfObject(type, nodes, context);
    return complete;
  };
  return Object.assign((value: unknown) => (value == null ? null : completion()(value)), {
    inTurns: async (value: unknown) =>
      value == null ? null : (completion().inTurns ?? completion())(value),
  });
}

function completionOfObject(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  context: CompletionContext,
): Complete {
  const { schema, fragments, variables } = context;
  const selected = collectSubfields(schema, fragments, variables, type, nodes);
  const all: CompletedField[] = [];
  // Copying an object that has all keys is faster than adding keys to an empty one.
  const empty: Record<string, unknown> = {};
  for (const [responseKey, fieldNodes] of selected) {
    // The only key with a special meaning in an object literal.
    if (responseKey === '__proto__') throw new CompletionFault('__proto__ as a response key');
    const name = fieldNodes[0]?.name.value as string;
    const field = type.getFields()[name];
    empty[responseKey] = field ? null : type.name;
    if (!field) continue;
    all.push({
      responseKey,
      read: readOfField(field.resolve as Resolver | undefined, name),
      complete: compileCompletion(field.type, fieldNodes, context),
    });
  }
  const atOnce = all.filter(({ complete }) => !complete.inTurns);
  const completed = (value: unknown, fields: readonly CompletedField[]) => {
    if (typeof value !== 'object') throw new CompletionFault(`no object for ${type}`);
    const result = { ...empty };
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at] as CompletedField;
      result[field.responseKey] = field.complete(readFrom(value as Args, field));
    }
    return result;
  };
  return Object.assign((value: unknown) => completed(value, all), {
    inTurns: async (value: unknown) => {
      const result = completed(value, atOnce);
      // One after the other, so that a request waits for one turn at a time.
      for (const field of all) {
        const { inTurns } = field.complete;
        if (inTurns) result[field.responseKey] = await inTurns(readFrom(value as Args, field));
      }
      return result;
    },
  });
}

/** A selected field of an object: its key in the response, how it is read, and how its value is completed. */
interface CompletedField {
  readonly responseKey: string;
  readonly read: Read | string;
  readonly complete: Complete;
}

function readFrom(parent: Args, { read, responseKey }: CompletedField): unknown {
  return typeof read === 'string' ? parent[read] : read(parent, responseKey);
}

/** The property that holds a field, or the function that reads it. Throws CompletionFault for a computed field. */
function readOfField(resolve: Resolver | undefined, name: string): Read | string {
  if (!resolve) return name;
  const read = readOf(resolve);
  if (!read) throw new CompletionFault(`${name} has a resolver of its own`);
  return read;
}
