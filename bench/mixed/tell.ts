import type { Told } from '../report/goals.js';
import { type MixedResult, turn } from './measure.js';

/** W10 in words and figures. */
export function tellMixed(
  results: Readonly<Record<string, MixedResult>>,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Told {
  const [mine, ...others] = Object.keys(results);
  const p99 = (name = '') => results[name]?.p99 ?? Number.NaN;
  const best = Math.min(...others.map(p99));
  return {
    text: `${rate} a second for ${seconds} s, in turns of ${turn} s, of which a tenth are loads, half of the rest questions for what the loads change, and the others those of W1, W2 and W6 in turn, on 100,000 relations. A question is due whether or not those before it were answered, and its time counts from when it was due. An answer for what the loads change is wrong when it is older than the last load that was through when it was due, or newer than the last that had begun.`,
    head: ['who', 'asked', 'failed', 'loads', 'p50 ms', 'p99 ms', 'longest ms', 'wrong'],
    rows: Object.entries(results).map(([name, one]) => [
      name,
      one.asked,
      one.failed,
      one.loads,
      one.p50,
      one.p99,
      one.most,
      one.wrong,
    ]),
    ratios: { 'best peer p99': p99(mine) / best },
  };
}
