import { kindOfId, kinds } from '../../ontology/index.js';
import { pattern } from '../compile/pattern.js';
import type { Graph } from '../connect.js';
import { type Property, propertiesOfKind } from '../properties.js';

/** Another entity as the value of a property. */
export interface LinkedValue {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly names: readonly string[];
}

export type KnownValue = string | number | boolean | LinkedValue;

/** What the graph knows of entities, by their ids and the ids of properties; nothing for what it does not know. */
export type KnownValues = ReadonlyMap<string, ReadonlyMap<string, readonly KnownValue[]>>;

/** The values of some properties of some entities, all of them: one statement. */
export async function propertyValues(
  graph: Graph,
  ids: readonly string[],
  properties: readonly string[],
): Promise<KnownValues> {
  const branches = kinds.flatMap(({ name }) => {
    const ofKind = ids.filter((id) => kindOfId(id)?.name === name);
    const wanted = propertiesOfKind(name).filter(({ id }) => properties.includes(id));
    return ofKind.length > 0 && wanted.length > 0 ? [{ name, ofKind, wanted }] : [];
  });
  if (branches.length === 0) return new Map();
  const parameters = Object.fromEntries(branches.map(({ name, ofKind }) => [name, ofKind]));
  const rows = await graph.read(
    branches.map(({ name, wanted }) => statementOf(name, wanted)).join('\nUNION ALL\n'),
    parameters,
  );
  return new Map(
    rows.map(([id, kind, values]) => {
      const wanted = branches.find(({ name }) => name === kind)?.wanted ?? [];
      const known = wanted.map(
        (one, at) => [one.id, decode(one, (values as unknown[])[at])] as const,
      );
      return [id as string, new Map(known)];
    }),
  );
}

function statementOf(kind: string, wanted: readonly Property[]): string {
  const values = wanted.map((one, at) => expressionOf(one, at));
  return `MATCH (n:${kind}) WHERE n.id IN $${kind} RETURN n.id AS id, '${kind}' AS kind, [${values.join(', ')}] AS known`;
}

function expressionOf({ field, side }: Property, at: number): string {
  if (side) {
    const [link, other] = [`r${at}`, `m${at}`];
    return `COLLECT { MATCH ${pattern('n', side, link, other)} WITH DISTINCT ${other} ORDER BY ${other}.id RETURN [${other}.id, ${other}.name, ${other}.nameZh, ${other}.nameKeys] }`;
  }
  // Of a list of objects, such as names or amounts, the first field is what it says.
  return `n.${field?.fields ? `${field.name}_${field.fields[0]?.name}` : field?.name}`;
}

function decode({ side }: Property, value: unknown): KnownValue[] {
  if (value == null) return [];
  if (!side) return [value].flat() as KnownValue[];
  return (value as [string, string, string | null, string[]][]).map(
    ([id, name, nameZh, names]) => ({
      id,
      name,
      nameZh,
      names: names ?? [],
    }),
  );
}
