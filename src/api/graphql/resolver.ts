import type { GraphQLResolveInfo } from 'graphql';
import { pageSize } from '../../cypher/page.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ListExplanation } from '../../queries/list/explain.js';

export type Args = Readonly<Record<string, unknown>>;
/** The context of a GraphQL request. */
export interface Context {
  /** The graph for this request: every read gets the remaining time of the request. */
  readonly graph: Graph;
  /** Collects how each list was found; null if the request does not ask for it. */
  readonly explanations: ListExplanation[] | null;
  /** Whether the answer may be so large that it needs its own turn of the event loop to be completed. */
  readonly isLarge: boolean;
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
 * The cost of a root field for its arguments, in points of ./execution/cost. The arguments are as the client sent
 * them, so they may be out of range.
 */
export interface QuestionCost {
  /** The cost before its rows. */
  base(args: Args): number;
  /** The maximum number of rows of the answer, each with its selection. Omitted: those of a page. */
  rows?(args: Args): number;
}

/** The number of rows of a page that `first` requests. */
export function pageRows({ first }: Args): number {
  return numberIn(first, pageSize.default, pageSize.max);
}

/** Clamps a numeric argument to the range from 0 to its maximum; values beyond that are rejected later. */
export function numberIn(argument: unknown, usual: number, most: number): number {
  return Math.min(Math.max(0, Number(argument ?? usual) || 0), most);
}
