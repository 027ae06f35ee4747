import { type Dimension, dimensionsOf, takesInParts } from '../../codegen/dimensions.js';
import { ArgumentError } from '../../errors.js';
import { kindCode, kindNamed } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import { checkDate, checkDay, today } from '../../query/dates.js';
import type { Period } from './answer.js';
import { type Grouping, groupingInputs } from './grouping-inputs.js';
import { periodCount, periodOf } from './periods.js';

/**
 * Maximum number of periods of a dimension: ten years of days, or three hundred years of months. It is below MAX_GROUPS,
 * so a count by one date always lists the periods without rows.
 */
export const MAX_PERIODS = 3_660;

/** A dimension with what is asked of it, checked. */
export interface Asked {
  readonly dimension: Dimension;
  /** For dates alone; `from` and `to` are keys of periods. */
  readonly period: Period | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly subtree: boolean;
  readonly kinds: readonly string[] | null;
  /** For IN_FORCE alone. */
  readonly day: string | null;
}

/** The dimensions of a request. Throws BAD_USER_INPUT or LIMIT_EXCEEDED. */
export function askedDimensions(
  kind: string,
  by: readonly Grouping[],
  asOf: AsOf | undefined,
): Asked[] {
  if (by.length < 1 || by.length > 2) {
    throw new ArgumentError(
      by.length < 1 ? 'BAD_USER_INPUT' : 'LIMIT_EXCEEDED',
      'by',
      `${by.length} dimensions are given; allowed are one, or two crossed.`,
      { limit: 2 },
    );
  }
  if (by.length === 2 && JSON.stringify(by[0]) === JSON.stringify(by[1])) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'by',
      `${by[0]?.dimension} is given twice. Give it once.`,
    );
  }
  const dimensions = new Map(dimensionsOf(kind).map((one) => [one.name, one]));
  return by.map((grouping) => {
    const dimension = dimensions.get(grouping.dimension);
    if (!dimension)
      throw new Error(`The schema lets through the dimension ${grouping.dimension} of ${kind}.`);
    return asked(dimension, grouping, asOf);
  });
}

function asked(dimension: Dimension, grouping: Grouping, asOf: AsOf | undefined): Asked {
  for (const [name, { takes, takers }] of Object.entries(groupingInputs)) {
    const value = grouping[name as keyof typeof groupingInputs];
    if (value == null || value === false || takes(dimension)) continue;
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'by',
      `${dimension.name} takes no ${name}, which is for ${takers}. Leave it out.`,
    );
  }
  const isDate = dimension.sort === 'DATE';
  const period = isDate ? (grouping.period ?? 'MONTH') : null;
  return {
    dimension,
    period,
    ...bounds(dimension.name, period, grouping),
    subtree: grouping.subtree ?? takesInParts(dimension),
    kinds: grouping.kinds ? kindsAt(dimension, grouping.kinds) : null,
    day: dimension.sort === 'IN_FORCE' ? dayOf(grouping, asOf) : null,
  };
}

function dayOf({ day }: Grouping, asOf: AsOf | undefined): string {
  return day == null ? (asOf?.day ?? today()) : checkDay('by.day', day);
}

function kindsAt(dimension: Dimension, kinds: readonly string[]): readonly string[] {
  const possible =
    dimension.sort === 'END'
      ? dimension.filter.targetKinds
      : dimension.sort === 'TOUCHES'
        ? dimension.others
        : [];
  const asked = kinds.map(kindNamed);
  const wrong = asked.find(({ name }) => !possible.includes(name));
  if (!wrong) return asked.map(({ name }) => name);
  throw new ArgumentError(
    'BAD_USER_INPUT',
    'by',
    `${dimension.name} leads to no ${kindCode(wrong)}; allowed in kinds: ${possible.map((kind) => kindCode(kindNamed(kind))).join(', ')}.`,
  );
}

function bounds(name: string, period: Period | null, grouping: Grouping) {
  const key = (argument: 'from' | 'to') => {
    const given = grouping[argument];
    if (given == null || !period) return null;
    const date = checkDate(`by.${argument}`, given);
    return periodOf(date, period, argument === 'from' ? 'first' : 'last');
  };
  const [from, to] = [key('from'), key('to')];
  if (period && from && to) {
    if (from > to) {
      throw new ArgumentError(
        'BAD_USER_INPUT',
        'by',
        `${name} from ${grouping.from} to ${grouping.to} ends before it begins. Swap the two.`,
      );
    }
    checkNumber(name, periodCount(from, to, period));
  }
  return { from, to };
}

/** Throws LIMIT_EXCEEDED for more periods than anybody reads. */
export function checkNumber(name: string, count: number): void {
  if (count <= MAX_PERIODS) return;
  throw new ArgumentError(
    'LIMIT_EXCEEDED',
    'by',
    `${name} spans ${count} periods; at most ${MAX_PERIODS} are allowed. Give from and to, or a longer period.`,
    { limit: MAX_PERIODS },
  );
}
