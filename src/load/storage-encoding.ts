import { contentHash } from '../dataset/content-hash.js';
import type { StatedValue } from '../dataset/statements/merge.js';
import { int } from '../neo4j/driver.js';
import { STORAGE_VERSION } from '../neo4j/storage-version.js';
import { dateKey, dateOfKey, type FieldShape, kindOfId } from '../ontology/index.js';
import { nameKey } from '../text/normalise/fold.js';
import { searchKeysOf } from '../text/normalise/search-keys.js';
import { textKeysOf } from '../text/search/words/text-keys.js';

export type Properties = Record<string, unknown>;

/** Properties that show whether a record is unchanged, both in content and in storage version. */
export function statedHash(statements: readonly (readonly [dataSet: string, value: unknown])[]) {
  return contentHash([STORAGE_VERSION, statements]);
}

/**
 * Encodes a value for Neo4j. A list of objects becomes one list per field, in parallel (`names_text`,
 * `names_language`). A date becomes the text by which it sorts.
 */
export function encode(fields: readonly FieldShape[], value: StatedValue): Properties {
  const properties: Properties = {};
  for (const field of fields) {
    const given = value[field.name];
    if (given === undefined) continue;
    if (!field.fields) properties[field.name] = encodedValue(field, given);
    else
      for (const inner of field.fields) {
        properties[`${field.name}_${inner.name}`] = (given as StatedValue[]).map(
          (one) => one[inner.name],
        );
      }
  }
  return properties;
}

function encodedValue({ type }: FieldShape, value: unknown): unknown {
  if (type === 'integer') return int(value as number);
  return type === 'date' ? dateKey(value as string) : value;
}

/** Decodes properties back to the stated value. */
export function decode(fields: readonly FieldShape[], properties: StatedValue): Properties {
  const value: Properties = {};
  for (const field of fields) {
    const [first] = field.fields ?? [];
    if (!field.fields || !first) {
      const given = properties[field.name];
      if (given != null)
        value[field.name] = field.type === 'date' ? dateOfKey(given as string) : given;
      continue;
    }
    const rows = properties[`${field.name}_${first.name}`] as unknown[] | undefined;
    if (rows) {
      value[field.name] = rows.map((_, row) =>
        Object.fromEntries(
          (field.fields ?? []).map(({ name }) => [
            name,
            (properties[`${field.name}_${name}`] as unknown[])[row],
          ]),
        ),
      );
    }
  }
  return value;
}

/** All properties derived from what is stated of an entity. */
export function derivedProperties(value: StatedValue): Properties {
  return { ...nameProperties(value), ...textProperties(value) };
}

/** The properties derived from the names and texts of an entity: the words by which it is found. */
export function textProperties({ name, nameZh, names, summary, text }: StatedValue): Properties {
  const further = (names ?? []) as readonly NameValue[];
  const all = [name, nameZh, ...further.map((one) => one.text), summary, text];
  return { textKeys: textKeysOf(all.filter((one) => typeof one === 'string')) };
}

/**
 * Properties derived from the names of an entity: the other names as one list, the keys by which they are found, as
 * whole names and in part, and the caption of pictures.
 */
export function nameProperties(value: StatedValue): Properties {
  const names = (value.names ?? []) as readonly NameValue[];
  const further = names.map(({ text }) => text);
  const shown = [value.name, value.nameZh].filter(
    (name): name is string => typeof name === 'string',
  );
  const id = String(value.id);
  return {
    aliases: further.filter((text) => !shown.includes(text)),
    caption: captionOf(String(value.name ?? id), names),
    nameKeys: [...new Set([id, ...shown, ...further].map(nameKey))],
    searchKeys: searchKeysOf(kindOfId(id)?.name ?? '', id, [...shown, ...further]),
  };
}

type NameValue = Readonly<Record<'text' | 'kind' | 'language', string>>;

/**
 * What a small circle in a picture has room for: the shortest of the short names and abbreviations in Latin letters,
 * if one is shorter than the name; else the name. Of two that are equally short, the first by its letters.
 */
function captionOf(name: string, names: readonly NameValue[]): string {
  const short = names
    .filter(({ kind, language }) => shortKinds.has(kind) && language !== 'ZH')
    .map(({ text }) => text)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const [shortest] = short;
  return shortest !== undefined && shortest.length < name.length ? shortest : name;
}

const shortKinds: ReadonlySet<string> = new Set(['SHORT', 'ABBREVIATION']);
