import { UserError } from '../errors.js';
import { kindOfId } from '../ontology/index.js';
import { newContext } from './compile/context.js';
import { entityOf } from './compile/entity.js';
import type { AsOf } from './compile/legal-time.js';
import type { Graph } from './connect.js';
import { namesInSelection } from './names/gather.js';
import { resolveNames } from './names/resolve.js';
import type { EntitySelection } from './selection.js';

/** Ids in one request; as many as the largest page. */
const mostIds = 200;

/** Entities by id, in the order of the ids, null where there is none: one statement for all of them. */
export async function entities(
  graph: Graph,
  ids: readonly string[],
  selection: EntitySelection,
  asOf?: AsOf,
): Promise<unknown[]> {
  if (ids.length > mostIds) {
    throw new UserError(
      'LIMIT_EXCEEDED',
      `ids: ${ids.length} ids are more than one request may ask for; allowed are ${mostIds}.`,
      { limit: mostIds },
    );
  }
  const wanted = [...new Set(ids.flatMap((id) => kindOfId(id)?.name ?? []))].filter((kind) =>
    selection.has(kind),
  );
  if (wanted.length === 0) return ids.map(() => null);
  const context = newContext(await resolveNames(graph, namesInSelection(selection)), asOf);
  const parameter = context.bind(ids);
  const branches = wanted.map((kind) => {
    const shape = entityOf('n', new Map([...selection].filter(([name]) => name === kind)), context);
    return {
      kind,
      shape,
      text: `MATCH (n:${kind}) WHERE n.id IN ${parameter} RETURN n.id AS id, '${kind}' AS kind, ${shape.expression} AS entity`,
    };
  });
  const rows = await graph.read(
    branches.map(({ text }) => text).join('\nUNION ALL\n'),
    context.parameters,
  );
  const decoders = new Map(branches.map(({ kind, shape }) => [kind, shape]));
  const found = new Map(
    rows.map(([id, kind, entity]) => [id, decoders.get(kind as string)?.decode(entity)]),
  );
  return ids.map((id) => found.get(id) ?? null);
}

/** One entity, of a kind that is selected, by id or by an exact name in any language. Throws UNKNOWN_NAME or AMBIGUOUS_NAME with candidates. */
export async function entityNamed(
  graph: Graph,
  argument: string,
  name: string,
  selection: EntitySelection,
  asOf?: AsOf,
): Promise<unknown> {
  const kinds = [...selection.keys()];
  const names = await resolveNames(graph, [{ name, kinds, argument }]);
  const [found] = await entities(graph, names.idsOf([name], kinds), selection, asOf);
  return found;
}
