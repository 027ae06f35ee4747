import type { GraphQLResolveInfo } from 'graphql';
import { pageSize } from '../../cypher/page.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ListExplanation } from '../../queries/list/explain.js';

export type Args = Readonly<Record<string, unknown>>;
/** What belongs to the request that is answered. */
export interface Context {
  /** The graph for this request: what is read by it gets what is left of the request's time. */
  readonly graph: Graph;
  /** Takes how each list was found; null where the request does not ask for it. */
  readonly explanations: ListExplanation[] | null;
  /** Whether the answer may be so large that it is completed in a turn of the event loop of its own. */
  isLarge?: boolean;
}
export type Resolver = (
  parent: unknown,
  args: Args,
  context: Context,
  info: GraphQLResolveInfo,
) => unknown;
/** Resolvers by type, then by field. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolver>>>>;

/**
 * What a root field costs for the arguments that it is given, in points of ./execution/cost. Arguments are as the client
 * sent them, so they may be out of range.
 */
export interface QuestionCost {
  /** What it costs before its rows. */
  base(args: Args): number;
  /** How many rows the answer may hold, each with what is selected below. */
  rows(args: Args): number;
}

/** A kind of question beyond the lists: its part of the schema, and how it is answered. */
export interface QueryModule {
  /** File beside this one that extends Query. */
  readonly schema: string;
  readonly resolvers: Resolvers;
  /** By root field. */
  readonly costs?: Readonly<Record<string, QuestionCost>>;
}

/** Rows of a page read forward, as `first` asks for them. */
export function pageRows({ first }: Args): number {
  return numberIn(first, pageSize.default, pageSize.max);
}

/** An argument that counts something, held within 0 and its maximum: one beyond that is refused when it is checked. */
export function numberIn(argument: unknown, usual: number, most: number): number {
  return Math.min(Math.max(0, Number(argument ?? usual) || 0), most);
}
