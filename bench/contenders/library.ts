import { fileURLToPath } from 'node:url';
import type { Contender } from '../contender.js';
import { byHand } from './by-hand.js';
import { entity } from './library/entity.js';
import { policies } from './library/policies.js';
import { answering } from './workload.js';

/** @neo4j/graphql 7 behind the servers that people put it behind; asked the same by the same documents. */
export const libraries: readonly Contender[] = ['mercurius', 'yoga', 'apollo'].map((server) => ({
  name: `neo4j-graphql-${server}`,
  command: ['node', '--import', 'tsx', `${server}.ts`],
  cwd: fileURLToPath(new URL('../peers', import.meta.url)),
  environment: { NODE_ENV: 'production' },
  ...answering({ W1: entity, W2: policies(false), W3: policies(true), ...byHand }),
}));
