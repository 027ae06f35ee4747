import type { StatementBuilder } from '../../cypher/builder.js';
import { dateOfKey } from '../../ontology/index.js';
import type { ListPlan } from '../../plan/list-plan.js';
import type { Period } from './answer.js';
import { type CountedCells, cellOf, type KeyRow } from './cell.js';
import type { Asked } from './grouping.js';
import { missingIn } from './groups.js';
import { indexOnlyRows } from './index-only-rows.js';
import { periodOf } from './periods.js';
import { rowsOf } from './rows.js';
import { dimensionTotals, totals } from './statement.js';

/** Rows that count or do not, by their values: in lists side by side, as a message for each costs more than counting. */
export type ValuesRow = readonly [
  counted: boolean,
  undated: boolean,
  rows: readonly number[],
  ...values: (readonly string[])[],
];

/** Stands for a value that is not known: a list that is collected holds no null, and no date or code is empty. */
const unknown = '';

/** True where all keys follow from properties of the row itself: Neo4j counts rows by these, the keys are told here. */
export function areOwnValues(asked: readonly Asked[]): boolean {
  return asked.every(({ dimension: { sort } }) => sort === 'DATE' || sort === 'CODE');
}

/**
 * Characters of a stored date that tell its period. Eight tell a quarter or a half, `2021-06Q`, from a month, of whose
 * days they leave `2021-06-`.
 */
const characters: Readonly<Record<Period, number>> = { DAY: 10, MONTH: 8, QUARTER: 8, YEAR: 4 };

/** A statement that counts rows by their own values: of a date, as much as its period needs. */
export function valuesStatement(
  plan: ListPlan,
  asked: readonly Asked[],
  context: StatementBuilder,
): string {
  const keyed = indexOnlyRows(plan, asked, context);
  const names = asked.map((_, at) => `value${at}`);
  const values = asked.map(({ dimension, period }, at) => {
    if (dimension.sort !== 'DATE' && dimension.sort !== 'CODE')
      throw new Error(`${dimension.name} is no value of the row itself.`);
    const property = keyed?.value ?? `n.${dimension.field.name}`;
    const value = period ? `left(${property}, ${characters[period]})` : property;
    return `coalesce(${value}, '${unknown}') AS ${names[at]}`;
  });
  return `${keyed?.rows ?? rowsOf(plan, context)}
WITH counted, undated, ${values.join(', ')}, count(*) AS rows
RETURN counted, undated, collect(rows), ${names.map((name) => `collect(${name})`).join(', ')}`;
}

/** What such a statement found: each row stands in one cell. */
export function propertyGroups(found: readonly ValuesRow[], asked: readonly Asked[]): CountedCells {
  const rowsByKeys = new Map<string, { readonly keys: readonly KeyRow[]; rows: number }>();
  const told = new Array<number>(totals.length + asked.length * dimensionTotals.length).fill(0);
  const tell = (place: number, rows: number) => {
    told[place] = (told[place] ?? 0) + rows;
  };
  for (const [counted, undated, counts, ...values] of found) {
    for (const [at, rows] of counts.entries()) {
      if (undated) tell(totals.indexOf('undated'), rows);
      if (!counted) continue;
      const keys = asked.map((one, place) => keyOf(values[place]?.[at] ?? unknown, one));
      const id = keys.join(' ');
      const cell = rowsByKeys.get(id);
      if (cell) cell.rows += rows;
      else rowsByKeys.set(id, { keys: keys.map((key) => [key, null, null]), rows });
      tell(totals.indexOf('total'), rows);
      const reasons = keys.map((key, place) => missingIn(key, asked[place] as Asked));
      if (reasons.some(Boolean)) tell(totals.indexOf('inNoGroup'), rows);
      for (const [place, reason] of reasons.entries()) {
        const name = reason && toldBy[reason];
        if (name)
          tell(
            totals.length + place * dimensionTotals.length + dimensionTotals.indexOf(name),
            rows,
          );
      }
    }
  }
  return { cells: [...rowsByKeys.values()].map(({ keys, rows }) => cellOf(keys, rows)), told };
}

const toldBy = { NOT_KNOWN: 'unknown', LESS_EXACT: 'lessExact', OUTSIDE: 'outside' } as const;

/** The key of a value; LESS_EXACT where a date does not tell the period, OUTSIDE where it lies before `from` or behind `to`. */
function keyOf(value: string, { period, from, to }: Asked): string | null {
  if (value === unknown) return null;
  if (!period) return value;
  const date = dateOfKey(value.replace(/-$/, ''));
  const [first, last] = [periodOf(date, period, 'first'), periodOf(date, period, 'last')];
  if ((from && last < from) || (to && first > to)) return 'OUTSIDE';
  return first === last ? first : 'LESS_EXACT';
}
