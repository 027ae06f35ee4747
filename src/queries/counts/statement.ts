import type { StatementBuilder } from '../../cypher/builder.js';
import { fieldShapes, kindNamed } from '../../ontology/index.js';
import type { ListPlan } from '../../plan/list-plan.js';
import type { Asked } from './grouping.js';
import { hasNodes, keysOf } from './keys.js';
import { rowsOf } from './rows.js';

/** Groups that an answer lists at most; it says when there are more. */
export const MAX_GROUPS = 5_000;
/** Ids of rows that a group lists at most; its count says how many there are. */
export const MAX_IDS = 100;

export interface CountWants {
  readonly sums: boolean;
  readonly ids: boolean;
}

/** What is told of the rows as a whole, in the order of the column `told`; the last five of each dimension. */
export const totals = ['total', 'undated', 'inNoGroup', 'inSeveralGroups'] as const;
export const dimensionTotals = ['unknown', 'lessExact', 'outside', 'several', 'undated'] as const;

/**
 * One statement for a count, which needs memory for its groups alone. A cell is one combination of keys, null where
 * none is known; a row stands in each of its cells. What is told of rows is told in the first cell of each, so that
 * adding it up over all cells counts every row once.
 * Columns: whether its rows count, the keys, rows, told, amounts as [in first cell, currencies, values], ids.
 */
export function countStatement(
  plan: ListPlan,
  asked: readonly Asked[],
  wants: CountWants,
  context: StatementBuilder,
): string {
  const amounts = wants.sums ? amountsOf(plan.kind) : undefined;
  const keys = keysOf(asked, plan, context);
  const leftOut = keys.flatMap(({ leftOut, width }) =>
    Array.from({ length: width }, () => `counted AND ${leftOut}`),
  );
  const told = [
    'counted',
    'undated',
    `counted AND none(cell IN cells WHERE ${isKnown(asked)})`,
    `size([cell IN cells WHERE ${isKnown(asked)}]) > 1`,
    ...asked.flatMap((_, at) => dimensionFlags(at)),
  ].map((flag) => `CASE WHEN ${flag} THEN weight ELSE 0 END`);
  // Rows with the same keys are told together, unless something is asked of each by itself.
  const [each, row] =
    amounts || wants.ids ? ['n, 1 AS weight', 'n, weight'] : ['count(*) AS weight', 'weight'];
  return `${rowsOf(plan, context)}
${wants.ids ? 'WITH n, counted, undated ORDER BY n.id' : ''}
WITH counted, undated, ${keys.map(({ expression }, at) => `CASE WHEN counted THEN ${expression} ELSE [] END AS keys${at}`).join(', ')}, [${leftOut.join(', ')}] AS leftOut, ${each}
WITH ${row}, counted, undated, leftOut, ${cellsOf(keys.map(({ width }) => width))} AS cells
WITH ${row}, counted, cells, [${told.join(', ')}] AS flags
UNWIND range(0, size(cells) - 1) AS at
WITH counted, cells[at] AS cell, ${row}, at = 0 AS first, flags
WITH counted, cell, sum(weight) AS rows,
  [${told.map((_, flag) => `sum(CASE WHEN first THEN flags[${flag}] ELSE 0 END)`).join(', ')}] AS told,
  ${amounts ? `collect(CASE WHEN size(n.${amounts}_value) > 0 THEN [first, n.${amounts}_currency, n.${amounts}_value] END)` : '[]'} AS amounts,
  ${wants.ids ? `collect(n.id)[..${MAX_IDS}]` : '[]'} AS ids
RETURN counted, ${keyColumns(asked)} AS keys, rows, told, amounts, ids`;
}

/** The field that holds amounts of money, for kinds that have one. */
export function amountsOf(kind: string): string | undefined {
  return fieldShapes(kindNamed(kind).schema).find(({ objectName }) => objectName === 'Amount')
    ?.name;
}

function cellsOf(widths: readonly number[]): string {
  const orNone = (keys: string, none: string) =>
    `CASE WHEN size(${keys}) = 0 THEN [${none}] ELSE ${keys} END`;
  if (widths.length === 2)
    return `COLLECT { UNWIND ${orNone('keys0', 'null')} AS key0 UNWIND ${orNone('keys1', 'null')} AS key1 RETURN [key0, key1] }`;
  if (widths[0] === 2) return orNone('keys0', '[null, null]');
  return `[key IN ${orNone('keys0', 'null')} | [key]]`;
}

function isKnown(asked: readonly Asked[]): string {
  const parts = asked.map(({ dimension }, at) =>
    dimension.sort === 'DATE'
      ? `(cell[${at}] IS NOT NULL AND NOT cell[${at}] IN ['LESS_EXACT', 'OUTSIDE'])`
      : `cell[${at}] IS NOT NULL`,
  );
  return `(${parts.join(' AND ')})`;
}

/** In the order of toldOfDimension. */
function dimensionFlags(at: number): string[] {
  const all = (condition: string) =>
    `counted AND all(cell IN cells WHERE cell[${at}] ${condition})`;
  return [
    all('IS NULL'),
    all("= 'LESS_EXACT'"),
    all("= 'OUTSIDE'"),
    `any(cell IN cells WHERE cell[${at}] <> cells[0][${at}])`,
    `leftOut[${at}]`,
  ];
}

function keyColumns(asked: readonly Asked[]): string {
  const keys = asked.map((one, at) =>
    hasNodes(one)
      ? `[cell[${at}].id, cell[${at}].name, cell[${at}].nameZh]`
      : `[cell[${at}], null, null]`,
  );
  return `[${keys.join(', ')}]`;
}
