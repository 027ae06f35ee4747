import type { Problem } from '../../../dataset/problem.js';
import { kindNamed } from '../../../ontology/index.js';
import { isChinese } from '../../../text/match/contradicting-names.js';
import type { ParsedRow } from '../parse/parsed-row.js';
import { decisionKey, type Groups, type MentionCluster } from './clusters.js';
import type { Decided } from './decisions.js';
import type { EntityIndex, NameQuery, Resembling } from './entity-index.js';
import { knownByKeys } from './known-by-keys.js';
import { byNames, isId, type Settled, type SettleOptions, united } from './resolution.js';
import { resolveNew } from './resolve-new.js';
import { areApart, comparedWithKnown, issuedTitlesOf, noticeReason, unsure } from './tell-apart.js';
import { tiedCandidates } from './tied-candidates.js';
import { cluesOf } from './ties.js';

/** Names per look-up: enough to be fast, few enough to show progress. */
const BATCH_SIZE = 100;

/**
 * Resolves each cluster to an entity. A certain match is accepted. A name without similar entities is new. A name
 * that resembles a known entity, or a new one of the same input, waits for a person, and so does a new entity that
 * may be a known one because of what ties both. Decisions override all of this.
 */
export async function resolveMentions(
  groups: Groups,
  drafts: readonly ParsedRow[],
  options: SettleOptions,
): Promise<{ settled: Map<MentionCluster, Settled>; problems: Problem[] }> {
  const { known, decisions = new Map<string, Decided>() } = options;
  const decided = new Map(
    groups.all.flatMap((group) => {
      const found = decisionFor(group, decisions);
      return found ? [[group, found] as const] : [];
    }),
  );
  const undecided = groups.all.filter((group) => !decided.has(group));
  const similar = await resembling(undecided, options);
  const keyed = await knownByKeys(undecided, known);
  const byId = await known.entities([
    ...new Set([
      ...groups.all.flatMap(({ ids }) => ids),
      ...[...decided.values()].flatMap(({ decision }) => (isId(decision) ? [decision.is] : [])),
    ]),
  ]);
  const found = await comparedWithAll(undecided, similar, known);
  const verdicts = new Map<MentionCluster, Settled>();
  for (const group of groups.all) {
    const verdict = verdictOn(group, decided.get(group), keyed.get(group), found.get(group), byId);
    if (verdict) verdicts.set(group, verdict);
  }
  doubtNamesakes(verdicts, decided);
  await lookForTies(groups, drafts, found, verdicts, decided, options);
  const settled = await resolveNew(groups.all, verdicts, decided, options);
  return { settled, problems: strayDecisions(decided, settled, byId, options) };
}

function verdictOn(
  group: MentionCluster,
  decided: Decided | undefined,
  keyed: Settled | undefined,
  found: readonly (readonly Resembling[])[] = [],
  byId: ReadonlyMap<string, unknown>,
): Settled | undefined {
  const isKnown = (id: string) => byId.has(id);
  if (decided) return byDecision(decided, isKnown);
  const named = group.isAmbiguous ? found.map((some) => some.map((one) => unsure(one))) : found;
  return byGivenId(group, isKnown) ?? keyed ?? byNames(named);
}

/** What the candidates say beside their names: those with another key, number or Chinese name may be no candidates. */
async function comparedWithAll(
  groups: readonly MentionCluster[],
  similar: ReadonlyMap<MentionCluster, readonly (readonly Resembling[])[]>,
  known: EntityIndex,
): Promise<Map<MentionCluster, readonly (readonly Resembling[])[]>> {
  const isCompared = (group: MentionCluster, { sure }: Resembling) =>
    sure || group.keys.length > 0 || group.kind === 'Policy' || group.allNames.some(isChinese);
  const ids = groups.flatMap((group) =>
    (similar.get(group) ?? []).flat().flatMap((one) => (isCompared(group, one) ? [one.id] : [])),
  );
  const values = await known.entities([...new Set(ids)]);
  return new Map(
    groups.map((group) => [
      group,
      (similar.get(group) ?? []).map((some) =>
        some.flatMap((one) => comparedWithKnown(group, one, values.get(one.id)) ?? []),
      ),
    ]),
  );
}

/** Names of one known entity that contradict each other cannot all be its names, so none is taken without a person. */
function doubtNamesakes(
  verdicts: Map<MentionCluster, Settled>,
  decided: ReadonlyMap<MentionCluster, Decided>,
): void {
  const byEntity = new Map<string, MentionCluster[]>();
  for (const [group, verdict] of verdicts)
    if (verdict.how === 'MATCHED' && verdict.candidate && !decided.has(group))
      byEntity.set(verdict.id, [...(byEntity.get(verdict.id) ?? []), group]);
  for (const groups of byEntity.values()) {
    if (groups.length === 1) continue;
    for (const group of groups) {
      const other = groups.find((one) => one !== group && areApart(one, group));
      const verdict = verdicts.get(group);
      if (!other || verdict?.how !== 'MATCHED' || !verdict.candidate) continue;
      const reason = `"${other.called}" of ${other.places[0]?.table} ${other.places[0]?.row} has its name, too, and is another`;
      verdicts.set(group, byNames([[unsure(verdict.candidate, reason)]]) ?? verdict);
    }
  }
}

