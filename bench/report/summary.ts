import type { AskedResult, Results } from '../results.js';
import { askedRatios } from './asked.js';
import { type Goal, goals, type SizedTold, type Told } from './goals.js';
import { markdownTable, shown } from './markdown.js';

/** Each goal beside what was measured, a row for each size of graph. */
export function summary(results: Results): string {
  const rows = goals.flatMap((goal) => {
    const what = [goal.workload, goal.what].filter(Boolean).join(' ');
    const bound = `${goal.least ? '≥' : '≤'} ${goal.ratio}`;
    const all = measuredFor(goal, results);
    if (all.length === 0) return [[what, goal.against, bound, 'not measured', '', '']];
    return all.map(([measured, at]) => {
      const met = goal.least ? measured >= goal.ratio : measured <= goal.ratio;
      return [what, goal.against, bound, shown(measured), met ? 'yes' : '**no**', at];
    });
  });
  return markdownTable(['workload', 'against', 'goal', 'measured', 'met', 'relations'], rows);
}

/** What is behind a peer or short of its goal against one, the furthest behind first. */
export function shortOfPeers(results: Results): string {
  const rows = goals
    .filter(({ against }) => against === 'best peer')
    .flatMap((goal) =>
      measuredFor(goal, results).map(([measured, at]) => {
        // Of what is to be small, such as a time, less than the peer's is ahead.
        const [ahead, bound] = goal.least ? [measured, goal.ratio] : [1 / measured, 1 / goal.ratio];
        return { goal, measured, at, ahead, reached: ahead / bound };
      }),
    )
    .filter(({ reached }) => reached < 1)
    .sort((a, b) => a.ahead - b.ahead)
    .map(({ goal, measured, at, ahead }) => [
      [goal.workload, goal.what].filter(Boolean).join(' '),
      at,
      shown(measured),
      `${goal.least ? '≥' : '≤'} ${goal.ratio}`,
      ahead < 1 ? '**behind the peer**' : 'ahead, short of the goal',
    ]);
  return markdownTable(['workload', 'relations', 'of the best peer', 'goal', 'stands'], rows);
}

function measuredFor(goal: Goal, results: Results): (readonly [measured: number, at: string])[] {
  const key = [goal.against, goal.what].filter(Boolean).join(' ');
  const sized = Object.keys(results)
    .filter((name) => name.startsWith(`${goal.workload} at `))
    .map((name) => results[name]?.found as AskedResult | SizedTold)
    .sort((a, b) => a.relations - b.relations);
  const told = results[goal.workload]?.found as Told | undefined;
  const found = [
    ...sized.map((one) => [ratiosOf(one)[key], one.relations.toLocaleString('en')] as const),
    ...(sized.length === 0 ? [[told?.ratios?.[key], ''] as const] : []),
  ];
  return found.flatMap(([measured, at]) =>
    measured === undefined ? [] : [[measured, at] as const],
  );
}

function ratiosOf(one: AskedResult | SizedTold): Readonly<Record<string, number | undefined>> {
  return 'ratios' in one ? one.ratios : askedRatios(one);
}
