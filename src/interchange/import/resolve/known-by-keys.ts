import { kindNamed } from '../../../ontology/index.js';
import type { MentionKey } from '../parse/parsed-row.js';
import type { MentionCluster } from './clusters.js';
import type { EntityIndex, KnownEntity, Resembling } from './entity-index.js';
import { keyInWords, knownValues, ownScheme } from './keys.js';
import type { Settled } from './resolution.js';

/**
 * What the keys of clusters say about them: the known entity that has one of them, whatever it is called. Rows that give
 * one thing several values of one scheme are refused, and keys of several known entities are a doubt.
 */
export async function knownByKeys(
  groups: readonly MentionCluster[],
  known: EntityIndex,
): Promise<ReadonlyMap<MentionCluster, Settled>> {
  const keyed = groups.filter(({ keys }) => keys.length > 0);
  const queries = keyed.flatMap(({ kind, keys }) =>
    keys
      .filter(({ scheme }) => scheme !== ownScheme)
      .map(({ scheme, value }) => ({ kind, scheme, value })),
  );
  const found = queries.length > 0 ? await known.keyed(queries) : [];
  const entities = await known.entities([...new Set(found)]);
  const bearers = bearersOf(entities.values(), new Set(queries.map(({ scheme }) => scheme)));
  return new Map(
    keyed.flatMap((group): [MentionCluster, Settled][] => {
      const verdict = severalKeys(group) ?? verdictOf(group, bearers);
      return verdict ? [[group, verdict]] : [];
    }),
  );
}

/** The entities with a key, by scheme and value. */
function bearersOf(
  entities: Iterable<KnownEntity>,
  schemes: ReadonlySet<string>,
): ReadonlyMap<string, readonly KnownEntity[]> {
  const bearers = new Map<string, KnownEntity[]>();
  for (const entity of entities) {
    const kind = entity.id.split(':')[0];
    for (const scheme of schemes)
      for (const value of knownValues(entity, scheme)) {
        const key = `${kind} ${scheme} ${value}`;
        bearers.set(key, [...(bearers.get(key) ?? []), entity]);
      }
  }
  return bearers;
}

function severalKeys({ kind, keys }: MentionCluster): Settled | undefined {
  const schemes = keys.map(({ scheme }) => scheme);
  const twice = schemes.find((scheme, at) => schemes.indexOf(scheme) !== at);
  if (twice === undefined) return undefined;
  const values = keys.filter(({ scheme }) => scheme === twice).map(({ text }) => text);
  return {
    how: 'REFUSED',
    why: `rows give one ${kindNamed(kind).label.en} several values of ${twice}: ${values.join(', ')}. Correct them, or take the scheme out of its keys`,
  };
}

function verdictOf(
  { kind, keys }: MentionCluster,
  bearers: ReadonlyMap<string, readonly KnownEntity[]>,
): Settled | undefined {
  const having = (key: MentionKey) =>
    bearers.get(`${kindNamed(kind).name.toLowerCase()} ${key.scheme} ${key.value}`) ?? [];
  const found = new Map(
    keys.flatMap((key) => having(key).map((entity) => [entity.id, { entity, key }] as const)),
  );
  const [only, another] = [...found.values()];
  if (!only) return undefined;
  if (!another)
    return {
      how: 'MATCHED',
      id: only.entity.id,
      why: `has ${keyInWords(only.key)}`,
      addsNames: true,
    };
  return {
    how: 'DOUBTFUL',
    candidates: [...found.values()].map(
      ({ entity, key }): Resembling => ({
        id: entity.id,
        name: String(entity.name),
        nameZh: entity.nameZh as string | undefined,
        score: 100,
        sure: false,
        reasons: [`has ${keyInWords(key)}`],
      }),
    ),
    why: 'its keys are those of several',
  };
}
