import {
  type FieldShape,
  fieldShapes,
  kindNamed,
  kinds,
  relationNamed,
  relations,
} from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { nameLanguage } from '../../../text/normalise/name-language.js';
import { isoDate } from '../read/dates.js';
import type { Mapping } from '../read/mapping.js';
import type { JsonLine } from '../read/ndjson.js';
import { tidy } from '../read/row-reader.js';
import { UnreadCounter, type UnreadPart } from '../read/unread.js';
import { readValue, vocabularyNamed } from '../read/values.js';
import type { GivenRelation, Mention, ParsedRow } from './parsed-row.js';

/** FollowTheMoney schemata that correspond to one of our kinds. Others are rejected with the reason. */
const kindOfSchema: Readonly<Record<string, string>> = {
  PublicBody: 'Agency',
  Company: 'Company',
  Organization: 'Company',
  LegalEntity: 'Company',
  Person: 'Person',
  Document: 'Policy',
  HyperText: 'Policy',
  PlainText: 'Policy',
  Article: 'Policy',
  Territory: 'Place',
  Event: 'Event',
};

/** Properties with the same meaning as one of our fields. */
const fieldOfProperty: Readonly<Record<string, string>> = {
  summary: 'summary',
  ticker: 'exchangeCode',
  publishedAt: 'issuedOn',
  publisher: 'publisher',
  incorporationDate: 'foundedOn',
  dissolutionDate: 'dissolvedOn',
};

/** Schemata that connect two entities: our relation, and the properties with its ends. */
const ties: Readonly<Record<string, { from: string; to: string; type?: string }>> = {
  Ownership: { from: 'owner', to: 'asset', type: 'HOLDS_STAKE_IN' },
  Control: { from: 'controller', to: 'controlled', type: 'CONTROLS' },
  Directorship: { from: 'director', to: 'organization', type: 'DIRECTOR_OF' },
  Employment: { from: 'employee', to: 'employer', type: 'WORKED_FOR' },
  Succession: { from: 'successor', to: 'predecessor', type: 'SUCCEEDS' },
  UnknownLink: { from: 'subject', to: 'object' },
  Documentation: { from: 'document', to: 'entity' },
};

/** Determines the level of an agency, if the file states it. */
const levelOfTopic: Readonly<Record<string, string>> = {
  'gov.national': 'CENTRAL',
  'gov.state': 'PROVINCIAL',
  'gov.muni': 'CITY',
};

/** Our own exports state the kind as a keyword if a schema stands for several kinds. */
function kindOf(schema: string, properties: FtmProperties): string | undefined {
  const said = kinds.find(({ name }) => properties.take('keywords', name.toLowerCase()))?.name;
  return kindOfSchema[schema] && (said ?? kindOfSchema[schema]);
}

/** The keys of an entity that are read. */
const knownKeys = new Set(['id', 'schema', 'properties']);

/**
 * Parses FollowTheMoney entities. Their ids are not ours, so entities are matched by name, as in a table. Properties
 * and values of accepted entities that nothing is read from are counted.
 */
export function draftFtm(
  lines: readonly JsonLine[],
  file: string,
  newOnes: Mapping['newOnes'],
): { drafts: ParsedRow[]; unread: readonly UnreadPart[] } {
  const things = new Map<string, Mention>();
  const counter = new UnreadCounter(file);
  const given = lines.map((line) => ({ ...line, properties: new FtmProperties(line.value) }));
  for (const { value, properties } of given) {
    const kind = kindOf(String(value.schema), properties);
    if (kind) things.set(String(value.id), thingOf(kind, properties, newOnes[kind] ?? {}));
  }
  const drafts = given.map(({ line, value, fault, properties }) => {
    const place = { file, table: 'ndjson', row: line, line };
    const row = { place, readIn: [], empty: false, ...partsOf(value, fault, properties, things) };
    if (row.faults.length > 0) return row;
    for (const [name, text] of properties.left())
      counter.add(`${String(value.schema)}.${name}`, text);
    for (const key of Object.keys(value).filter((one) => !knownKeys.has(one)))
      counter.add(key, JSON.stringify(value[key]) ?? '');
    return row;
  });
  return { drafts, unread: counter.all() };
}

