import type { Graph } from '../../../neo4j/graph.js';
import type { Traversal } from '../../../ontology/index.js';
import { entities, entityNamed } from '../../../queries/entity/index.js';
import { type TiesOf, ties } from '../../../queries/relations/totals.js';
import type { AsOf } from '../../../query/as-of.js';
import type { EntitySelection } from '../../../query/selection.js';
import { type Item, includedSides, itemOf, selectionOf } from './selection.js';

/** Maximum number of related entities in one response, divided equally among its entities. */
const MAX_RELATED = 50_000;
/** Maximum number of related entities per entity. /v1/entities/:id/relations lists all of them. */
const MAX_OF_ONE = 1_000;

interface Wanted {
  readonly kind: string;
  readonly ids: readonly string[];
  /** Relation fields to include. Omitted: all. */
  readonly include?: readonly string[] | undefined;
  /** Whether to include the sources with their names. */
  readonly readIn?: boolean;
  readonly asOf?: AsOf | undefined;
}

/**
 * Entities of a kind with their relations, in the order of the ids; undefined for an id that no longer exists. Two
 * concurrent statements: one reads the entities, one their relations. Throws LIMIT_EXCEEDED for more than 200 ids.
 */
export async function items(graph: Graph, wanted: Wanted): Promise<(Item | undefined)[]> {
  const { kind, ids, include, readIn = false, asOf } = wanted;
  const sides = includedSides(kind, include);
  const most = Math.min(MAX_OF_ONE, Math.floor(MAX_RELATED / Math.max(1, ids.length)));
  const [nodes, tied] = await Promise.all([
    entities(graph, ids, selectionOf(kind, readIn), asOf),
    ties(graph, { kind, ids, sides, most, asOf }),
  ]);
  return nodes.map((node, at) => {
    // The entity was deleted after the list was read, so the response omits it.
    if (!node) return undefined;
    return { ...itemOf(node), ...relatedOf(sides, tied.get(ids[at] ?? '')) } as Item;
  });
}

function relatedOf(sides: readonly Traversal[], found: TiesOf | undefined) {
  const all = found?.ties ?? [];
  return {
    related: Object.fromEntries(
      sides.map(({ field }) => [
        field,
        all
          .filter((tie) => tie.field === field)
          .map(({ other, relation }) => ({ ...other, relation })),
      ]),
    ),
    relatedComplete: found?.complete ?? true,
  };
}

/**
 * One entity of the selected kinds by its id or any exact name, with its fields, relations and sources. Throws
 * UNKNOWN_NAME or AMBIGUOUS_NAME.
 */
export async function wholeEntity(
  graph: Graph,
  name: string,
  among: EntitySelection,
  wanted: Pick<Wanted, 'include' | 'asOf'>,
): Promise<Item | undefined> {
  const { id, __typename: kind } = await entityNamed(graph, 'id', name, among);
  const [item] = await items(graph, { ...wanted, kind, ids: [id], readIn: true });
  return item;
}
