import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { needsGraphAlone } from './tests/helpers/changes-graph.js';

/** Node takes the CommonJS form of graphql, for mercurius and for us. Vite would give us the other one, with types of its own. */
const graphqlAsInNode = {
  find: /^graphql$/,
  replacement: createRequire(import.meta.url).resolve('graphql'),
};

/** A machine may be many times slower than ours, and a test that hangs is rare: these end it, they judge nothing. */
const patience = { testTimeout: 300_000, hookTimeout: 600_000 };

const eachFile = 'tests/helpers/each-file.ts';

/** Tests with a real Neo4j; where NEO4J_URI names one server, the files follow one another. */
const withGraph = {
  globalSetup: ['tests/helpers/neo4j.ts'],
  setupFiles: [eachFile, 'tests/helpers/each-graph-file.ts'],
  fileParallelism: !process.env.NEO4J_URI,
  ...patience,
};

/** The folders of tests are those of src; the end of a file's name says what it takes to run it. */
const files = (...kinds: readonly string[]) => kinds.map((kind) => `tests/**/*.${kind}.test.ts`);

const graph = files('graph');

/** Thousands of random cases, look-ups counted on a graph, and what takes long: npm run test:long. */
const long = files('property', 'plan', 'slow');

/** Each start loads two cores for seconds, so these follow one another when the rest is done. */
const ownNeo4j = ['tests/local-neo4j/**/*.slow.test.ts'];

/** Programs that we did not write read what we give out: npm run test:foreign. They need more than Node and Java. */
const foreign = files('foreign');

/** Graphs of a million relations, imported once and kept: npm run test:large. */
const large = files('large');

/**
 * What needs no graph runs while Neo4j starts. A quick file that needs the graph to itself stands among those that need
 * none, so that no other waits for it. Of the rest, what empties the graph comes last, so that the brief is loaded once.
 * Otherwise the order is that of vitest: what took longest comes first.
 */
class Sequencer extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specs);
    const plain = sorted.filter(({ project }) => project.name === 'plain');
    const others = sorted.filter(({ project }) => project.name !== 'plain');
    const isAlone = ({ moduleId }: TestSpecification) => needsGraphAlone(moduleId);
    const alone = others.filter((spec) => spec.project.name === 'graph' && isAlone(spec));
    const [first, second] = [plain.slice(0, plain.length / 2), plain.slice(plain.length / 2)];
    const each = Math.ceil(second.length / Math.max(1, alone.length));
    const mixed = alone.flatMap((one, at) => [one, ...second.slice(at * each, (at + 1) * each)]);
    const rest = others.filter((spec) => !alone.includes(spec));
    const order = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const place = (spec: TestSpecification) => 2 * order(spec) + Number(isAlone(spec));
    rest.sort((one, other) => place(one) - place(other));
    return [...first, ...(alone.length > 0 ? mixed : second), ...rest];
  }
}

export default defineConfig({
  resolve: { alias: [graphqlAsInNode] },
  test: {
    maxWorkers: 2,
    sequence: { sequencer: Sequencer },
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          include: ['tests/**/*.test.ts'],
          exclude: [...graph, ...long, ...foreign, ...large],
          setupFiles: [eachFile],
          // Most of the time of a short file goes into loading what it imports.
          isolate: false,
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          ...withGraph,
          name: 'graph',
          include: graph,
          isolate: false,
          // Projects that run together have equally many workers.
          sequence: { groupOrder: process.env.NEO4J_URI ? 1 : 0 },
        },
      },
      {
        extends: true,
        test: {
          ...withGraph,
          name: 'long',
          include: long,
          exclude: ownNeo4j,
          sequence: { groupOrder: 2 },
          testTimeout: 900_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'local-neo4j',
          include: ownNeo4j,
          setupFiles: [eachFile],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...patience,
        },
      },
      {
        extends: true,
        test: {
          ...withGraph,
          name: 'foreign',
          include: foreign,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        test: {
          name: 'large',
          include: large,
          setupFiles: [eachFile],
          fileParallelism: false,
          sequence: { groupOrder: 5 },
          testTimeout: 600_000,
          hookTimeout: 1_800_000,
        },
      },
    ],
  },
});
