import type { StatementBuilder } from '../../cypher/builder.js';
import { type EntityNode, entityOf } from '../../cypher/entity.js';
import { kinds } from '../../ontology/index.js';
import type { EntitySelection, KindSelection } from '../../query/selection.js';
import { passes } from './pattern.js';
import type { Scope } from './request.js';

/** The details of one entity of a neighbourhood. */
export interface Details {
  readonly node: EntityNode;
  /** Whether it would be shown if it were not a start. */
  readonly passes: boolean;
}

export type DetailsRow = readonly [id: string, entity: unknown, passes: boolean];

/**
 * A list of DetailsRows of the nodes in the variable `nodes`, with the selected fields, and the decoder of the rows.
 */
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

/** For kinds of which no field is selected; they are still part of the neighbourhood. */
const idAlone: KindSelection = { fields: new Set(), sources: [], traversals: [], inForce: [] };
