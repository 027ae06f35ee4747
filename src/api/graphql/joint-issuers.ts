import { jointIssuers as ask, type JointRequest } from '../../queries/joint-issuers/index.js';
import { asOfArguments } from './as-of.js';
import { answering, type QueryModule } from './feature.js';
import { asksBelow } from './selection-of.js';
import { whereIn } from './where-in.js';

/** The agencies that issue policies jointly. */
export const jointIssuers: QueryModule = {
  schema: 'joint-issuers.graphql',
  costs: { jointIssuers: { base: () => 1_200, rows: () => 50 } },
  resolvers: {
    Query: {
      jointIssuers: answering<JointRequest>(({ roles, drafts }, args, { graph }, info) =>
        ask(graph, {
          where: whereIn(args),
          roles,
          drafts,
          because: asksBelow(info, 'steps'),
          asOf: asOfArguments(args),
        }),
      ),
    },
  },
};
