import { newBuilder } from '../../cypher/builder.js';
import { type EntityNode, entityOf } from '../../cypher/entity.js';
import { ArgumentError } from '../../errors.js';
import type { Graph, Parameters, RowsById } from '../../neo4j/graph.js';
import { kindOfId } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import { today } from '../../query/dates.js';
import type { EntitySelection } from '../../query/selection.js';
import { resolveNames } from '../names/index.js';
import { namesInSelection } from '../names/names-in.js';

/** Maximum number of ids per request; the same as the largest page. */
const MAX_IDS = 200;

/** Entities by id, in the order of the ids, null if there is none. One statement for all of them. */
export async function entities(
  graph: Graph,
  ids: readonly string[],
  selection: EntitySelection,
  asOf?: AsOf,
): Promise<(EntityNode | null | undefined)[]> {
  if (ids.length > MAX_IDS) {
    throw new ArgumentError(
      'LIMIT_EXCEEDED',
      'ids',
      `${ids.length} ids are too many for one request; at most ${MAX_IDS} are allowed.`,
      { limit: MAX_IDS },
    );
  }
  const wanted = [...new Set(ids.flatMap((id) => kindOfId(id)?.name ?? []))].filter((kind) =>
    selection.has(kind),
  );
  if (wanted.length === 0) return ids.map(() => null);
  const { text, parameters, decode } = await readerOf(graph, wanted, selection, asOf);
  const rows = await graph.readByIds(text, ids, parameters);
  return ids.map((id) => decode(rows, id));
}

/**
 * One entity of the selected kinds, by id or by an exact name in any language. Throws UNKNOWN_NAME or AMBIGUOUS_NAME
 * with candidates.
 */
export async function entityNamed(
  graph: Graph,
  argument: string,
  name: string,
  selection: EntitySelection,
  asOf?: AsOf,
): Promise<EntityNode> {
  // An id needs no look-up of names, except for a helpful error if there is no such entity.
  const [known] = await entities(graph, [name], selection, asOf);
  if (known) return known;
  const kinds = [...selection.keys()];
  const names = await resolveNames(graph, [{ name, kinds, argument }]);
  const [found] = await entities(graph, names.idsOf([name], kinds), selection, asOf);
  if (found) return found;
  throw new ArgumentError('UNKNOWN_NAME', argument, `"${name}" was deleted meanwhile.`);
}

/** A statement for entities of some kinds, with the decoder of its rows. */
interface Reader {
  readonly text: string;
  readonly parameters: Parameters;
  decode(rows: RowsById, id: string): EntityNode | null | undefined;
}

/**
 * Compiled readers of selections that depend only on themselves and the day, so that a repeated request is not
 * compiled again.
 */
const compiled = new WeakMap<EntitySelection, Map<string, Reader>>();

async function readerOf(
  graph: Graph,
  kinds: readonly string[],
  selection: EntitySelection,
  asOf: AsOf | undefined,
): Promise<Reader> {
  const names = namesInSelection(selection);
  const { hasRelationOrderIndex } = await graph.stats();
  const compiling = async () =>
    compile(
      kinds,
      selection,
      newBuilder(await resolveNames(graph, names), asOf, hasRelationOrderIndex),
    );
  if (asOf || names.length > 0) return compiling();
  const readers = compiled.get(selection) ?? new Map<string, Reader>();
  compiled.set(selection, readers);
  // Without a day, whether a policy is in force depends on today.
  const key = [today(), hasRelationOrderIndex, ...kinds].join();
  const reader = readers.get(key) ?? (await compiling());
  readers.set(key, reader);
  return reader;
}

function compile(
  kinds: readonly string[],
  selection: EntitySelection,
  context: ReturnType<typeof newBuilder>,
): Reader {
  const shapes = new Map(
    kinds.map((kind) => [
      kind,
      entityOf('n', new Map([...selection].filter(([name]) => name === kind)), context),
    ]),
  );
  // Each kind uses its own index for its own ids; an id belongs to one kind.
  const branches = [...shapes].map(
    ([kind, shape]) =>
      `UNWIND $ids AS id MATCH (n:${kind} {id: id}) RETURN id, ${shape.expression} AS entity`,
  );
  return {
    text: branches.join('\nUNION ALL\n'),
    parameters: context.parameters,
    decode: (rows, id) => {
      const row = rows.get(id);
      return row ? shapes.get(kindOfId(id)?.name ?? '')?.decode(row[1]) : null;
    },
  };
}
