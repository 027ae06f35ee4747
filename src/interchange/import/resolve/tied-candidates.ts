import { documentNumberForms } from '../../../text/normalise/document-number.js';
import type { MentionCluster } from './clusters.js';
import type { EntityIndex, KnownEntity, KnownRelation, Resembling } from './entity-index.js';
import type { Settled } from './resolution.js';
import { type GivenTie, MAX_DAYS_APART, scoreTies, type TiedEntity } from './score-ties.js';
import { aboutTypes, bodyOfOffice, type Clues, tieTypesOf } from './ties.js';

/** A name in doubt counts as that of its best candidate from this score on: the person who decides sees both. */
const MIN_PROBABLE = 60;
/** Candidates of one entity that a person can compare. */
const MAX_CANDIDATES = 5;

/** What is known so far about the clusters at the other ends. */
export type VerdictOf = (group: MentionCluster) => Settled | undefined;

/**
 * Known entities that may be the same as new ones because of their issuers, days and subjects, or their document
 * numbers, best first. Folders and graphs are asked the same way and scored the same way.
 */
export async function tiedCandidates(
  groups: readonly MentionCluster[],
  clues: ReadonlyMap<MentionCluster, Clues>,
  verdictOf: VerdictOf,
  known: EntityIndex,
): Promise<ReadonlyMap<MentionCluster, readonly Resembling[]>> {
  const asked = groups.flatMap((group) => {
    const about = clues.get(group);
    return about && tieTypesOf(group.kind).length > 0 ? [{ group, about }] : [];
  });
  if (asked.length === 0) return new Map();
  const bodies = await bodiesOfOffices(asked, known);
  const given = asked.map(({ about }) => givenTies(about, verdictOf, bodies));
  const ids = await known.tied(
    asked.map(({ group, about }, at) => ({
      kind: group.kind,
      types: tieTypesOf(group.kind),
      others: [...new Set((given[at] ?? []).map(({ id }) => id))],
      days: daysAround(about),
      documentNumbers:
        about.documentNumber === undefined ? [] : documentNumberForms(about.documentNumber),
    })),
  );
  const tied = await tiedEntities(
    [...new Set(ids.flat())],
    [...new Set(asked.flatMap(({ group }) => tieTypesOf(group.kind)))],
    known,
  );
  return new Map(
    asked.map(({ group, about }, at) => {
      const found = (ids[at] ?? []).flatMap((id): Resembling[] => {
        const entity = tied.get(id);
        const score = entity && scoreTies(about, given[at] ?? [], { ...entity, kind: group.kind });
        if (!entity || !score) return [];
        const { name, nameZh } = entity.value;
        return [{ id, name: String(name ?? id), nameZh: nameZh as string | undefined, ...score }];
      });
      const best = found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
      return [group, best.slice(0, MAX_CANDIDATES)];
    }),
  );
}

type Asked = readonly { readonly group: MentionCluster; readonly about: Clues }[];

/** The bodies of the offices among the other ends, by the names of the offices. */
async function bodiesOfOffices(
  asked: Asked,
  known: EntityIndex,
): Promise<ReadonlyMap<string, string>> {
  const offices = new Map<string, { kind: string; text: string }>();
  for (const { about } of asked)
    for (const { other } of about.ties)
      if ('names' in other)
        for (const name of other.names) {
          const body = bodyOfOffice(name);
          if (body) offices.set(name, { kind: other.kind, text: body });
        }
  const found = await known.resembling([...offices.values()]);
  return new Map(
    [...offices.keys()].flatMap((name, at) => {
      const sure = found[at]?.find((one) => one.sure);
      return sure ? [[name, sure.id] as const] : [];
    }),
  );
}

function givenTies(
  { ties }: Clues,
  verdictOf: VerdictOf,
  bodies: ReadonlyMap<string, string>,
): GivenTie[] {
  return ties.flatMap(({ type, other }) => {
    if (!('names' in other)) return [{ type, id: other.id, given: other.id, isOffice: false }];
    const verdict = verdictOf(other);
    const given = other.names[0] ?? '';
    const id =
      verdict && 'id' in verdict
        ? verdict.id
        : verdict?.how === 'DOUBTFUL' && (verdict.candidates[0]?.score ?? 0) >= MIN_PROBABLE
          ? verdict.candidates[0]?.id
          : undefined;
    const body = other.names.map((name) => bodies.get(name)).find((one) => one !== undefined);
    return [
      ...(id !== undefined && id !== body ? [{ type, id, given, isOffice: false }] : []),
      ...(body === undefined ? [] : [{ type, id: body, given, isOffice: true }]),
    ];
  });
}

function daysAround({ days }: Clues): readonly [string, string] | null {
  const whole = days.map(({ day }) => day).filter((day) => day.length === 10);
  if (whole.length === 0) return null;
  const sorted = whole.sort();
  return [dayFrom(sorted[0] ?? '', -MAX_DAYS_APART), dayFrom(sorted.at(-1) ?? '', MAX_DAYS_APART)];
}

function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The entities with what ties them and what they are about. */
async function tiedEntities(
  ids: readonly string[],
  types: readonly string[],
  known: EntityIndex,
): Promise<ReadonlyMap<string, Omit<TiedEntity, 'kind'>>> {
  const relations = await known.relationsOf(ids, [...types, ...aboutTypes]);
  const ends = relations.flatMap(({ value }) => [value.from, value.to]);
  const entities = await known.entities([...new Set([...ids, ...ends])]);
  const ofIds = new Map<string, { relation: KnownRelation; other: KnownEntity }[]>();
  for (const relation of relations) {
    const { from, to } = relation.value;
    for (const [id, end] of [
      [from, to],
      [to, from],
    ] as const) {
      const other = entities.get(end);
      if (other) ofIds.set(id, [...(ofIds.get(id) ?? []), { relation, other }]);
    }
  }
  return new Map(
    ids.flatMap((id) => {
      const value = entities.get(id);
      if (!value) return [];
      const all = ofIds.get(id) ?? [];
      return [
        [
          id,
          {
            value,
            ties: all
              .filter(({ relation }) => types.includes(relation.type))
              .map(({ relation, other }) => ({ type: relation.type, other })),
            about: all
              .filter(({ relation }) => aboutTypes.includes(relation.type))
              .map(({ other }) => other),
          },
        ] as const,
      ];
    }),
  );
}
