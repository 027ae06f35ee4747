import { fileURLToPath } from 'node:url';
import type { Contender } from '../contender.js';
import { entity } from './ours/entity.js';
import { policies } from './ours/policies.js';
import { walks } from './ours/walks.js';
import { answering } from './workload.js';

/** This service, as `npm start` runs it before a server of one's own that has its data already. */
export const ours: Contender = {
  name: 'ours',
  command: ['node', '--import', 'tsx', 'src/server.ts'],
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  environment: { SEED_DIR: 'none' },
  ...answering({ W1: entity, W2: policies(false), W3: policies(true), ...walks }),
};
