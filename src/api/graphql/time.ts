import { byAlias } from './picked.js';
import type { Resolvers } from './resolver.js';

/** Whether a policy was in force. The answer is part of the data of the policy. */
export const time: Resolvers = { Policy: byAlias(['inForce']) };
