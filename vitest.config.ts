import { defineConfig } from 'vitest/config';

// Tests with a graph share one real Neo4j and follow one another; the rest run beside them.
const withGraph = ['graph', 'api', 'cli', 'docs'].map((folder) => `tests/${folder}/**/*.test.ts`);

/** Each start loads two cores for seconds, so these follow one another when the rest is done. */
const ownNeo4j = 'tests/local-neo4j/**/*.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'plain',
          include: ['tests/**/*.test.ts'],
          exclude: [...withGraph, ownNeo4j],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'local-neo4j',
          include: [ownNeo4j],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'graph',
          include: withGraph,
          globalSetup: ['tests/helpers/neo4j.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
