import type { StatementBuilder } from '../../cypher/builder.js';
import type { Graph } from '../../neo4j/graph.js';
import type { ListPlan } from '../../plan/list-plan.js';
import type { AmountRow } from './amounts.js';
import { type CountedCells, cellOf, type KeyRow } from './cell.js';
import type { Asked } from './grouping.js';
import {
  areOwnValues,
  propertyGroups,
  type ValuesRow,
  valuesStatement,
} from './property-groups.js';
import { amountsOf, type CountWants, countStatement } from './statement.js';

/** Counts in one statement: by the values of the rows themselves where all keys follow from these. */
export async function readCounted(
  graph: Graph,
  { plan, wants }: { plan: ListPlan; wants: CountWants },
  asked: readonly Asked[],
  context: StatementBuilder,
): Promise<CountedCells> {
  const ofEach = wants.ids || (wants.sums && amountsOf(plan.kind) !== undefined);
  if (areOwnValues(asked) && !ofEach) {
    const text = valuesStatement(plan, asked, context);
    return propertyGroups(await graph.read<ValuesRow>(text, context.parameters), asked);
  }
  const text = countStatement(plan, asked, wants, context);
  return countedByCells(await graph.read<CellRow>(text, context.parameters));
}

type CellRow = readonly [
  counted: boolean,
  keys: readonly KeyRow[],
  rows: number,
  told: readonly number[],
  amounts: readonly AmountRow[],
  ids: readonly string[],
];

function countedByCells(rows: readonly CellRow[]): CountedCells {
  const [first] = rows;
  return {
    cells: rows.flatMap(([counted, keys, rows, , amounts, ids]) =>
      counted ? [cellOf(keys, rows, amounts, ids)] : [],
    ),
    told: (first?.[3] ?? []).map((_, at) =>
      rows.reduce((sum, [, , , told]) => sum + (told[at] ?? 0), 0),
    ),
  };
}