function partsOf(
  value: JsonLine['value'],
  fault: string | undefined,
  properties: FtmProperties,
  things: ReadonlyMap<string, Mention>,
): Pick<ParsedRow, 'things' | 'relations' | 'faults'> {
  const none = { things: [], relations: [], faults: [] };
  if (fault) return { ...none, faults: [fault] };
  const thing = things.get(String(value.id));
  if (thing)
    return {
      ...none,
      things: [thing],
      faults: thing.names.length === 0 ? ['it has no name'] : [],
    };
  const tie = ties[String(value.schema)];
  if (!tie)
    return {
      ...none,
      faults: [`schema ${String(value.schema)}: nothing of the ontology says this`],
    };
  return tieOf(tie, String(value.schema), properties, things);
}

/** The properties of an entity. It remembers which values were read. */
class FtmProperties {
  private readonly values: ReadonlyMap<string, readonly string[]>;
  private readonly taken = new Map<string, Set<string>>();

  constructor({ properties }: JsonLine['value']) {
    const entries = Object.entries((properties ?? {}) as Record<string, unknown>);
    this.values = new Map(
      entries.map(([name, values]) => [
        name,
        (Array.isArray(values) ? values : [values])
          .filter((one) => one !== null)
          .map((one) => tidy(String(one)))
          .filter(Boolean),
      ]),
    );
  }

