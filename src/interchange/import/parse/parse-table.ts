import { type FieldShape, fieldShapes, kindNamed, relationNamed } from '../../../ontology/index.js';
import { writtenDocumentNumber } from '../../../text/normalise/document-number.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import { type Country, countryOf, isCountryCode } from '../read/countries.js';
import {
  fieldOfScheme,
  type KeyMapping,
  keysOf,
  type TableMapping,
  type ThingMapping,
} from '../read/mapping.js';
import { columnsOf, type DecidedValues, RowReader } from '../read/row-reader.js';
import type { InputTable, TableRow } from '../read/table.js';
import { readAmount, readQuantity } from '../read/values.js';
import { keyOf, ownScheme } from '../resolve/keys.js';
import type { GivenEnd, GivenRelation, Mention, MentionKey, ParsedRow } from './parsed-row.js';
import { shortenedName } from './short-forms.js';

/** Parses each row of a table according to the mapping. */
export function draftTable(
  table: InputTable,
  name: string,
  mapping: TableMapping,
  decided?: DecidedValues,
): ParsedRow[] {
  const columns = columnsOf(table);
  const empty = new Set(mapping.empty.map(nameKey));
  return table.rows.map((row) => {
    const reader = new RowReader(columns, row, empty, decided);
    const place = { file: table.file, table: name, row: row.row, line: row.line };
    const isEmpty = row.cells.every((cell) => cell.trim() === '');
    const nothing = { place, things: [], relations: [], readIn: [], faults: [] };
    if (isEmpty) return { ...nothing, empty: true };
    const leftOut = leftOutBy(mapping.rows, reader);
    if (leftOut !== undefined)
      return { ...nothing, leftOut: { why: leftOut, by: 'mapping' }, empty: false };
    const read = rowOf(row, reader, table, mapping);
    if (reader.isSkipped && reader.faults.length === 0) {
      const why = 'left out by decision';
      return { ...nothing, leftOut: { why, by: 'decision' }, empty: false };
    }
    return { place, ...read, empty: false };
  });
}

/** Why the mapping leaves a row out. Undefined if it does not. */
function leftOutBy(rows: TableMapping['rows'], reader: RowReader): string | undefined {
  const [excepted] = reader.fulfilled(rows?.except ?? {});
  if (excepted !== undefined) return `left out by the mapping: ${excepted}`;
  const [missing] = Object.entries(rows?.only ?? {}).filter(
    ([column, allowed]) => reader.fulfilled({ [column]: allowed }).length === 0,
  );
  if (!missing) return undefined;
  const text = reader.plain(missing[0]);
  return `left out by the mapping: ${missing[0]} is ${text === '' ? 'empty' : `"${text}"`}`;
}

function rowOf(
  row: TableRow,
  reader: RowReader,
  table: InputTable,
  mapping: TableMapping,
): Omit<ParsedRow, 'place' | 'empty'> {
  const extra = row.cells.slice(table.headings.length).some((cell) => cell.trim() !== '');
  if (extra)
    reader.faults.push(
      `${row.cells.length} cells under ${table.headings.length} headings; is a delimiter not quoted?`,
    );
  const things: Mention[] = [];
  const placesOf = new Map<string, number[]>();
  const wanted: [at: number, references: Record<string, string>][] = [];
  for (const [handle, one] of Object.entries(mapping.things)) {
    const given = thingsOf(handle, one, reader);
    placesOf.set(
      handle,
      given.map((_, at) => things.length + at),
    );
    for (const { thing, references } of given) {
      wanted.push([things.length, references]);
      things.push(thing);
    }
  }
  const only = (references: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(references).flatMap(([field, handle]) => {
        const [at] = placesOf.get(handle) ?? [];
        return at === undefined ? [] : [[field, at]];
      }),
    );
  for (const [at, references] of wanted)
    things[at] = { ...(things[at] as Mention), references: only(references) };
  const relations = mapping.relations.flatMap(({ type: chosen, from, to, fields, until }) => {
    const type = reader.choice('relation', chosen);
    if (type === undefined) return [];
    const shapes = fieldShapes(relationNamed(type).schema);
    const ends = (end: string): GivenEnd[] =>
      end.includes(':') ? [{ id: end }] : (placesOf.get(end) ?? []);
    const several = ends(from).length > 1 || ends(to).length > 1;
    const read = reader.fields(shapes, fields, several);
    const value = { ...read.fromMapping, ...read.fromRow };
    const assumed = Object.keys(read.fromMapping).filter((field) => !(field in read.fromRow));
    return ends(from).flatMap((start) =>
      ends(to).map(
        (end): GivenRelation => ({
          type,
          from: start,
          to: end,
          value,
          assumed,
          references: only(read.references),
          untilNext: until === 'next',
        }),
      ),
    );
  });
  const readIn = mapping.readIn === undefined ? [] : (placesOf.get(mapping.readIn) ?? []);
  const doubts = [...new Map(reader.doubts.map((one) => [one.why, one])).values()];
  const [faults = [], notes = []] = [reader.faults, reader.notes].map((said) => [...new Set(said)]);
  return { things, relations, readIn, faults, doubts, notes };
}

