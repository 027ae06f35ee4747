import { fieldShapes, kindOfId } from '../../../ontology/index.js';
import type { Mention } from '../parse/parsed-row.js';
import type { KnownEntity } from '../resolve/entity-index.js';
import type { Value } from './record-builder.js';

/** An entity that is new: what the row says, and of every new one the mapping. */
export function newEntity(
  id: string,
  { names, value, ifNew }: Mention,
  references: Value,
  sources: string[],
): Value {
  const [name] = names.map(shownName);
  const chinese = names.map(shownName).find((one) => /\p{Script=Han}/u.test(one));
  return {
    id,
    name,
    ...(chinese ? { nameZh: chinese } : {}),
    ...ifNew,
    ...withSources(value, sources),
    ...references,
    sources,
  };
}

/** A name as it is shown: without the comma that a list left behind it, and not in letters of full width. */
function shownName(name: string): string {
  const plain = name
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => one.normalize('NFKC'))
    .replace(/[\s,;:，；：、。]+$|\s+\.$|(?<=\p{Script=Han}|[a-z]{6})\.$/u, '');
  return plain === '' ? name : plain;
}

/** What must stand so that the set is whole is taken over; beyond it an entity is restated only as far as the row states it. */
export function restatement(
  thing: Mention | undefined,
  known: KnownEntity,
  references: Value,
  sources: string[],
  notes: string[],
): Value {
  const kind = kindOfId(known.id);
  const required = kind
    ? fieldShapes(kind.schema).filter((field) => field.required && field.name !== 'sources')
    : [];
  const taken = Object.fromEntries(required.map(({ name }) => [name, known[name]]));
  const given = withSources(thing?.value ?? {}, sources);
  for (const [field, value] of Object.entries(given))
    if (known[field] !== undefined && typeof value !== 'object' && known[field] !== value)
      notes.push(
        `${field} of ${known.id} is ${String(value)} here and ${String(known[field])} elsewhere`,
      );
  return {
    ...taken,
    ...(known.nameZh ? { nameZh: known.nameZh } : {}),
    ...given,
    ...references,
    sources,
  };
}

/** Further names say where they were read as well. */
function withSources(value: Readonly<Value>, [source]: readonly string[]): Value {
  if (!Array.isArray(value.names)) return value;
  return { ...value, names: (value.names as Value[]).map((name) => ({ ...name, source })) };
}