  /** The values of a property, for the caller to say which of them it has read. */
  of(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** Reads a value of a property. False if it does not have it. */
  take(name: string, value: string): boolean {
    if (!this.of(name).includes(value)) return false;
    this.taken.set(name, (this.taken.get(name) ?? new Set()).add(value));
    return true;
  }

  /** Reads all values of a property. */
  all(name: string): readonly string[] {
    this.taken.set(name, new Set(this.of(name)));
    return this.of(name);
  }

  /** What nobody has read. */
  *left(): Generator<[name: string, value: string]> {
    for (const [name, values] of this.values) {
      for (const value of values) if (!this.taken.get(name)?.has(value)) yield [name, value];
    }
  }
}

function thingOf(
  kind: string,
  properties: FtmProperties,
  ifNew: Readonly<Record<string, unknown>>,
): Mention {
  const shapes = fieldShapes(kindNamed(kind).schema);
  const value: Record<string, unknown> = {};
  for (const [property, field] of Object.entries(fieldOfProperty)) {
    const shape = shapes.find(({ name }) => name === field);
    const [text] = properties.of(property);
    if (
      shape &&
      text !== undefined &&
      put(value, shape, shape.type === 'date' ? text.slice(0, 10) : text)
    )
      properties.take(property, text);
  }
  // Only our own vocabularies use these codes, so a keyword with such a code is meant as one.
  for (const shape of shapes.filter(({ type, required }) => type === 'enum' && required)) {
    const codes = Object.keys(vocabularyNamed(shape.vocabulary)?.terms ?? {});
    const code = properties.of('keywords').find((word) => codes.includes(word));
    if (code && properties.take('keywords', code)) value[shape.name] = code;
  }
  const topic = properties.of('topics').find((one) => levelOfTopic[one]);
  if (kind === 'Agency' && topic && properties.take('topics', topic))
    value.level = levelOfTopic[topic];
  const [shown, ...others] = [...properties.all('name'), ...properties.all('title')];
  const further = [
    ...[...others, ...properties.all('alias'), ...properties.all('weakAlias')].map((text) => ({
      text,
      kind: 'SHORT',
    })),
    ...properties.all('previousName').map((text) => ({ text, kind: 'FORMER' })),
  ];
  const names = further
    .filter(({ text }) => nameKey(text) !== nameKey(shown ?? ''))
    .map((one) => ({ ...one, language: nameLanguage(one.text) }));
  if (names.length > 0) value.names = names;
  const identifiers = kind === 'Company' ? identifiersOf(properties) : [];
  if (identifiers.length > 0) value.identifiers = identifiers;
  return {
    kind,
    names: shown === undefined ? [] : [shown],
    value,
    ifNew,
    references: {},
    unknown: 'create',
  };
}

/** Identifiers with their schemes. A registration number has one only where it was written with it, as we do. */
function identifiersOf(properties: FtmProperties): string[] {
  const numbers = properties.of('registrationNumber').filter((text) => /^[^:]+:./.test(text));
  for (const number of numbers) properties.take('registrationNumber', number);
  return [
    ...properties.all('leiCode').map((code) => `LEI:${code}`),
    ...properties.all('uscCode').map((code) => `USCC:${code}`),
    ...numbers,
  ];
}

/** Puts the value of a field. False if the text cannot be read as one. */
function put(value: Record<string, unknown>, shape: FieldShape, text: string): boolean {
  const read = readValue(shape, text, {});
  if (!('value' in read)) return false;
  value[shape.name] = shape.list ? [read.value] : read.value;
  return true;
}

function tieOf(
  { from, to, type }: { from: string; to: string; type?: string },
  schema: string,
  properties: FtmProperties,
  things: ReadonlyMap<string, Mention>,
): Pick<ParsedRow, 'things' | 'relations' | 'faults'> {
  const ids = [from, to].map((end) => properties.of(end)[0] ?? '');
  const ends = ids.map((id) => things.get(id));
  properties.take(from, ids[0] ?? '');
  properties.take(to, ids[1] ?? '');
  const [start, end] = ends;
  if (!start || !end) {
    const missing = start ? to : from;
    return {
      things: [],
      relations: [],
      faults: [
        `${schema}: its ${missing} ${properties.of(missing)[0] ?? ''} is not an entity of the file that could be accepted`,
      ],
    };
  }
  const [role = ''] = properties.of('role');
  const relation = type
    ? relationNamed(type)
    : relations.find(({ name, label, reverse }) =>
        [name, label.en, reverse.en].some((one) => nameKey(one) === nameKey(role)),
      );
  if (!relation)
    return {
      things: [],
      relations: [],
      faults: [`${schema}: the role "${role}" is not a relation of the ontology`],
    };
  const fits = (a: Mention, b: Mention) =>
    relation.ends.some(([x, y]) => x === a.kind && y === b.kind);
  if (!fits(start, end) && !(type === undefined && fits(end, start)))
    return {
      things: [],
      relations: [],
      faults: [
        `${relation.name} ties ${relation.ends.map((pair) => pair.join(' → ')).join(', ')}, and not ${start.kind} → ${end.kind}`,
      ],
    };
  const pair = fits(start, end) ? { from: 0, to: 1 } : { from: 1, to: 0 };
  return {
    things: [start, end],
    relations: [
      { type: relation.name, ...pair, value: valuesOf(relation.name, properties), references: {} },
    ],
    faults: [],
  };
}

function valuesOf(type: string, properties: FtmProperties): GivenRelation['value'] {
  const { schema, name, label, reverse } = relationNamed(type);
  const shapes = fieldShapes(schema);
  const value: Record<string, unknown> = {};
  const namesOfType = new Set([name, label.en, reverse.en].map(nameKey));
  // Our own exports say the type, codes and the position as roles.
  const roles = properties.of('role').filter((role) => {
    const isType = namesOfType.has(nameKey(role));
    if (isType) properties.take('role', role);
    return !isType;
  });
  for (const shape of shapes.filter((one) => one.type === 'enum')) {
    const property = shape.name === 'status' ? 'status' : 'role';
    const texts = property === 'status' ? properties.of('status') : roles;
    const code = texts.find((text) => shape.codes?.includes(text));
    if (code && properties.take(property, code)) value[shape.name] = code;
  }
  const given = {
    since: ['startDate', properties.of('startDate')],
    until: ['endDate', properties.of('endDate')],
    percent: ['percentage', properties.of('percentage')],
    position: ['role', roles],
    note: ['summary', properties.of('summary')],
  } as const;
  for (const [field, [property, [text]]] of Object.entries(given)) {
    const shape = shapes.find((one) => one.name === field);
    if (!shape || text === undefined) continue;
    const written = shape.type === 'date' ? (isoDate(text.slice(0, 10)) ?? text) : text;
    if (put(value, shape, written)) properties.take(property, text);
  }
  return value;
}
