import type { QueryModule } from './feature.js';
import { byAlias } from './picked.js';

/** Whether a policy was in force. The answer comes along with the policy itself. */
export const time: QueryModule = {
  schema: 'time.graphql',
  resolvers: { Policy: byAlias(['inForce']) },
};
