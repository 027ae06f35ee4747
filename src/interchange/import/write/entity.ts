import { fieldShapes, kindOfId } from '../../../ontology/index.js';
import type { Mention } from '../parse/parsed-row.js';
import type { KnownEntity } from '../resolve/entity-index.js';
import type { RecordValue } from './record-builder.js';

/** A new entity: the statements of the row and the defaults of the mapping. */
export function newEntity(
  id: string,
  { names, value, ifNew }: Mention,
  references: RecordValue,
  sources: string[],
): RecordValue {
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

/** A display name: without a trailing comma and without full-width letters. */
function shownName(name: string): string {
  const plain = name
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => one.normalize('NFKC'))
    .replace(/[\s,;:，；：、。]+$|\s+\.$|(?<=\p{Script=Han}|[a-z]{6})\.$/u, '');
  return plain === '' ? name : plain;
}

/**
 * The fields that a known entity must repeat so that the data set is complete. Other fields are repeated only if the
 * row states them.
 */
export function restatement(
  thing: Mention | undefined,
  known: KnownEntity,
  references: RecordValue,
  sources: string[],
  notes: string[],
): RecordValue {
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

/** Other names state their source too. */
function withSources(value: Readonly<RecordValue>, [source]: readonly string[]): RecordValue {
  if (!Array.isArray(value.names)) return value;
  return { ...value, names: (value.names as RecordValue[]).map((name) => ({ ...name, source })) };
}
