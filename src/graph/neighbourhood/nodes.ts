import type { Context } from '../compile/context.js';
import { entityOf } from '../compile/entity.js';
import { entityHolds } from '../compile/legal-time.js';
import type { Shape } from '../compile/shape.js';
import type { EntitySelection, KindSelection } from '../selection.js';
import type { Scope } from './asked.js';
import { byKind } from './pattern.js';

/** What the graph says of one entity of a neighbourhood. */
export interface Details {
  readonly node: unknown;
  /** Whether it would be shown if it were no start. */
  readonly passes: boolean;
}

/** What comes of one entity: its kind, what is selected of it by the shape of its kind, and whether it passes. */
export type DetailsRow = readonly [id: string, kind: string, entity: unknown, passes: boolean];

/**
 * Binds `n` to each of the entities and `details` to its DetailsRow, and gives the way back from it. `ids` is the
 * parameter with their ids by kind.
 */
export function nodesWithDetails(
  ids: string,
  selection: EntitySelection,
  scope: Scope,
  context: Context,
) {
  const shapes = new Map<string, Shape>();
  const text = byKind(ids, (kind) => {
    const selected = new Map([[kind, selection.get(kind) ?? idAlone]]);
    const shape = entityOf('n', selected, context);
    shapes.set(kind, shape);
    const passes = scope.kinds.includes(kind) ? entityHolds('n', kind, context) : 'false';
    return `n, [n.id, '${kind}', ${shape.expression}, ${passes}] AS details`;
  });
  const decode = ([id, kind, entity, passes]: DetailsRow): [string, Details] => [
    id,
    { node: shapes.get(kind)?.decode(entity), passes },
  ];
  return { text, decode };
}

/** For kinds of which nothing is selected: they are part of the picture all the same. */
const idAlone: KindSelection = { fields: new Set(), sources: [], sides: [], inForce: [] };
