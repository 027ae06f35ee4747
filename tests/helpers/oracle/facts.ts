import type { Dataset } from '../../../src/dataset/dataset.js';
import {
  fieldShapes,
  kindNamed,
  relationNamed,
  type Traversal,
} from '../../../src/ontology/index.js';
import { nameKey } from '../../../src/text/normalise/fold.js';

/** A node or a relation as plain values; what is not known is absent. */
export type Values = Readonly<Record<string, unknown>> & { readonly id: string };

export interface Fact extends Values {
  readonly from: string;
  readonly to: string;
}

/** A data set laid out for questions, in plain maps. */
export interface Facts {
  readonly entities: ReadonlyMap<string, Values>;
  readonly kindOf: ReadonlyMap<string, string>;
  /** Relations of a type. */
  links(type: string): readonly Fact[];
  /** Ids of a kind. */
  ids(kind: string): readonly string[];
  /** The id behind an id or a name; undefined where none or several bear it, in whatever case or script. */
  named(text: string): string | undefined;
}

export function factsOf({ entities, relations }: Dataset): Facts {
  const readIn = entities.flatMap(({ value }) => readInOf(value));
  const byType = group([
    ...relations.map(({ type, id, value }) => [type, { ...value, id } as unknown as Fact] as const),
    ...readIn.map((fact) => ['READ_IN', fact] as const),
  ]);
  const byKind = group(entities.map(({ kind, value }) => [kind, value.id] as const));
  const byName = group(
    entities.flatMap(({ value }) => {
      const further = (value.names as { text: string }[] | undefined) ?? [];
      const all = [value.id, value.name, value.nameZh, ...further.map(({ text }) => text)];
      const keys = all.filter((name) => typeof name === 'string').map(nameKey);
      return [...new Set(keys)].map((key) => [key, value.id] as const);
    }),
  );
  return {
    entities: new Map(entities.map(({ value }) => [value.id, value])),
    kindOf: new Map(entities.map(({ kind, value }) => [value.id, kind])),
    links: (type) => byType.get(type) ?? [],
    ids: (kind) => byKind.get(kind) ?? [],
    named: (text) => {
      const key = nameKey(text);
      const found = (key && byName.get(key)) || [];
      return found.length === 1 ? found[0] : undefined;
    },
  };
}

/** What the loader derives: a relation to each source of an entity, with the places in it. */
function readInOf({ id, sources }: Values): Fact[] {
  const references = (sources ?? []) as string[];
  const ids = [...new Set(references.map((one) => one.split('#')[0] ?? ''))];
  return ids.map((to) => ({
    id: `read_in:${id}>${to}`,
    from: id,
    to,
    status: 'ACTUAL',
    sources: references.filter((one) => one.split('#')[0] === to),
  }));
}

/** The relations of an entity on one of its sides, each with what stands at the other end. */
export function tiesOf(facts: Facts, id: string, side: Traversal): { link: Fact; other: string }[] {
  return facts.links(side.relation.name).flatMap((link) => {
    const out = link.from === id && side.direction !== 'IN' ? [{ link, other: link.to }] : [];
    const into = link.to === id && side.direction !== 'OUT' ? [{ link, other: link.from }] : [];
    return [...out, ...into].filter(({ other }) =>
      side.targetKinds.includes(facts.kindOf.get(other) ?? ''),
    );
  });
}

/** How a field of a kind or a relation is typed. */
export function typeOf(owner: string, field: string): string | undefined {
  const schema = /^[A-Z_]+$/.test(owner) ? relationNamed(owner).schema : kindNamed(owner).schema;
  return fieldShapes(schema).find(({ name }) => name === field)?.type;
}

function group<Value>(rows: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const [key, value] of rows) found.set(key, [...(found.get(key) ?? []), value]);
  return found;
}