interface ReadThing {
  readonly thing: Mention;
  readonly references: Record<string, string>;
}

/** The mentions under one name of the mapping: one, several if the cell is split, none if it is optional and empty. */
function thingsOf(handle: string, mapping: ThingMapping, reader: RowReader): ReadThing[] {
  const { unknown } = mapping;
  const names = mapping.name ? reader.texts(mapping.name) : [];
  const ids = mapping.id ? reader.texts(mapping.id) : [];
  const chinese = mapping.nameZh ? reader.texts(mapping.nameZh) : [];
  const keyed = keysOf(mapping).map((one) => ({ ...one, texts: reader.texts(one) }));
  const number = Math.max(names.length, ids.length, ...keyed.map(({ texts }) => texts.length));
  if (number === 0 && chinese.length === 0) {
    if (!mapping.optional)
      reader.faults.push(
        `${handle}: no ${mapping.name ? 'name' : 'key'} is given${columnIn(mapping)}`,
      );
    return [];
  }
  const uneven = keyed.find(
    ({ texts }) => texts.length > 0 && texts.length !== Math.max(number, 1),
  );
  if (uneven) {
    reader.faults.push(
      `${handle}: ${uneven.texts.length} keys in the column ${uneven.column} for ${number} names. Say split for both, or correct the cells`,
    );
    return [];
  }
  const kind = reader.choice(handle, mapping.kind);
  if (kind === undefined) return [];
  const several = number > 1;
  const shapes = fieldShapes(kindNamed(kind).schema);
  const { fromRow, fromMapping, references } = reader.fields(shapes, mapping.fields, several);
  const lists = Object.fromEntries(
    Object.entries(mapping.lists).flatMap(([field, parts]) => {
      const shape = shapes.find(({ name }) => name === field);
      const values = shape ? parts.flatMap((cells) => partOf(shape, cells, reader)) : [];
      return values.length > 0 ? [[field, values]] : [];
    }),
  );
  const further = mapping.names.flatMap(({ column, split, kind: nameKind }) =>
    reader
      .texts({ column, split })
      .map((text) => ({ text, language: nameLanguage(text), kind: nameKind })),
  );
  const isNameComposed = mapping.name?.text !== undefined;
  const shared = { kind, unknown, ifNew: fromMapping, references: {}, isNameComposed };
  const areCountries = kind === 'Place' && (fromRow.level ?? fromMapping.level) === 'COUNTRY';
  return Array.from({ length: Math.max(number, 1) }, (_, at) => {
    const country = areCountries ? countryIn(handle, names[at] ?? '', reader) : undefined;
    const zh = several ? undefined : chinese[0];
    const read = [country?.name ?? names[at], zh].filter((name) => name !== undefined);
    const short = read.map((text) => shortenedName(kind, text));
    const given = read.map((text, place) => short[place]?.name ?? text);
    const { keys, kept } = keysAt(kind, keyed, at, fromRow);
    // Iraq and Iran resemble each other, and their codes say that they are two.
    if (country) keys.push(keyOf('code', country.code));
    const written = country && names[at] !== country.name ? (names[at] ?? '') : '';
    const furtherNames = [
      ...(written !== '' && !isCountryCode(written)
        ? [{ text: written, language: nameLanguage(written), kind: 'ALTERNATIVE' }]
        : []),
      ...(several ? [] : further),
      ...short.flatMap((one) =>
        one ? [{ text: one.shortForm, language: nameLanguage(one.shortForm), kind: one.kind }] : [],
      ),
    ];
    const value = {
      ...fromRow,
      ...(country ? { code: country.code } : {}),
      ...kept,
      ...numberIn({ ...fromRow, ...kept }),
      ...lists,
      ...(zh ? { nameZh: given.at(-1) } : {}),
      ...(furtherNames.length > 0 ? { names: furtherNames } : {}),
    };
    const thing: Mention = {
      ...shared,
      id: ids[at],
      keys,
      names: [...new Set(given)],
      written: read.filter((_, place) => short[place] !== undefined),
      shortForms: short.flatMap((one) => one?.shortForm ?? []),
      value,
    };
    return { thing, references };
  });
}

