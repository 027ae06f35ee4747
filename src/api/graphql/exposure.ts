import { exposure as ask } from '../../queries/exposure/index.js';
import type { ExposureRequest } from '../../queries/exposure/request.js';
import { asOfArguments } from './as-of.js';
import { answering, pageRows, type QueryModule } from './feature.js';
import { asksFor, nodesIn } from './selection-of.js';

/** The policies that affect a company or a sector, or whom a policy affects. */
export const exposure: QueryModule = {
  schema: 'exposure.graphql',
  costs: { exposure: { base: () => 800, rows: pageRows } },
  resolvers: {
    Query: {
      exposure: answering<ExposureRequest>((request, args, { graph }, info) =>
        ask(graph, {
          ...request,
          asOf: asOfArguments(args),
          node: nodesIn(info),
          totalCount: asksFor(info, 'totalCount'),
        }),
      ),
    },
  },
};
