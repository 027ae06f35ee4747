import { prepare } from './generate/prepare.js';
import { measureAsked } from './measure/asked.js';
import type { BenchPart } from './part.js';
import { measureStart } from './start/measure.js';
import { questions } from './workloads/questions.js';

const quickSize = 100_000;
const largeSize = 1_000_000;
const largestSize = 10_000_000;

/** Every part of the benchmark, in the order in which they run. */
export const parts: readonly BenchPart[] = [
  asked('W1', [largeSize]),
  asked('W2', [largeSize]),
  asked('W3', [largeSize, largestSize]),
  asked('W4', [largeSize]),
  asked('W5', [largeSize]),
  asked('W6', [largeSize]),
  {
    name: 'W11',
    title: 'What questions cost as the data grows',
    quick: false,
    measure: async ({ seed, say }) => {
      const growing = questions.filter(({ name }) => ['W1', 'W2', 'W4', 'W6'].includes(name));
      const found: unknown[] = [];
      for (const relations of [10_000, quickSize, largeSize, largestSize]) {
        const address = await prepare(relations, { onMessage: say });
        try {
          const options = { relations, rounds: 3, seconds: 3, seed, say, only: ['ours', 'floor'] };
          found.push(...(await measureAsked(growing, address, options)));
        } finally {
          await address.stop();
        }
      }
      return { W11: found };
    },
  },
  {
    name: 'W12',
    title: 'Start to first answer, and memory at rest',
    quick: true,
    measure: async ({ say }) => ({ W12: await measureStart(say) }),
  },
];

/** A workload of questions over HTTP: on a small graph in the quick run, on the large ones in the full one. */
function asked(name: string, sizes: readonly number[]): BenchPart {
  const workloads = questions.filter((workload) => workload.name === name);
  return {
    name,
    title: workloads[0]?.title ?? name,
    quick: true,
    measure: async ({ full, seed, say }) => {
      const found: Record<string, unknown> = {};
      for (const relations of full ? sizes : [quickSize]) {
        const address = await prepare(relations, { onMessage: say });
        try {
          const options = { relations, rounds: 5, seconds: full ? 4 : 1.5, seed, say };
          const [result] = await measureAsked(workloads, address, options);
          found[`${name} at ${relations}`] = result;
        } finally {
          await address.stop();
        }
      }
      return found;
    },
  };
}
