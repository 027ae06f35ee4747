import { newBuilder, type StatementBuilder } from '../../cypher/builder.js';
import { policyState, policyStateFields } from '../../cypher/validity.js';
import { ArgumentError, UserError } from '../../errors.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ListPlan } from '../../plan/list-plan.js';
import { validities } from '../../query/as-of.js';
import { checkDate, upperBound } from '../../query/dates.js';
import type { Filter } from '../../query/selection.js';
import { type Answer, date } from '../answer.js';
import { argument, type Request } from '../arguments.js';
import { type Period, period } from '../counts/answer.js';
import { daysOf, periodCount, periodLabels, periodOf, periodsBetween } from '../counts/periods.js';
import { rowsOf } from '../counts/rows.js';
import { resolveNames } from '../names/index.js';
import { namesInWhere } from '../names/names-in.js';
import { planOfAll } from '../planner/index.js';
import type { inForceSeriesAnswer } from './answer.js';

/**
 * Maximum number of periods of a series: a leap year of days, or thirty years of months. It is lower than that of a
 * count, because every point tests every policy again.
 */
export const MAX_POINTS = 366;

export const inForceSeriesArguments = {
  period: argument(period.default('MONTH'), 'How long each period is.'),
  from: argument(date, 'The first period is the one that contains this date.', '2021-01-01'),
  to: argument(
    date,
    `The last period is the one that contains this date. At most ${MAX_POINTS} periods.`,
    '2021-12-31',
  ),
};

export interface SeriesRequest extends Request<typeof inForceSeriesArguments> {
  readonly where: Filter;
}

/**
 * How many policies were in force at the end of each period: one statement, one for the names in the filter,
 * and one to choose its plan where there is a choice.
 * Throws BAD_USER_INPUT, LIMIT_EXCEEDED, UNKNOWN_NAME and AMBIGUOUS_NAME.
 */
export async function inForceSeries(
  graph: Graph,
  { where, period, ...range }: SeriesRequest,
): Promise<Answer<typeof inForceSeriesAnswer>> {
  const keys = keysIn(period, range);
  const days = keys.map((key) => daysOf(key, period).end);
  const names = await resolveNames(graph, namesInWhere('Policy', where));
  const plan = await planOfAll(graph, { kind: 'Policy', where }, names);
  const context = newBuilder(names);
  const asked = days.map((day) => ({ day, open: upperBound(day).reachBeyond }));
  const text = seriesStatement(plan, context.parameter(asked), context);
  const rows = await graph.read(text, context.parameters);
  const counts = new Map(rows.map(([day, state, count]) => [`${day} ${state}`, count as number]));
  const points = keys.map((key, at) => {
    const day = days[at] as string;
    const of = (state: string) => counts.get(`${day} ${state}`) ?? 0;
    const [inForce = 0, notInForce = 0, notYet = 0, unknown = 0] = validities.map(of);
    return { key, ...periodLabels(key, period), day, inForce, notInForce, notYet, unknown };
  });
  const [first] = points;
  const total = first
    ? validities.reduce((sum, state) => sum + (counts.get(`${first.day} ${state}`) ?? 0), 0)
    : 0;
  return { points, total, complete: true };
}

/** Policies that agree in what their state rests on are brought together first: there are far fewer such groups. */
export function seriesStatement(plan: ListPlan, days: string, context: StatementBuilder): string {
  const fields = policyStateFields.map((field) => `${field}: n.${field}`).join(', ');
  return `${rowsOf(plan, context)}
WITH {${fields}} AS policy, count(n) AS rows
UNWIND ${days} AS asked
WITH asked.day AS day, ${policyState('policy', { day: 'asked.day', open: 'asked.open' })} AS state, rows
RETURN day, state, sum(rows)`;
}

function keysIn(period: Period, range: { readonly from: string; readonly to: string }): string[] {
  const from = periodOf(checkDate('from', range.from), period, 'first');
  const to = periodOf(checkDate('to', range.to), period, 'last');
  if (from > to) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'from',
      `"${range.from}" comes after to: "${range.to}". Swap the two.`,
    );
  }
  const count = periodCount(from, to, period);
  if (count > MAX_POINTS) {
    throw new UserError(
      'LIMIT_EXCEEDED',
      `from and to: ${count} periods are too many; at most ${MAX_POINTS} are allowed. Choose longer periods, or split the request.`,
      { limit: MAX_POINTS },
    );
  }
  return periodsBetween(from, to, period);
}
