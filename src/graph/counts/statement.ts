import { int } from 'neo4j-driver';
import { fieldShapes, kindNamed } from '../../ontology/index.js';
import type { Context } from '../compile/context.js';
import type { Condition } from '../selection.js';
import type { Asked } from './grouping.js';
import { hasNodes, keysOf } from './keys.js';
import { rowsOf } from './rows.js';

/** Groups that an answer lists at most; it says when there are more. */
export const mostGroups = 5_000;
/** Ids of rows that a group lists at most; its count says how many there are. */
export const mostIds = 100;

export interface CountWants {
  readonly sums: boolean;
  readonly ids: boolean;
}

/**
 * One statement for a count. Rows with the same keys are brought together first, so that what follows costs by the
 * number of combinations of keys. A cell is one combination: a key a dimension, null where none is known.
 */
export function countStatement(
  kind: string,
  where: Condition,
  asked: readonly Asked[],
  wants: CountWants,
  context: Context,
): string {
  const keys = keysOf(asked, kind, context);
  const amounts = wants.sums ? amountsOf(kind) : undefined;
  return `${rowsOf(kind, where, context)}
${wants.ids ? 'WITH n, counted, undated ORDER BY n.id' : ''}
WITH n, counted, undated, ${keys.map(({ expression }, at) => `CASE WHEN counted THEN ${expression} ELSE [] END AS keys${at}`).join(', ')}, [${keys.flatMap(({ leftOut, width }) => Array.from({ length: width }, () => `counted AND ${leftOut}`)).join(', ')}] AS leftOut
WITH n, counted, undated, leftOut, ${cellsOf(keys.map(({ width }) => width))} AS cells
WITH counted, undated, leftOut, cells, count(n) AS rows,
  ${amounts ? `collect(CASE WHEN size(n.${amounts}_value) > 0 THEN [n.${amounts}_currency, n.${amounts}_value] END)` : '[]'} AS amounts,
  ${wants.ids ? `collect(n.id)[..${mostIds}]` : '[]'} AS ids
WITH collect({counted: counted, undated: undated, leftOut: leftOut, cells: cells, rows: rows, amounts: amounts, ids: ids}) AS found
WITH found, [one IN found WHERE one.counted] AS combos
RETURN ${[
    sumOf('combos', 'true'),
    sumOf('found', 'one.undated'),
    sumOf('combos', `none(cell IN one.cells WHERE ${isKnown(asked)})`),
    sumOf('combos', `size([cell IN one.cells WHERE ${isKnown(asked)}]) > 1`),
    `[${asked.map((_, at) => dimensionRow(at)).join(', ')}]`,
    groupsOf(asked, isKnown(asked), context),
    groupsOf(asked, `NOT ${isKnown(asked)}`, context),
    `COUNT { UNWIND combos AS combo UNWIND combo.cells AS cell WITH cell WHERE ${isKnown(asked)} RETURN DISTINCT cell }`,
    sumsOf(asked),
    sumsOf([]),
    'reduce(sum = 0, one IN combos | sum + size(one.amounts))',
  ].join(',\n  ')}`;
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

function sumOf(list: string, condition: string): string {
  return `reduce(sum = 0, one IN ${list} | sum + CASE WHEN ${condition} THEN one.rows ELSE 0 END)`;
}

/** Of one dimension: rows without a value, with one that is less exact, outside, with several, and left out. */
function dimensionRow(at: number): string {
  const all = (condition: string) =>
    sumOf('combos', `all(cell IN one.cells WHERE cell[${at}] ${condition})`);
  return `[${[
    all('IS NULL'),
    all("= 'LESS_EXACT'"),
    all("= 'OUTSIDE'"),
    sumOf('combos', `any(cell IN one.cells WHERE cell[${at}] <> one.cells[0][${at}])`),
    sumOf('combos', `one.leftOut[${at}]`),
  ].join(', ')}]`;
}

function groupsOf(asked: readonly Asked[], condition: string, context: Context): string {
  const order = asked.map((one, at) => (hasNodes(one) ? `cell[${at}].id` : `cell[${at}]`));
  const most = context.bind(int(mostGroups));
  return `COLLECT { UNWIND combos AS combo UNWIND combo.cells AS cell WITH combo, cell WHERE ${condition}
    WITH cell, sum(combo.rows) AS rows, sum(size(combo.amounts)) AS stated, collect(combo.ids) AS ids
    ORDER BY rows DESC, ${order.join(', ')} LIMIT ${most}
    RETURN [${keyColumns(asked)}, rows, stated, ids] }`;
}

/** Sums by cell and currency; for no dimension at all, each row once. */
function sumsOf(asked: readonly Asked[]): string {
  const cells = asked.length > 0 ? 'UNWIND combo.cells AS cell' : 'WITH combo, amount, [] AS cell';
  return `COLLECT { UNWIND combos AS combo UNWIND combo.amounts AS amount ${cells} UNWIND range(0, size(amount[0]) - 1) AS at
    WITH cell, amount[0][at] AS currency, sum(amount[1][at]) AS sum, count(*) AS rows, sum(CASE WHEN size(amount[0]) > 1 THEN 1 ELSE 0 END) AS others
    ORDER BY currency RETURN [${keyColumns(asked)}, currency, sum, rows, others] }`;
}

function keyColumns(asked: readonly Asked[]): string {
  const keys = asked.map((one, at) =>
    hasNodes(one)
      ? `[cell[${at}].id, cell[${at}].name, cell[${at}].nameZh]`
      : `[cell[${at}], null, null]`,
  );
  return `[${keys.join(', ')}]`;
}
