import { fileURLToPath } from 'node:url';
import type { Contender } from '../contender.js';
import { entity } from './ours/entity.js';
import { policies } from './ours/policies.js';
import { walks } from './ours/walks.js';
import { answering } from './workload.js';

/** This service, as `npm start` runs it before a server of one's own that has its data already. */
export const ours: Contender = {
  name: 'ours',
  command: ['node', '--import', 'tsx/esm', 'src/server.ts'],
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  // A busy machine may plan a question for the first time for longer than the usual ten seconds.
  environment: {
    CACHE_MB: '0',
    SEED_DIR: 'none',
    QUERY_TIMEOUT_MS: '60000',
    NODE_ENV: 'production',
  },
  ...answering({ W1: entity, W2: policies(false), W3: policies(true), ...walks }),
};
