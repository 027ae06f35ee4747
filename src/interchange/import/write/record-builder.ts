import { type FieldShape, fieldShapes, kindNamed, relationNamed } from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import { formsOf } from '../../../text/normalise/search-keys.js';
import type { ParsedRow } from '../parse/parsed-row.js';
import { namesOf } from '../resolve/score-ties.js';

export type RecordValue = Record<string, unknown>;

/** An entity or relation of the new data set, with the rows that state it. */
export interface RecordBuilder {
  readonly key: string;
  /** Kind of an entity, type of a relation. */
  readonly sort: string;
  readonly isRelation: boolean;
  /** A known entity that is repeated here so that the data set is complete. */
  readonly restated: boolean;
  readonly value: RecordValue;
  /** Fields that no row states: constants of the mapping, and fields repeated from the known entity. */
  readonly assumed: ReadonlySet<string>;
  readonly rows: Set<ParsedRow>;
}

/** The record as it is written: fields repeated from a known entity are marked as not stated. */
export function recordOf({ restated, value, assumed }: RecordBuilder): RecordValue {
  const unstated = restated ? [...assumed].filter((field) => value[field] !== undefined) : [];
  return unstated.length > 0 ? { ...value, unstated } : value;
}

/** Merges a record that one row states twice, for example if a cell names an agency two times. */
export function mergedWithin(pieces: readonly RecordBuilder[]): RecordBuilder[] {
  const merged = new Map<string, RecordBuilder>();
  for (const piece of pieces) merged.set(piece.key, unitedWith(piece, merged.get(piece.key)));
  return [...merged.values()];
}

function shapesOf({ isRelation, sort }: RecordBuilder): readonly FieldShape[] {
  return fieldShapes(isRelation ? relationNamed(sort).schema : kindNamed(sort).schema);
}

/** Fields that the key of a record already has: a symmetric tie may be given either way. */
const inKey = new Set(['id', 'from', 'to']);

/**
 * The fields to which two rows give different values. Neither value is right just because it comes first. Display names
 * are exempt: that of the first row counts. So is what no row states: for an entity, constants and repeated fields
 * yield to what a row states; for a relation, constants of one table yield to another table.
 */
export function clashOf(piece: RecordBuilder, before: RecordBuilder | undefined): string[] {
  if (!before) return [];
  return shapesOf(piece)
    .filter(({ name, list }) => !list && name !== 'name' && name !== 'nameZh' && !inKey.has(name))
    .filter(({ name }) => !yields(name, piece, before))
    .flatMap(({ name }) => {
      const [a, b] = [before.value[name], piece.value[name]];
      if (a === undefined || b === undefined || a === b) return [];
      return [
        `${name} of ${piece.key} is ${String(b)} here and ${String(a)} in ${firstRowOf(before, piece)}`,
      ];
    });
}

/** The first row that states a record, with its table where that is another one. */
export function firstRowOf({ rows }: RecordBuilder, here: RecordBuilder): string {
  // Only the first is read: a record that every row states has them all.
  const [first] = rows;
  const [own] = here.rows;
  const isSameTable = first?.place.table === own?.place.table;
  return `row ${first?.place.row}${isSameTable ? '' : ` of ${first?.place.table}`}`;
}

function yields(field: string, piece: RecordBuilder, before: RecordBuilder): boolean {
  if (!piece.assumed.has(field) && !before.assumed.has(field)) return false;
  if (!piece.isRelation) return true;
  const tables = new Set<string>();
  for (const { rows } of [piece, before])
    for (const { place } of rows) if (tables.add(place.table).size > 1) return true;
  return false;
}

/**
 * Merges two records. What a row states counts before what none states, and the first row before later ones. The rows
 * of the earlier record are those of the merged one.
 */
export function unitedWith(piece: RecordBuilder, before: RecordBuilder | undefined): RecordBuilder {
  if (!before) return piece;
  const value: RecordValue = { ...piece.value, ...before.value };
  for (const { name, list } of shapesOf(piece)) {
    const [first, second] = [before.value[name], piece.value[name]];
    if (first === undefined || second === undefined) continue;
    if (before.assumed.has(name) && !piece.assumed.has(name)) value[name] = second;
    else if (list && before.assumed.has(name) === piece.assumed.has(name))
      value[name] = united(first as unknown[], second as unknown[]);
  }
  const kept = piece.isRelation ? [] : keptNames(piece.sort, value, piece.value);
  if (kept.length > 0) value.names = [...((value.names as unknown[]) ?? []), ...kept];
  const assumed = new Set(
    Object.keys(value).filter((field) =>
      [before, piece].every((one) => one.value[field] === undefined || one.assumed.has(field)),
    ),
  );
  for (const row of piece.rows) before.rows.add(row);
  return { ...before, value, assumed };
}

/** The keys of the values of lists that `united` has made. */
const keysOfMade = new WeakMap<readonly unknown[], Set<string>>();

/**
 * Values of both, each once. A name that several rows give is one name, with the first of them as its source. A list
 * made here grows in place, because a place that every row names has the sources of all of them.
 */
function united(a: readonly unknown[], b: readonly unknown[]): readonly unknown[] {
  const made = keysOfMade.get(a);
  const keys = made ?? new Set<string>();
  const list = made ? (a as unknown[]) : [];
  for (const one of made ? b : [...a, ...b]) {
    const key = keyOfValue(one);
    if (keys.has(key)) continue;
    keys.add(key);
    list.push(one);
  }
  keysOfMade.set(list, keys);
  return list;
}

function keyOfValue(one: unknown): string {
  const { source: _source, ...rest } = Object(one) as Record<string, unknown>;
  return JSON.stringify(typeof one === 'object' ? rest : one);
}

/** Whether everything that a record states, except the sources, is already stated. */
export function isWithin(
  { value, assumed }: RecordBuilder,
  before: RecordBuilder | undefined,
): boolean {
  return (
    before !== undefined &&
    Object.entries(value).every(
      ([field, one]) =>
        ['sources', 'names', 'nameZh'].includes(field) ||
        (field === 'name' && before.value.name !== undefined) ||
        inKey.has(field) ||
        assumed.has(field) ||
        JSON.stringify(before.value[field]) === JSON.stringify(one),
    )
  );
}

/**
 * The display names of a later row about an entity, as further names with the row as their source. Only those that earlier
 * rows do not give, in forms by which it is not found anyway.
 */
function keptNames(
  kind: string,
  before: Readonly<Record<string, unknown>>,
  later: Readonly<Record<string, unknown>>,
): Record<string, unknown>[] {
  const keysOf = (name: string) => [nameKey(name), ...formsOf(kind, name)];
  const borne = new Set(namesOf({ ...before, id: '' }).flatMap(keysOf));
  const [source] = (later.sources ?? []) as string[];
  return [later.name, later.nameZh].flatMap((text) => {
    if (typeof text !== 'string' || keysOf(text).some((form) => borne.has(form))) return [];
    for (const form of keysOf(text)) borne.add(form);
    const type = kind === 'Policy' ? 'OFFICIAL' : 'ALTERNATIVE';
    return [{ text, language: nameLanguage(text), kind: type, source }];
  });
}
