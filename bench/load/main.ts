import { parseArgs } from 'node:util';
import { worldOf } from '../generate/world.js';
import { contenders } from './contenders.js';
import { measureLoads } from './measure.js';

/**
 * W8 by itself: `tsx bench/load/main.ts --relations 100000 [--rounds 3] [--only ours,load-csv] [--heap 2g]`.
 * Prints JSON.
 */
const { values } = parseArgs({
  options: {
    relations: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
    heap: { type: 'string', default: '2g' },
  },
});
const chosen = contenders.filter(
  ({ name }) => !values.only || values.only.split(',').includes(name),
);
const result = await measureLoads(worldOf(Number(values.relations)), chosen, {
  rounds: Number(values.rounds),
  heap: values.heap,
  say: (line) => console.error(line),
});
console.log(JSON.stringify(result, null, 2));
if (!result.equal) process.exitCode = 1;
