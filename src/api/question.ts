import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { type DescribedField, graphqlMeta } from '../codegen/sdl/answers.js';
import { type Answer, coverage } from '../queries/answer.js';
import type { Request } from '../queries/arguments.js';
import type { Args, Context, QuestionCost, Resolver, Resolvers } from './graphql/resolver.js';
import type { RestModule } from './rest/module.js';

/** One question of the API: its fields at the root of GraphQL, and its addresses in REST. */
export interface Question {
  /** Root fields by name. Their part of the schema is derived from them. */
  readonly fields?: Readonly<Record<string, RootField>>;
  /** Resolvers of fields below the root: of those that a `.graphql` file declares by hand, or that take arguments. */
  readonly resolvers?: Resolvers;
  readonly routes?: RestModule;
}

export interface RootField extends DescribedField {
  /** What it costs, in points. */
  readonly cost: QuestionCost;
  readonly resolve: Resolver;
}

/**
 * A root field whose answer `ask` gives. GraphQL has coerced the arguments to the types that are derived from their
 * schemas, so they have the types of these.
 */
export function rootField<Shape extends z.ZodRawShape, Schema extends z.ZodType>(
  field: DescribedField & {
    readonly arguments: Shape;
    readonly answer: Schema;
    readonly cost: QuestionCost;
    ask(args: Request<Shape>, context: Context, info: GraphQLResolveInfo): Promise<Answer<Schema>>;
  },
): RootField {
  const { ask, answer, ...described } = field;
  return {
    ...described,
    answer: coveredAnswer(answer),
    resolve: (_parent, args: Args, context, info) => ask(args as Request<Shape>, context, info),
  };
}

/** Adds `coverage` to the schema of an answer that says whether it is complete; ./graphql/coverage answers it. */
function coveredAnswer(answer: z.ZodType): z.ZodType {
  if (!(answer instanceof z.ZodObject) || !('complete' in answer.shape)) return answer;
  return answer.extend({ coverage }).register(graphqlMeta, graphqlMeta.get(answer) ?? {});
}