/** The country of a cell, by its name or code. A code that is none is no name either. */
function countryIn(handle: string, text: string, { faults }: RowReader): Country | undefined {
  const country = countryOf(text);
  if (!country && isCountryCode(text))
    faults.push(
      `${handle}: "${text}" is no code of a country. Allowed are codes of ISO 3166-1 in two or three letters, such as CN or CHN, and names`,
    );
  return country;
}

/** The number of a document, in the brackets in which issuers write it, so that every list has it alike. */
function numberIn({ documentNumber }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return typeof documentNumber === 'string'
    ? { documentNumber: writtenDocumentNumber(documentNumber) }
    : {};
}

/** The keys of one of the things of a row, and the fields in which those of a scheme are kept. */
function keysAt(
  kind: string,
  keyed: readonly (KeyMapping & { readonly texts: readonly string[] })[],
  at: number,
  { identifiers = [] }: Readonly<Record<string, unknown>>,
): { keys: MentionKey[]; kept: Record<string, unknown> } {
  const keys: MentionKey[] = [];
  const kept: Record<string, unknown> = {};
  const all = [...(identifiers as string[])];
  for (const { scheme, keep = true, texts } of keyed) {
    const text = texts[at];
    if (text === undefined) continue;
    const key = keyOf(scheme ?? ownScheme, text);
    keys.push(key);
    const field = scheme !== undefined && keep ? fieldOfScheme(kind, scheme) : undefined;
    if (field === 'identifiers') {
      all.push(`${key.scheme}:${key.value}`);
      kept.identifiers = [...new Set(all)];
    } else if (field !== undefined) kept[field] = text;
  }
  return { keys, kept };
}

/** Values of which one cell may say the number and the unit, with the field of the unit. */
const unitOf = new Map<string | undefined, string>([
  ['Amount', 'currency'],
  ['Quantity', 'unit'],
]);

/** An object value is omitted if all its cells are empty: a currency alone is not an amount. */
function partOf(
  { objectName, fields: shapes = [] }: FieldShape,
  cells: ThingMapping['fields'],
  reader: RowReader,
): unknown[] {
  const { value, ...others } = cells;
  const unit = unitOf.get(objectName);
  if (unit === undefined || value?.column === undefined) {
    const { fromRow, fromMapping } = reader.fields(shapes, cells);
    return Object.keys(fromRow).length === 0 ? [] : [{ ...fromMapping, ...fromRow }];
  }
  const { [unit]: ofUnit, ...rest } = others;
  const measured = reader.measure(unit === 'currency' ? readAmount : readQuantity, value, ofUnit);
  if (!measured) return [];
  const { fromRow, fromMapping } = reader.fields(shapes, rest);
  return [{ ...fromMapping, ...fromRow, ...measured }];
}

function columnIn(mapping: ThingMapping): string {
  const column = mapping.name ? mapping.name.column : keysOf(mapping)[0]?.column;
  return column === undefined ? '' : ` in the column ${column}`;
}
