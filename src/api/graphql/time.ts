import type { Feature } from './feature.js';
import { picked } from './picked.js';

/** Whether a policy was in force. The answer comes along with the policy itself. */
export const time: Feature = {
  schema: 'time.graphql',
  resolvers: { Policy: picked(['inForce']) },
};
