import type { GraphQLResolveInfo } from 'graphql';
import type { Graph } from '../../graph/connect.js';

export type Args = Readonly<Record<string, unknown>>;
export type Resolver = (
  parent: unknown,
  args: Args,
  context: unknown,
  info: GraphQLResolveInfo,
) => unknown;
/** Resolvers by type, then by field. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

/** A kind of question beyond the lists: its part of the schema, and how it is answered. */
export interface Feature {
  /** File beside this one that extends Query. */
  readonly schema: string;
  readonly resolvers: (graph: Graph) => Resolvers;
}
