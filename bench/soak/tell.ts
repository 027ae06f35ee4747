import { lines } from '../report/charts.js';
import type { Told } from '../report/goals.js';
import type { SoakResult } from '../soak.js';

const megabyte = 2 ** 20;

/** The long run in words, figures and a picture. */
export async function tellSoak(result: SoakResult): Promise<Told> {
  const file = 'performance-memory.svg';
  await lines(
    file,
    'Memory of the service at full rate, after garbage collection',
    { x: 'seconds', y: 'MB', log: false },
    result.samples.flatMap(({ seconds, rss, heapUsed, external }) => [
      { x: seconds, y: rss / megabyte, series: 'resident' },
      { x: seconds, y: (heapUsed + external) / megabyte, series: 'heap and buffers' },
    ]),
  );
  const { good, refused, failed, errors } = result.statuses;
  const said = result.failures.map((one) => ` One that failed said: ${one}`).join('');
  const at = (share: number) => {
    const sample = result.samples[Math.floor((result.samples.length - 1) * share)];
    return sample
      ? [sample.seconds, (sample.heapUsed + sample.external) / megabyte, sample.rss / megabyte]
      : [null, null, null];
  };
  return {
    text: `${result.requests.toLocaleString('en')} questions of eight kinds with ever other values in ${Math.round(result.seconds)} s over 14 connections, a cache of 32 MB that fills and turns over: ${good} answered, ${refused} refused, ${failed} failed, ${errors} without an answer.${said} In the second half the heap changed by ${result.heapGrowthMbPerHour.toFixed(1)} MB an hour, the resident memory by ${result.rssGrowthMbPerHour.toFixed(1)}.\n\n![Memory of the service over the run](images/${file})`,
    head: ['second', 'heap and buffers MB', 'resident MB'],
    rows: [at(0), at(0.25), at(0.5), at(0.75), at(1)],
    ratios: {},
  };
}
