import type { Problem } from '../../../dataset/problem.js';
import { kindNamed } from '../../../ontology/index.js';
import { decisionKey, type MentionCluster } from './clusters.js';
import type { Decided, Decision } from './decisions.js';
import type { NameQuery, Resembling } from './entity-index.js';
import { byNames, isId, type Settled, type SettleOptions } from './resolution.js';
import { resolveNew } from './resolve-new.js';

/** Names per look-up: enough to be fast, few enough to show progress. */
const BATCH_SIZE = 100;

/**
 * Resolves each cluster to an entity. A certain match is accepted. A name without similar entities is new. A name
 * that resembles a known entity, or a new one of the same input, waits for a person. Decisions override all of this.
 */
export async function resolveMentions(
  groups: readonly MentionCluster[],
  options: SettleOptions,
): Promise<{ settled: Map<MentionCluster, Settled>; problems: Problem[] }> {
  const { known, decisions = new Map<string, Decided>() } = options;
  const decided = new Map(
    groups.flatMap((group) => {
      const found = decisionFor(group, decisions);
      return found ? [[group, found] as const] : [];
    }),
  );
  const found = await resembling(
    groups.filter((group) => !decided.has(group)),
    options,
  );
  const byId = await known.entities([
    ...new Set([
      ...groups.flatMap(({ ids }) => ids),
      ...[...decided.values()].flatMap(({ decision }) => (isId(decision) ? [decision.is] : [])),
    ]),
  ]);
  const settled = new Map<MentionCluster, Settled>();
  const fresh: MentionCluster[] = [];
  for (const group of groups) {
    const first = decided.get(group);
    const verdict = first
      ? byDecision(first.decision, (id) => byId.has(id))
      : (byGivenId(group, (id) => byId.has(id)) ?? byNames(found.get(group) ?? []));
    if (verdict) settled.set(group, verdict);
    else if (group.refuseUnknown && first?.decision !== 'new' && group.ids.length === 0)
      settled.set(group, {
        how: 'REFUSED',
        why: `no ${kindNamed(group.kind).label.en} is called so`,
      });
    else fresh.push(group);
  }
  await resolveNew(fresh, settled, decided, options);
  return { settled, problems: strayDecisions(decided, settled, byId, options) };
}

function decisionFor(
  { kind, names }: MentionCluster,
  decisions: ReadonlyMap<string, Decided>,
): Decided | undefined {
  for (const name of names) {
    const found = decisions.get(decisionKey(kind, name));
    if (found) return found;
  }
  return undefined;
}

function byDecision(decision: Decision, isKnown: (id: string) => boolean): Settled | undefined {
  if (decision === 'skip') return { how: 'SKIPPED', why: 'left out by decision' };
  if (isId(decision) && isKnown(decision.is))
    return { how: 'MATCHED', id: decision.is, why: 'by decision' };
  return undefined;
}

function byGivenId({ ids }: MentionCluster, isKnown: (id: string) => boolean): Settled | undefined {
  if (ids.length > 1) return { how: 'REFUSED', why: `rows give it several ids: ${ids.join(', ')}` };
  const [id] = ids;
  if (id === undefined) return undefined;
  return isKnown(id) ? { how: 'MATCHED', id, why: 'by its id' } : undefined;
}

async function resembling(groups: readonly MentionCluster[], { known, onProgress }: SettleOptions) {
  const queries = groups.flatMap((group) =>
    group.kind === 'Provision'
      ? []
      : group.names.map((text) => ({
          group,
          query: { kind: group.kind, text } satisfies NameQuery,
        })),
  );
  const found = new Map<MentionCluster, (readonly Resembling[])[]>();
  for (let at = 0; at < queries.length; at += BATCH_SIZE) {
    const some = queries.slice(at, at + BATCH_SIZE);
    const answers = await known.resembling(some.map(({ query }) => query));
    for (const [place, { group }] of some.entries())
      found.set(group, [...(found.get(group) ?? []), answers[place] ?? []]);
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
        message: `"${group.names[0]}" is decided to be ${decision.is}, and there is no such ${kindNamed(group.kind).label.en}.`,
        expected: 'the id of an entity that is known, or of a new one of an earlier row',
        fix: 'Copy one of the ids under candidates, or write new or skip.',
      },
    ];
  });
}
