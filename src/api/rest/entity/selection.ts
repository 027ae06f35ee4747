import type { EntityNode } from '../../../cypher/entity.js';
import {
  fieldShapes,
  kindNamed,
  kinds,
  statedTraversalsOf,
  type Traversal,
} from '../../../ontology/index.js';
import type { EntityReference } from '../../../queries/answer.js';
import type { EntityRelation } from '../../../queries/relations/totals.js';
import { aliasKey, type EntitySelection, type KindSelection } from '../../../query/selection.js';

const nothing: KindSelection = { fields: new Set(), sources: [], traversals: [], inForce: [] };

/** Selects only the names and the summary, for entities of all kinds. */
export const byName: EntitySelection = new Map(
  kinds.map(({ name }) => [name, { ...nothing, fields: new Set(['name', 'nameZh', 'summary']) }]),
);

/** Selects the name of a source, who published it when, and its address. */
export const sourceSelection: EntitySelection = new Map([
  ['Source', { ...nothing, fields: new Set(['name', 'publisher', 'publishedOn', 'url']) }],
]);

/** Selects only the ids, for entities of one kind. */
export function idsOf(kind: string): EntitySelection {
  return new Map([[kind, nothing]]);
}

/** The relations of a kind to include in a response: the named ones, or all if `include` is undefined. */
export function includedSides(kind: string, include: readonly string[] | undefined): Traversal[] {
  return statedTraversalsOf(kind).filter(
    ({ field }) => include === undefined || include.includes(field),
  );
}

/** Selects all fields of a kind, whether a policy is in force and, if `readIn`, the sources with their names. */
export function selectionOf(kind: string, readIn: boolean): EntitySelection {
  const selected: KindSelection = {
    ...nothing,
    fields: new Set(fieldShapes(kindNamed(kind).schema).map(({ name }) => name)),
    sources: readIn ? [{ key: 'readIn', source: sourceSelection }] : [],
    inForce: kind === 'Policy' ? [{ key: 'inForce', asOf: null }] : [],
  };
  return new Map([[kind, selected]]);
}

type Row = Readonly<Record<string, unknown>>;

/** An entity in a REST response, without its relations. */
export type Entity = Row & EntityReference;
/** An entity in a REST response, with its relations by field. */
export type Item = Entity & {
  readonly related: Readonly<Record<string, readonly Related[]>>;
  readonly relatedComplete: boolean;
};
export type Related = EntityRelation['other'] & { readonly relation: Row };

/** Converts a node of the graph into an entity of a REST response, without its relations. Its names are selected. */
export function itemOf(node: EntityNode): Entity {
  const { __typename: kind, ...row } = node;
  const own = Object.entries(row).filter(([name]) => !name.startsWith(aliasKey('')));
  const readIn = row[aliasKey('readIn')] as readonly Row[] | undefined;
  const fields: Row = {
    kind,
    ...Object.fromEntries(own),
    ...(row[aliasKey('inForce')] ? { inForce: row[aliasKey('inForce')] } : {}),
    ...(readIn ? { readIn: readIn.map(sourceOf) } : {}),
  };
  return fields as Entity;
}

function sourceOf({ reference, place, source }: Row) {
  const { id, name, publisher, publishedOn, url } = source as Row;
  return { reference, place, id, name, publisher, publishedOn, url };
}
