import type { StatementBuilder } from '../../cypher/builder.js';
import { entityOf } from '../../cypher/entity.js';
import { kinds } from '../../ontology/index.js';
import type { EntitySelection, KindSelection } from '../../query/selection.js';
import { passes } from './pattern.js';
import type { Scope } from './request.js';

/** What the graph says of one entity of a neighbourhood. */
export interface Details {
  readonly node: unknown;
  /** Whether it would be shown if it were no start. */
  readonly passes: boolean;
}

export type DetailsRow = readonly [id: string, entity: unknown, passes: boolean];

/** A list of the DetailsRows of the nodes that the variable `nodes` holds, with what is selected, and the way back. */
export function detailsOf(
  nodes: string,
  selection: EntitySelection,
  scope: Scope,
  context: StatementBuilder,
) {
  const selected = new Map(kinds.map(({ name }) => [name, selection.get(name) ?? idAlone]));
  const shape = entityOf('n', selected, context);
  const text = `COLLECT { UNWIND ${nodes} AS n
    RETURN [n.id, ${shape.expression}, ${passes('n', scope, context)}] }`;
  const decode = ([id, entity, may]: DetailsRow): [string, Details] => [
    id,
    { node: shape.decode(entity), passes: may },
  ];
  return { text, decode };
}

/** For kinds of which nothing is selected: they are part of the picture all the same. */
const idAlone: KindSelection = { fields: new Set(), sources: [], traversals: [], inForce: [] };
