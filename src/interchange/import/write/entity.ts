import { fieldShapes, kindOfId } from '../../../ontology/index.js';
import { contradiction } from '../../../text/match/contradicting-names.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import type { Mention } from '../parse/parsed-row.js';
import type { KnownEntity } from '../resolve/entity-index.js';
import { namesOf } from '../resolve/score-ties.js';
import type { RecordValue } from './record-builder.js';

/** The record of an entity, and those of its fields that no row states: defaults, and fields of the known entity. */
export interface BuiltEntity {
  readonly value: RecordValue;
  readonly assumed: ReadonlySet<string>;
}

/** A new entity: the statements of the row and the defaults of the mapping. */
export function newEntity(
  id: string,
  { names, value, ifNew }: Mention,
  references: RecordValue,
  sources: string[],
): BuiltEntity {
  const [name] = names.map(shownName);
  const chinese = names.map(shownName).find(isChinese);
  const given = withSources(value, sources);
  return {
    value: {
      id,
      ...(name === undefined ? {} : { name }),
      ...(chinese ? { nameZh: chinese } : {}),
      ...ifNew,
      ...given,
      ...references,
      sources,
    },
    assumed: new Set(Object.keys(ifNew).filter((field) => given[field] === undefined)),
  };
}

/** What a row says about a new entity of another row, which a person decided it means by another name. */
export function renamed(
  id: string,
  { kind, names, value }: Mention,
  references: RecordValue,
  sources: string[],
  addsNames: boolean,
): BuiltEntity {
  const given = withSources(value, sources);
  const added = addsNames ? names.map(shownName).map((name) => nameOf(kind, name, sources)) : [];
  const further = [...((given.names as RecordValue[]) ?? []), ...added];
  const { nameZh: _chinese, ...rest } = given;
  return {
    value: {
      id,
      ...rest,
      ...(further.length > 0 ? { names: further } : {}),
      ...references,
      sources,
    },
    assumed: new Set(),
  };
}

function nameOf(kind: string, text: string, [source]: readonly string[]): RecordValue {
  return {
    text,
    language: nameLanguage(text),
    kind: kind === 'Policy' ? 'OFFICIAL' : 'SHORT',
    source,
  };
}

/** A display name: without a trailing comma and without full-width letters. */
function shownName(name: string): string {
  const plain = name
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (one) => one.normalize('NFKC'))
    .replace(/[\s,;:，；：、。]+$|\s+\.$|(?<=\p{Script=Han}|[a-z]{6})\.$/u, '');
  return plain === '' ? name : plain;
}

function isChinese(name: string): boolean {
  return nameLanguage(name) === 'ZH';
}

/**
 * What a row says about a known entity. Fields that a valid record must have and the row does not state are repeated
 * from the known entity, and marked as assumed: they are not statements of the row. Nothing else is repeated.
 * `addsNames` says whether names that the entity did not bear become its names.
 */
export function restatement(
  thing: Mention | undefined,
  known: KnownEntity,
  references: RecordValue,
  sources: string[],
  notes: string[],
  addsNames?: boolean,
): BuiltEntity {
  const kind = kindOfId(known.id);
  const required = kind
    ? fieldShapes(kind.schema).filter(({ name, required: must }) => must && name !== 'sources')
    : [];
  // What a person or a key says to be one has a further Chinese name; repeating the known one shows that both are meant.
  const isRenamed =
    thing !== undefined && contradiction(thing.kind, thing.names, namesOf(known)) !== undefined;
  const taken = Object.fromEntries([
    ...required.map(({ name }) => [name, known[name]]),
    ...(isRenamed && known.nameZh !== undefined ? [['nameZh', known.nameZh]] : []),
  ]);
  const { nameZh, ...rest } = thing?.value ?? {};
  const own = isRenamed || nameZh === undefined ? rest : { ...rest, nameZh };
  const given = withSources(own, sources);
  for (const [field, value] of Object.entries(given))
    if (known[field] !== undefined && typeof value !== 'object' && known[field] !== value)
      notes.push(
        `${field} of ${known.id} is ${String(value)} here and ${String(known[field])} elsewhere`,
      );
  const named = thing ? statedNames({ ...thing, value: own }, known, sources, addsNames) : {};
  const further = [given.names, named.names].flatMap((some) => (some as RecordValue[]) ?? []);
  const stated = {
    ...named,
    ...given,
    ...(further.length > 0 ? { names: further } : {}),
    ...references,
  };
  const saidHere = new Set(Object.keys(stated));
  return {
    value: { ...taken, ...stated, sources },
    assumed: new Set(Object.keys(taken).filter((field) => field !== 'id' && !saidHere.has(field))),
  };
}

/**
 * The names of the row as statements of it. A display name is one if the row has it. A Chinese name becomes the
 * Chinese display name of an entity that has none. Names that it did not bear are added if a person decided that it
 * is meant, and titles of policies unless a person decided otherwise: a title is what the row says of the document.
 */
function statedNames(
  { kind, names, value }: Mention,
  known: KnownEntity,
  sources: readonly string[],
  addsNames: boolean | undefined,
): RecordValue {
  const key = (name: unknown) => (typeof name === 'string' ? nameKey(name) : undefined);
  const stated: RecordValue = {};
  const further: RecordValue[] = [];
  const adds = addsNames ?? kind === 'Policy';
  const borne = new Set(namesOf(known).map(nameKey));
  for (const name of names.map(shownName)) {
    const isNew = !borne.has(nameKey(name));
    if (key(known.name) === nameKey(name)) stated.name = known.name;
    else if (key(known.nameZh) === nameKey(name)) stated.nameZh = name;
    else if (isNew && !adds) continue;
    else if (isChinese(name) && known.nameZh === undefined && !stated.nameZh && !value.nameZh)
      stated.nameZh = name;
    else if (name !== value.nameZh && (isNew || kind === 'Policy'))
      further.push(nameOf(kind, name, sources));
  }
  return { ...stated, ...(further.length > 0 ? { names: further } : {}) };
}

/** Other names state their source too. */
function withSources(value: Readonly<RecordValue>, [source]: readonly string[]): RecordValue {
  if (!Array.isArray(value.names)) return value;
  return { ...value, names: (value.names as RecordValue[]).map((name) => ({ ...name, source })) };
}
