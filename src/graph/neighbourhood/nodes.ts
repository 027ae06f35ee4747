import { kinds } from '../../ontology/index.js';
import { type Context, newContext } from '../compile/context.js';
import { entityOf } from '../compile/entity.js';
import { idsByKind } from '../compile/ids-by-kind.js';
import { entityHolds } from '../compile/legal-time.js';
import type { Shape } from '../compile/shape.js';
import type { Graph } from '../connect.js';
import type { ResolvedNames } from '../names/resolve.js';
import type { EntitySelection, KindSelection } from '../selection.js';
import type { Scope } from './asked.js';

/** What the graph says of one entity of a neighbourhood. */
export interface Details {
  readonly node: unknown;
  /** Whether it would be shown if it were no start. */
  readonly passes: boolean;
}

/** The entities with what is selected of them, by id: one statement. */
export async function detailsOf(
  graph: Graph,
  ids: readonly string[],
  selection: EntitySelection,
  scope: Scope,
  names: ResolvedNames,
): Promise<Map<string, Details>> {
  const context = newContext(names, scope.asOf);
  const { text, shapes } = nodesStatement(ids, selection, scope, context);
  const rows = await graph.read(text, context.parameters);
  return new Map(
    rows.map(([id, kind, entity, may]) => [
      id as string,
      { node: shapes.get(kind as string)?.decode(entity), passes: may as boolean },
    ]),
  );
}

/** The statement behind the details, and the way back from its rows. */
export function nodesStatement(
  ids: readonly string[],
  selection: EntitySelection,
  scope: Scope,
  context: Context,
) {
  const shapes = new Map<string, Shape>();
  const all = context.bind(idsByKind(ids));
  const branches = kinds.map(({ name: kind }) => {
    const selected = new Map([[kind, selection.get(kind) ?? idAlone]]);
    const shape = entityOf('n', selected, context);
    shapes.set(kind, shape);
    const may = scope.kinds.includes(kind) ? entityHolds('n', kind, context) : 'false';
    return `MATCH (n:${kind}) WHERE n.id IN ${all}.${kind}
      RETURN n.id AS id, '${kind}' AS kind, ${shape.expression} AS entity, ${may} AS may`;
  });
  return { text: branches.join('\nUNION ALL\n'), shapes };
}

/** For kinds of which nothing is selected: they are part of the picture all the same. */
const idAlone: KindSelection = { fields: new Set(), sources: [], sides: [], inForce: [] };
