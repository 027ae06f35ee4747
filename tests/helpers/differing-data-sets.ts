import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset, Entity, Link } from '../../src/dataset/dataset.js';
import { fieldShapes, kindNamed, relationNamed } from '../../src/ontology/index.js';
import { generatedDataset } from './generated.js';
import { type Random, randomFrom } from './random.js';

/** What decides the order of a made-up data set. */
export interface Rank {
  readonly precedence?: number | undefined;
  readonly publishedOn?: string | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Data sets about the same few things that agree in most and differ in some: fields, dates known more or less exactly,
 * roles, whole relations, and fields that one repeats without stating them. The same for the same seed.
 */
export function differingDataSets(seed: number, ranks: readonly Rank[]): Dataset[] {
  const sizes = { each: 2, links: 2 };
  const [base, other] = [0, 1].map((at) => generatedDataset({ seed: seed + at, ...sizes })) as [
    Dataset,
    Dataset,
  ];
  const links = new Map([...base.relations, ...other.relations].map((one) => [one.id, one]));
  return ranks.map(({ precedence, publishedOn }, at) => {
    const random = randomFrom(seed + 1_000 * (at + 1));
    const entities = base.entities
      // Every source is there, so that each reference leads to one.
      .filter(({ kind }) => kind === 'Source' || random.chance(0.75))
      .map((one) => entityLike(one, other, random));
    const present = new Set(entities.map(({ value }) => value.id));
    const relations = [...links.values()]
      .filter(({ value: { from, to } }) => present.has(from) && present.has(to))
      .filter(() => random.chance(0.75))
      .map((one) => linkLike(one, other, random));
    const meta = {
      ...{ name: `set-${at}`, version: '1.0.0', title: `Set ${at}`, licence: 'none', gaps: [] },
      ...(precedence === undefined ? {} : { precedence }),
      ...(publishedOn === undefined ? {} : { publishedOn }),
    };
    const content = { meta, entities, relations };
    return { ...content, hash: contentHash(content) };
  });
}

/** The same data set under another name. */
export function renamed({ meta, entities, relations }: Dataset, name: string): Dataset {
  const content = { meta: { ...meta, name }, entities, relations };
  return { ...content, hash: contentHash(content) };
}

function entityLike(one: Entity, other: Dataset, random: Random): Entity {
  const { schema } = kindNamed(one.kind);
  const second = other.entities.find(({ value }) => value.id === one.value.id);
  const { unstated: _, ...mix } = mixed(schema, one.value, second?.value ?? one.value, random);
  const value = { ...mix, ...withSharedName(one, mix) };
  const repeated = random.chance(0.3)
    ? Object.keys(value).filter(
        (name) => !['id', 'names', 'sources'].includes(name) && random.chance(0.4),
      )
    : [];
  const made = { ...value, id: one.value.id, ...(repeated.length > 0 && { unstated: repeated }) };
  return { ...one, value: schema.parse(made) as Entity['value'] };
}

/** A Chinese name that every data set has for the entity: without one in common, their names may be those of two things. */
function withSharedName({ kind, value: { id, sources } }: Entity, { names }: Values): Values {
  if (!fieldShapes(kindNamed(kind).schema).some(({ name }) => name === 'names')) return {};
  const [source] = sources as string[];
  const shared = { text: `同${id}`, language: 'ZH', kind: 'SHORT', source };
  return { names: [...((names as unknown[]) ?? []), shared] };
}

function linkLike(one: Link, other: Dataset, random: Random): Link {
  const { schema, identity } = relationNamed(one.type);
  const some = other.relations.filter(({ type }) => type === one.type);
  const second = some.length > 0 ? random.oneOf(some) : one;
  const fixed = ['from', 'to', ...identity];
  const own = Object.fromEntries(
    Object.entries(one.value).filter(([name]) => fixed.includes(name)),
  );
  const value = mixed(schema, one.value, second.value, random);
  const rest = Object.entries(value).filter(([name]) => !fixed.includes(name));
  return { ...one, value: schema.parse({ ...Object.fromEntries(rest), ...own }) as Link['value'] };
}

/** Each field from the first or the second; an optional one may be missing. */
function mixed(
  schema: Parameters<typeof fieldShapes>[0],
  first: Values,
  second: Values,
  random: Random,
): Values {
  const fields = fieldShapes(schema).flatMap(({ name, required, type }) => {
    if (!required && random.chance(0.2)) return [];
    const chosen = random.chance(0.65) ? first : second;
    const value = chosen[name] ?? (required ? first[name] : undefined);
    if (value === undefined) return [];
    const isVaguer = type === 'date' && random.chance(0.3);
    return [[name, isVaguer ? String(value).slice(0, 7) : value] as const];
  });
  return Object.fromEntries(fields);
}