/** Adds known entities that the same issuers, days and subjects tie to the candidates of what no name identifies. */
async function lookForTies(
  groups: Groups,
  drafts: readonly ParsedRow[],
  found: ReadonlyMap<MentionCluster, readonly (readonly Resembling[])[]>,
  verdicts: Map<MentionCluster, Settled>,
  decided: ReadonlyMap<MentionCluster, Decided>,
  { known }: SettleOptions,
): Promise<void> {
  const open = groups.all.filter(
    (group) =>
      !decided.has(group) &&
      group.ids.length === 0 &&
      [undefined, 'DOUBTFUL'].includes(verdicts.get(group)?.how),
  );
  const candidates = await tiedCandidates(
    open,
    cluesOf(drafts, groups),
    (group) => verdicts.get(group),
    known,
  );
  for (const [group, tied] of candidates) {
    const verdict = byNames([united([...(found.get(group) ?? []), tied])]);
    if (tied.length > 0 && verdict) verdicts.set(group, verdict);
  }
}

/** A name that several clusters bear decides on none of them; each is called by what tells it apart. */
function decisionFor(
  { kind, called, ownNames, written }: MentionCluster,
  decisions: ReadonlyMap<string, Decided>,
): Decided | undefined {
  for (const name of [called, ...ownNames, ...written]) {
    const found = decisions.get(decisionKey(kind, name));
    if (found) return found;
  }
  return undefined;
}

function byDecision(
  { decision, addsNames }: Decided,
  isKnown: (id: string) => boolean,
): Settled | undefined {
  if (decision === 'skip') return { how: 'SKIPPED', why: 'left out by decision' };
  if (isId(decision) && isKnown(decision.is))
    return { how: 'MATCHED', id: decision.is, why: 'by decision', addsNames };
  return undefined;
}

function byGivenId({ ids }: MentionCluster, isKnown: (id: string) => boolean): Settled | undefined {
  if (ids.length > 1) return { how: 'REFUSED', why: `rows give it several ids: ${ids.join(', ')}` };
  const [id] = ids;
  if (id === undefined) return undefined;
  return isKnown(id) ? { how: 'MATCHED', id, why: 'by its id' } : undefined;
}

async function resembling(groups: readonly MentionCluster[], { known, onProgress }: SettleOptions) {
  const queries = groups.flatMap((group) => {
    if (group.kind === 'Provision') return [];
    const asked = (text: string, isIssued = false) => ({
      group,
      isIssued,
      query: { kind: group.kind, text } satisfies NameQuery,
    });
    return [
      ...[...group.names, ...group.written].map((text) => asked(text)),
      ...issuedTitlesOf(group).map((text) => asked(text, true)),
    ];
  });
  const found = new Map<MentionCluster, (readonly Resembling[])[]>();
  for (let at = 0; at < queries.length; at += BATCH_SIZE) {
    const some = queries.slice(at, at + BATCH_SIZE);
    const answers = await known.resembling(some.map(({ query }) => query));
    for (const [place, { group, isIssued }] of some.entries()) {
      const answer = answers[place] ?? [];
      const list = found.get(group) ?? [];
      list.push(
        isIssued ? answer.map((one) => unsure(one, one.sure ? noticeReason : undefined)) : answer,
      );
      found.set(group, list);
    }
    onProgress?.(Math.min(at + BATCH_SIZE, queries.length), queries.length);
  }
  return found;
}

/** A decision that names an unknown id is treated as a typo; nothing is written until it is corrected. */
function strayDecisions(
  decided: ReadonlyMap<MentionCluster, Decided>,
  settled: Map<MentionCluster, Settled>,
  byId: ReadonlyMap<string, unknown>,
  { decisionsFile = 'decisions' }: SettleOptions,
): Problem[] {
  return [...decided].flatMap(([group, { decision, line }]) => {
    if (settled.has(group) || !isId(decision) || byId.has(decision.is)) return [];
    settled.set(group, {
      how: 'REFUSED',
      why: `the decision names ${decision.is}, which is not known`,
    });
    return [
      {
        file: decisionsFile,
        line,
        rule: 'decision',
        message: `"${group.called}" is decided to be ${decision.is}, and there is no such ${kindNamed(group.kind).label.en}.`,
        expected: 'the id of an entity that is known, or of a new one of an earlier row',
        fix: 'Copy one of the ids under candidates, or write new or skip.',
      },
    ];
  });
}
