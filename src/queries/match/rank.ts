import type { Graph } from '../../neo4j/graph.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { certainAmong, type NameScore } from '../../text/match/score-name.js';
import type { SearchCandidate } from '../../text/search/candidate.js';
import { kindOrder } from '../../text/search/ranking.js';
import { MAX_RESEMBLING, type MatchCandidates } from './candidates.js';
import type { Feature, MatchAnswer, MatchCandidate, PropertyCondition } from './request.js';

/** Minimum score. Lower scores are noise: one common word of many. */
const MIN_SCORE = 30;
/** Weight of the name in the score if properties are given; the properties have the rest. */
const NAME_WEIGHT = 0.7;
/** Factor for a candidate of another kind than requested, so that it ranks behind those of the kind. */
const OTHER_KIND_FACTOR = 0.6;

export interface Scored {
  readonly of: SearchCandidate;
  readonly score: NameScore;
}

/** How well each property of an entity agrees, from 0 to 1. Undefined if the graph does not know it. */
export type Agreement = (
  of: SearchCandidate,
  condition: PropertyCondition,
) => Promise<number | undefined>;

interface Deciding {
  readonly kinds: readonly string[];
  readonly typed: boolean;
  readonly properties: readonly PropertyCondition[];
  readonly limit: number;
  readonly found: MatchCandidates | undefined;
  readonly scores: readonly Scored[];
  readonly agreement: Agreement;
}

interface Judged {
  readonly candidate: Omit<MatchCandidate, 'match'>;
  readonly safe: boolean;
  readonly exact: boolean;
  readonly ofKind: boolean;
  readonly contradicted: boolean;
  readonly byId: boolean;
}

/** The answer to one query: the ranked candidates, and whether the first is certain. */
export async function rankCandidates(query: Deciding, graph?: Graph): Promise<MatchAnswer> {
  const judged: Judged[] = [];
  for (const one of query.scores) {
    if (isTurnOver()) await nextTurn(graph);
    // Properties can only lower a score, so those of a candidate with a score that is already too low need not be
    // read.
    if (one.score.score < MIN_SCORE) continue;
    const judgement = judge(one, query, await knownOf(one, query));
    if (judgement.candidate.score >= MIN_SCORE) judged.push(judgement);
  }
  judged.sort(inOrder);
  const certain = certainOf(judged, query.found?.exactCut ?? false);
  const named = namedAmong(judged);
  const rivals = named.length > 1;
  const cut = (query.found?.exactCut || query.found?.cut) ?? false;
  return {
    candidates: judged.slice(0, query.limit).map((one) => ({
      ...one.candidate,
      features: [
        ...one.candidate.features,
        ...(rivals && named.includes(one) ? [{ id: 'rival', value: true }] : []),
      ],
      match: one === certain,
    })),
    complete: !cut,
    incomplete: cut
      ? `More entities resemble it than the ${MAX_RESEMBLING} that were compared. Write more of the name, or say which kinds.`
      : null,
    incompleteZh: cut
      ? `与之相似的实体超过已比较的 ${MAX_RESEMBLING} 个。请输入更完整的名称，或指定实体类型。`
      : null,
  };
}

/** How well the known properties of a candidate agree with the given ones. */
async function knownOf({ of }: Scored, { properties, agreement }: Deciding) {
  const known: { readonly id: string; readonly value: number }[] = [];
  for (const condition of properties) {
    const value = await agreement(of, condition);
    if (value !== undefined) known.push({ id: `property:${condition.property}`, value });
  }
  return known;
}

function judge(
  { of, score }: Scored,
  query: Deciding,
  known: readonly { readonly id: string; readonly value: number }[],
): Judged {
  const ofKind = query.kinds.includes(of.kind);
  const mean = known.reduce((sum, { value }) => sum + value, 0) / known.length;
  const ofName = score.way === 'PROPERTIES' ? 0 : NAME_WEIGHT;
  const named = known.length > 0 ? score.score * (ofName + (1 - ofName) * mean) : score.score;
  return {
    candidate: {
      id: of.id,
      kind: of.kind,
      name: of.names.find(({ field }) => field === 'NAME')?.text ?? of.id,
      nameZh: of.names.find(({ field }) => field === 'NAME_ZH')?.text ?? null,
      summary: of.texts.find(({ field }) => field === 'SUMMARY')?.text ?? null,
      score: Math.round(named * (ofKind ? 1 : OTHER_KIND_FACTOR) * 10) / 10,
      matchedName: score.name,
      features: [
        ...featuresOf(score),
        ...(query.typed ? [{ id: 'type', value: ofKind }] : []),
        ...known,
      ],
    },
    safe: score.safe,
    exact: score.exact,
    ofKind,
    contradicted: known.some(({ value }) => value < 0.5),
    byId: score.way === 'ID',
  };
}

function featuresOf({ score, way, part, differs }: NameScore): Feature[] {
  if (way === 'PROPERTIES') return [];
  return [
    { id: 'name', value: score / 100 },
    { id: `name_${way.toLowerCase()}`, value: true },
    ...(part ? [{ id: 'name_part', value: true }] : []),
    ...(differs ? [{ id: `name_other_${differs.toLowerCase()}`, value: true }] : []),
  ];
}

/** The candidates of a requested kind that the name certainly means. */
function namedAmong(judged: readonly Judged[]): readonly Judged[] {
  return certainAmong(judged.filter(({ ofKind }) => ofKind));
}

/** The first candidate is certain if it is the only one of a requested kind that the name certainly means. */
function certainOf(judged: readonly Judged[], exactCut: boolean): Judged | undefined {
  const named = namedAmong(judged);
  const byId = named.find((one) => one.byId);
  const only = byId ?? (named.length === 1 && !exactCut ? named[0] : undefined);
  return only && only === judged[0] && !only.contradicted ? only : undefined;
}

/** Order among equal scores: exact names first, agencies first and sources last, then the shorter name, then the id. */
function inOrder(one: Judged, other: Judged): number {
  const [a, b] = [one.candidate, other.candidate];
  return (
    b.score - a.score ||
    Number(other.exact) - Number(one.exact) ||
    kindOrder(a.kind) - kindOrder(b.kind) ||
    a.name.length - b.name.length ||
    (a.id < b.id ? -1 : 1)
  );
}
