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
};

/** Schemata that connect two entities: our relation, and the properties with its ends. */
const ties: Readonly<Record<string, { from: string; to: string; type?: string }>> = {
  Ownership: { from: 'owner', to: 'asset', type: 'HOLDS_STAKE_IN' },
  Control: { from: 'controller', to: 'controlled', type: 'CONTROLS' },
  Directorship: { from: 'director', to: 'organization', type: 'DIRECTOR_OF' },
  Employment: { from: 'employee', to: 'employer', type: 'WORKED_FOR' },
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
function kindOf(schema: string, { keywords = [] }: FtmProperties): string | undefined {
  const said = kinds.find(({ name }) => keywords.includes(name.toLowerCase()))?.name;
  return kindOfSchema[schema] && (said ?? kindOfSchema[schema]);
}

type FtmProperties = Readonly<Record<string, readonly string[]>>;

/** Parses FollowTheMoney entities. Their ids are not ours, so entities are matched by name, as in a table. */
export function draftFtm(
  lines: readonly JsonLine[],
  file: string,
  newOnes: Mapping['newOnes'],
): ParsedRow[] {
  const things = new Map<string, Mention>();
  for (const { value } of lines) {
    const properties = propertiesOf(value);
    const kind = kindOf(String(value.schema), properties);
    if (kind) things.set(String(value.id), thingOf(kind, properties, newOnes[kind] ?? {}));
  }
  return lines.map(({ line, value, fault }) => {
    const place = { file, table: 'ndjson', row: line, line };
    const none = { place, things: [], relations: [], readIn: [], faults: [], empty: false };
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
    return { ...none, ...tieOf(tie, String(value.schema), propertiesOf(value), things) };
  });
}

function propertiesOf({ properties }: Readonly<Record<string, unknown>>): FtmProperties {
  const entries = Object.entries((properties ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, values]) => [
      name,
      (Array.isArray(values) ? values : [values]).map((one) => tidy(String(one))).filter(Boolean),
    ]),
  );
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
    const text = properties[property]?.[0];
    if (shape && text !== undefined)
      put(value, shape, field === 'issuedOn' ? text.slice(0, 10) : text);
  }
  // Only our own vocabularies use these codes, so a keyword with such a code is meant as one.
  for (const shape of shapes.filter(({ type, required }) => type === 'enum' && required)) {
    const codes = Object.keys(vocabularyNamed(shape.vocabulary)?.terms ?? {});
    const code = (properties.keywords ?? []).find((word) => codes.includes(word));
    if (code) value[shape.name] = code;
  }
  const level = (properties.topics ?? []).flatMap((topic) => levelOfTopic[topic] ?? [])[0];
  if (kind === 'Agency' && level) value.level = level;
  const [shown, ...others] = [...(properties.name ?? []), ...(properties.title ?? [])];
  const further = [...others, ...(properties.alias ?? []), ...(properties.weakAlias ?? [])].filter(
    (text) => nameKey(text) !== nameKey(shown ?? ''),
  );
  const names = further.map((text) => ({
    text,
    language: nameLanguage(text),
    kind: 'SHORT',
  }));
  if (names.length > 0) value.names = names;
  return {
    kind,
    names: shown === undefined ? [] : [shown],
    value,
    ifNew,
    references: {},
    unknown: 'create',
  };
}

function put(value: Record<string, unknown>, shape: FieldShape, text: string): void {
  const read = readValue(shape, text, {});
  if ('value' in read) value[shape.name] = shape.list ? [read.value] : read.value;
}

function tieOf(
  { from, to, type }: { from: string; to: string; type?: string },
  schema: string,
  properties: FtmProperties,
  things: ReadonlyMap<string, Mention>,
): Pick<ParsedRow, 'things' | 'relations' | 'faults'> {
  const ends = [from, to].map((end) => things.get(properties[end]?.[0] ?? ''));
  const [start, end] = ends;
  if (!start || !end) {
    const missing = start ? to : from;
    return {
      things: [],
      relations: [],
      faults: [
        `${schema}: its ${missing} ${properties[missing]?.[0] ?? ''} is not an entity of the file that could be accepted`,
      ],
    };
  }
  const role = properties.role?.[0] ?? '';
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
  const shapes = fieldShapes(relationNamed(type).schema);
  const value: Record<string, unknown> = {};
  const given = {
    since: properties.startDate,
    until: properties.endDate,
    percent: properties.percentage,
    position: properties.role,
    note: properties.summary,
  };
  for (const [field, texts] of Object.entries(given)) {
    const shape = shapes.find(({ name }) => name === field);
    const text = texts?.[0];
    if (shape && text)
      put(value, shape, shape.type === 'date' ? (isoDate(text.slice(0, 10)) ?? text) : text);
  }
  return value;
}
