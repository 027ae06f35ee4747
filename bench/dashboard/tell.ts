import { spread } from '../measure/statistics.js';
import type { Told } from '../report/goals.js';
import type { DashboardResult, DashboardRound } from './measure.js';

/** W7 in words and figures. */
export function tellDashboard({ bytes, months, different, rounds }: DashboardResult): Told {
  const rate = ({ requests, seconds }: DashboardRound) => requests / seconds;
  const against = (name: string, other: string) =>
    spread((rounds[name] ?? []).map((one, at) => rate(one) / rate(rounds[other]?.[at] ?? one)))
      .median;
  const [peer = ''] = Object.keys(rounds).filter((name) => !/^(ours|static)/.test(name));
  const rows = Object.entries(rounds).map(([name, all]) => [
    name,
    spread(all.map(rate)).median,
    spread(all.map(({ p50 }) => p50)).median,
    spread(all.map(({ p99 }) => p99)).median,
  ]);
  const agree =
    different.length === 0
      ? 'The peer counted the same.'
      : `Different months: ${different.join(', ')}.`;
  return {
    text: `Policies of one agency by month, ${months} months, ${bytes} bytes of JSON, asked again and again over 32 connections as dashboards do: worked out anew (the cache switched off), from the cache, and with the ETag of the answer that the asker has. \`static\` is Node's own server that sends the same bytes whatever is asked. ${agree}`,
    head: ['who', 'requests/s', 'p50 ms', 'p99 ms'],
    rows,
    ratios: {
      'best peer cold': against('ours cold', peer),
      'best peer from cache': against('ours kept', peer),
      'best peer not modified': against('ours not modified', peer),
      'floor from cache': against('ours kept', 'static'),
    },
  };
}
