import { defineConfig } from 'vitest/config';

/**
 * Tests with a graph come in two halves, each with a real Neo4j to itself: within a half the files follow one another.
 * Where NEO4J_URI names one server, the second half waits for the first.
 */
const halves = [
  ['graph', ['graph', 'docs']],
  ['service', ['api', 'cli', 'export', 'import']],
] as const;
const filesIn = (folders: readonly string[]) =>
  folders.map((folder) => `tests/${folder}/**/*.test.ts`);
const withGraph = halves.flatMap(([, folders]) => filesIn(folders));

/** Each start loads two cores for seconds, so these follow one another when the rest is done. */
const ownNeo4j = 'tests/local-neo4j/**/*.test.ts';

/** Programs that we did not write read what we give out (npm run test:foreign). They need more than Node and Java. */
const foreign = 'tests/foreign/**/*.test.ts';

const patient = { testTimeout: 60_000, hookTimeout: 180_000 };
const neo4j = 'tests/helpers/neo4j.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...patient,
          name: 'plain',
          include: ['tests/**/*.test.ts'],
          exclude: [...withGraph, ownNeo4j, foreign],
        },
      },
      ...halves.map(([name, folders], at) => ({
        test: {
          ...patient,
          name,
          include: filesIn(folders),
          globalSetup: [neo4j],
          fileParallelism: false,
          sequence: { groupOrder: process.env.NEO4J_URI ? at + 1 : 1 },
        },
      })),
      {
        test: {
          name: 'local-neo4j',
          include: [ownNeo4j],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'foreign',
          include: [foreign],
          globalSetup: [neo4j],
          fileParallelism: false,
          sequence: { groupOrder: 4 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
