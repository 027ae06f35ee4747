import { pattern } from '../../cypher/pattern.js';
import type { Graph } from '../../neo4j/graph.js';
import { dateOfKey, kindOfId, kinds, type Traversal } from '../../ontology/index.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { type Property, propertiesOfKind } from './index.js';

/** Another entity as the value of a property. */
export interface LinkedValue {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly names: readonly string[];
}

export type KnownValue = string | number | boolean | LinkedValue;

/** The known property values of entities, by entity id and property id. Unknown ones are missing. */
export type KnownValues = ReadonlyMap<string, ReadonlyMap<string, readonly KnownValue[]>>;

/** All values of some properties of some entities. One statement. */
export async function propertyValues(
  graph: Graph,
  ids: readonly string[],
  properties: readonly string[],
): Promise<KnownValues> {
  const branches = kinds.flatMap(({ name }) => {
    const ofKind = ids.filter((id) => kindOfId(id)?.name === name);
    const wanted = propertiesOfKind(name).filter(({ id }) => properties.includes(id));
    return ofKind.length > 0 && wanted.length > 0 ? [{ name, ofKind, ...parted(wanted) }] : [];
  });
  if (branches.length === 0) return new Map();
  const parameters = Object.fromEntries(branches.map(({ name, ofKind }) => [name, ofKind]));
  const rows = await graph.read<PropertyValuesRow>(
    branches.map(statementOf).join('\nUNION ALL\n'),
    parameters,
  );
  const byKind = new Map(branches.map((one) => [one.name, one]));
  const known = new Map<string, Map<string, KnownValue[]>>();
  for (const [id, kind, fields, lists] of rows) {
    if (isTurnOver()) await nextTurn();
    const { ofFields, ofSides } = byKind.get(kind) as Branch;
    const own = known.get(id) ?? new Map<string, KnownValue[]>();
    known.set(id, own);
    for (const [at, value] of fields.entries()) {
      const isDate = ofFields[at]?.field?.type === 'date' && value != null;
      const values = value == null ? [] : ([value].flat() as KnownValue[]);
      own.set(ofFields[at]?.id ?? '', isDate ? [dateOfKey(value as string)] : values);
    }
    for (const [at, list] of lists.entries()) {
      const property = ofSides[at]?.id ?? '';
      const before = own.get(property);
      if (before) before.push(...list.map(linked));
      else own.set(property, list.map(linked));
    }
  }
  return known;
}

/**
 * The property values of an entity: the fields in its first row, and a part of each list of related entities in every
 * row.
 */
type PropertyValuesRow = readonly [
  id: string,
  kind: string,
  fields: readonly unknown[],
  lists: readonly (readonly LinkedRow[])[],
];

type LinkedRow = readonly [id: string, name: string, nameZh: string | null, names: string[] | null];

/**
 * Related entities of each property per row. The driver decodes a row in one go, which blocks this process, and a
 * ministry has issued tens of thousands of policies.
 */
const MAX_LINKED_IN_ROW = 1_000;

interface Branch extends ReturnType<typeof parted> {
  readonly name: string;
}

function statementOf({ name: kind, ofFields, ofSides }: Branch): string {
  const lists = ofSides.map(({ side }) => listOf(side as Traversal));
  return `MATCH (n:${kind}) WHERE n.id IN $${kind}
    WITH n, [${lists.join(', ')}] AS lists
    WITH n, lists, reduce(most = 1, one IN lists | CASE WHEN size(one) > most THEN size(one) ELSE most END) AS longest
    UNWIND range(0, longest - 1, ${MAX_LINKED_IN_ROW}) AS begin
    RETURN n.id AS id, '${kind}' AS kind, CASE begin WHEN 0 THEN [${ofFields.map(fieldOf).join(', ')}] ELSE [] END AS fields,
      [one IN lists | one[begin..begin + ${MAX_LINKED_IN_ROW}]] AS linked`;
}

function parted(wanted: readonly Property[]) {
  return {
    ofFields: wanted.filter(({ side }) => !side),
    ofSides: wanted.filter(({ side }) => side),
  };
}

function listOf(side: Traversal): string {
  return `COLLECT { MATCH ${pattern('n', side, 'r', 'm')} WITH DISTINCT m ORDER BY m.id RETURN [m.id, m.name, m.nameZh, m.nameKeys] }`;
}

function fieldOf({ field }: Property): string {
  // A list of objects, such as names or amounts, is represented by their first field.
  return `n.${field?.fields ? `${field.name}_${field.fields[0]?.name}` : field?.name}`;
}

function linked([id, name, nameZh, names]: LinkedRow): LinkedValue {
  return { id, name, nameZh, names: names ?? [] };
}
