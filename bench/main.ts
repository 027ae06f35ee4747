import { parseArgs } from 'node:util';
import { parts } from './parts.js';
import { writeReport } from './report/write.js';
import { keep } from './results.js';

/**
 * Measures this service beside others on the same Neo4j and writes bench/results.json and docs/performance.md:
 * `npm run bench` on small graphs what takes minutes, `npm run bench -- --full` all, `--only W1 --only W4` some of it,
 * `--up-to 1000000` on no larger graph, `--report` the page alone, from what was measured before.
 */
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    report: { type: 'boolean', default: false },
    'up-to': { type: 'string', default: '10000000' },
    seed: { type: 'string', default: process.env.SEED ?? '1' },
  },
});

const say = (line: string) => console.error(line);
const chosen = parts.filter(
  ({ name, quick }) => values.only?.includes(name) ?? (values.full || quick),
);
for (const part of values.report ? [] : chosen) {
  const started = performance.now();
  say(`${part.name}: ${part.title}`);
  try {
    const found = await part.measure({
      full: values.full,
      upTo: Number(values['up-to']),
      seed: Number(values.seed),
      say,
    });
    for (const [name, result] of Object.entries(found)) await keep(name, result);
  } catch (error) {
    // What the other parts have to say is not lost; the page shows this one's former result, with its day.
    say(`${part.name} failed: ${error instanceof Error ? error.stack : error}`);
    process.exitCode = 1;
  }
  say(`${part.name}: ${Math.round((performance.now() - started) / 1000)} s`);
}
await writeReport();
say('Written: bench/results.json, docs/performance.md');
