import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import {
  type FieldShape,
  fieldShapes,
  type Kind,
  kinds,
  type Relation,
  relationId,
  relations,
  vocabularies,
} from '../../src/ontology/index.js';
import { type Random, randomFrom } from './random.js';

export interface Generated {
  readonly seed: number;
  /** Entities of each kind. */
  readonly each: number;
  /** Relations of each type for each pair of kinds that it can tie, before doubles fall out. */
  readonly links: number;
}

/** Dates lie close together and are as exact as a year, a half, a quarter, a month or a day, so that filters meet their edges. */
export const generatedDates = [
  ...['2020', '2021', '2020-12', '2021-01', '2021-02', '2021-08', '2021-09'],
  ...['2020-12-31', '2021-01-01', '2021-02-28', '2021-08-01', '2021-08-17', '2021-08-31'],
  ...['2021-09-01', '2021-09-02'],
  ...['2020-H2', '2020-Q4', '2021-H1', '2021-H2', '2021-Q1', '2021-Q3', '2021-Q4', '2021-07-01'],
];

/** Words of which texts are made: other cases, other scripts, one character beyond the first plane, and signs that hurt. */
export const generatedWords = [
  ...[
    'Hydrogen',
    'hydrogen',
    'BATTERY',
    'Ünïcode',
    '工信部',
    '工业和信息化部',
    '𠮷林',
    'a"b',
    "o'c",
  ],
  ...['back\\slash', '100%', '$p0'],
];

/** Texts that have a form, by the field that holds them. */
const formed: Readonly<Record<string, (random: Random) => unknown>> = {
  url: (random) => `https://example.org/${random.below(5)}`,
  currency: (random) => random.oneOf(['CNY', 'USD']),
  percent: (random) => random.oneOf([0.5, 1, 33.3, 50, 100]),
  interval: (random) => random.oneOf(['2019-03', '2019-q3', 'second-purchase']),
};

/** A data set with all kinds and relations of the ontology, the same for the same seed. Throws where it breaks the ontology. */
export function generatedDataset({ seed, each, links }: Generated): Dataset {
  const random = randomFrom(seed);
  const idsOf = (kind: string) =>
    Array.from({ length: each }, (_, at) => `${kind.toLowerCase()}:g${at}`);
  const context = { random, idsOf };
  const entities = kinds.flatMap((kind) =>
    idsOf(kind.name).map((id, at) => entityOf(kind, id, at, context)),
  );
  const found = new Map<string, Link>();
  for (const relation of relations) {
    for (const [from, to] of relation.ends) {
      for (let at = 0; at < links; at++) {
        const link = linkOf(relation, from, to, context);
        if (link) found.set(link.id, link);
      }
    }
  }
  const meta = {
    name: 'generated',
    version: '1.0.0',
    title: 'Generated',
    licence: 'none',
    gaps: [],
  };
  const content = { meta, entities, relations: [...found.values()] };
  return { ...content, hash: contentHash(content) };
}

interface Making {
  readonly random: Random;
  idsOf(kind: string): string[];
}

function entityOf(kind: Kind, id: string, at: number, making: Making): Entity {
  const { random } = making;
  // Some share a name, as ties do; such a name points at nobody.
  const name = random.chance(0.1) ? 'Twin' : `${random.oneOf(generatedWords)} ${kind.name} ${at}`;
  const value = {
    ...valuesOf(kind.schema, making),
    id,
    name,
    ...(random.chance(0.5) && { nameZh: `${random.oneOf(generatedWords)}${kind.label.zh}${at}` }),
  };
  return { kind: kind.name, value: kind.schema.parse(value) as Entity['value'], file: '', line: 1 };
}

function linkOf(relation: Relation, from: string, to: string, making: Making): Link | undefined {
  const { random, idsOf } = making;
  const [one, other] = [random.oneOf(idsOf(from)), random.oneOf(idsOf(to))];
  // Trees have no circles: the part has the higher number.
  const [low, high] = numberOf(one) < numberOf(other) ? [one, other] : [other, one];
  if (from === to && one === other) return undefined;
  const ends = relation.name === 'PART_OF' ? { from: high, to: low } : { from: one, to: other };
  const value = relation.schema.parse({
    ...valuesOf(relation.schema, making),
    ...ends,
  }) as Link['value'];
  return { type: relation.name, id: relationId(relation, value), value, file: '', line: 1 };
}

function numberOf(id: string): number {
  return Number(id.replace(/^.*:g/, ''));
}

function valuesOf(schema: Relation['schema'], making: Making): Record<string, unknown> {
  const given = fieldShapes(schema).filter(
    ({ name, required }) =>
      !['from', 'to'].includes(name) && (required || making.random.chance(0.6)),
  );
  return Object.fromEntries(given.map((field) => [field.name, fieldValue(field, making)]));
}

function fieldValue(field: FieldShape, making: Making): unknown {
  if (!field.list) return oneValue(field, making);
  const length = making.random.below(2) + 1;
  return Array.from({ length }, () => oneValue(field, making));
}

function oneValue(field: FieldShape, making: Making): unknown {
  const { random, idsOf } = making;
  const form = formed[field.name];
  if (form) return form(random);
  if (field.fields)
    return Object.fromEntries(field.fields.map((inner) => [inner.name, fieldValue(inner, making)]));
  switch (field.type) {
    case 'date':
      return random.oneOf(generatedDates);
    case 'enum':
      return random.oneOf(codesOf(field));
    case 'integer':
      return random.below(4) + 1;
    case 'number':
      return random.oneOf([0, 0.5, 1, 2.25]);
    case 'boolean':
      return random.chance(0.5);
    case 'reference':
      return random.oneOf(idsOf(field.reference ?? ''));
    case 'sourceReference':
      return `${random.oneOf(idsOf('Source'))}${random.oneOf(['', '#place-1'])}`;
    default:
      return `${random.oneOf(generatedWords)} ${random.below(3)}`;
  }
}

/** The codes that a field may hold. */
export function codesOf({ codes = [] }: FieldShape): string[] {
  return [...codes];
}

/** The codes of a vocabulary. */
export function codesIn(vocabulary: string | undefined): string[] {
  const found = vocabularies.find(({ name }) => name === vocabulary);
  return Object.keys(found?.terms ?? {});
}
