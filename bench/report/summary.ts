import type { AskedResult, Results } from '../results.js';
import { askedRatios } from './asked.js';
import { type Goal, goals, type Told } from './goals.js';
import { markdownTable, shown } from './markdown.js';

/** Each goal beside what was measured, at the largest size that was. */
export function summary(results: Results): string {
  const rows = goals.map((goal) => {
    const [measured, at] = measuredFor(goal, results);
    const what = [goal.workload, goal.what].filter(Boolean).join(' ');
    const bound = `${goal.least ? '≥' : '≤'} ${goal.ratio}`;
    if (measured === undefined) return [what, goal.against, bound, 'not measured', '', ''];
    const met = goal.least ? measured >= goal.ratio : measured <= goal.ratio;
    return [what, goal.against, bound, shown(measured), met ? 'yes' : '**no**', at];
  });
  return markdownTable(['workload', 'against', 'goal', 'measured', 'met', 'relations'], rows);
}

function measuredFor(goal: Goal, results: Results): [number | undefined, string] {
  const sized = Object.keys(results)
    .filter((name) => name.startsWith(`${goal.workload} at `))
    .map((name) => results[name]?.found as AskedResult)
    .sort((a, b) => b.relations - a.relations);
  const [largest] = sized;
  if (largest) {
    const key = [goal.against, goal.what].filter(Boolean).join(' ');
    return [askedRatios(largest)[key], largest.relations.toLocaleString('en')];
  }
  const told = results[goal.workload]?.found as Told | undefined;
  return [told?.ratios?.[[goal.against, goal.what].filter(Boolean).join(' ')], ''];
}
