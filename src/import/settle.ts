import type { Problem } from '../dataset/problem.js';
import { kindNamed } from '../ontology/index.js';
import type { Decided, Decision } from './decisions.js';
import { decisionKey, type Group } from './groups.js';
import { isNamed, type Known, type NameQuery, type Resembling, type ScoreNames } from './known.js';
import { NameIndex } from './name-index.js';
import { distinctIdFrom, idFrom } from './new-id.js';

/** Which entity a group of mentions is. */
export type Settled =
  | { readonly how: 'MATCHED'; readonly id: string; readonly why: string }
  | { readonly how: 'CREATED'; readonly id: string; readonly why: string }
  | { readonly how: 'DOUBTFUL'; readonly candidates: readonly Resembling[]; readonly why: string }
  | { readonly how: 'SKIPPED'; readonly why: string }
  | { readonly how: 'REFUSED'; readonly why: string };

export interface SettleOptions {
  readonly known: Known;
  readonly score: ScoreNames;
  readonly decisions?: ReadonlyMap<string, Decided> | undefined;
  readonly decisionsFile?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Names in one look-up: enough to be quick, few enough to show progress. */
const batch = 100;

/**
 * Says of each group which entity it is: a sure match is taken, what nothing resembles is new, and what resembles
 * something, known or new in the same input, waits for a person. Decisions come before all of it.
 */
export async function settle(
  groups: readonly Group[],
  options: SettleOptions,
): Promise<{ settled: Map<Group, Settled>; problems: Problem[] }> {
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
  const settled = new Map<Group, Settled>();
  const fresh: Group[] = [];
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
  await settleFresh(fresh, settled, decided, options);
  return { settled, problems: strayDecisions(decided, settled, byId, options) };
}

const isId = (decision: Decision): decision is { is: string } => typeof decision === 'object';

function decisionFor(
  { kind, names }: Group,
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

function byGivenId({ ids }: Group, isKnown: (id: string) => boolean): Settled | undefined {
  if (ids.length > 1) return { how: 'REFUSED', why: `rows give it several ids: ${ids.join(', ')}` };
  const [id] = ids;
  if (id === undefined) return undefined;
  return isKnown(id) ? { how: 'MATCHED', id, why: 'by its id' } : undefined;
}

/** Each name that is sure must mean the same entity; else the names are a question. */
function byNames(found: readonly (readonly Resembling[])[]): Settled | undefined {
  const all = united(found);
  const sure = all.filter((one) => one.sure);
  const [only] = sure;
  if (only && sure.length === 1)
    return { how: 'MATCHED', id: only.id, why: `is a name of ${only.name}` };
  if (sure.length > 1)
    return { how: 'DOUBTFUL', candidates: sure, why: 'its names are names of several' };
  return all.length > 0
    ? { how: 'DOUBTFUL', candidates: all, why: `resembles ${all[0]?.name}` }
    : undefined;
}

function united(found: readonly (readonly Resembling[])[]): Resembling[] {
  const best = new Map<string, Resembling>();
  for (const one of found.flat()) {
    const before = best.get(one.id);
    if (
      !before ||
      (one.sure && !before.sure) ||
      (one.sure === before.sure && one.score > before.score)
    )
      best.set(one.id, one);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

async function resembling(groups: readonly Group[], { known, onProgress }: SettleOptions) {
  const queries = groups.flatMap((group) =>
    group.kind === 'Provision'
      ? []
      : group.names.map((text) => ({
          group,
          query: { kind: group.kind, text } satisfies NameQuery,
        })),
  );
  const found = new Map<Group, (readonly Resembling[])[]>();
  for (let at = 0; at < queries.length; at += batch) {
    const some = queries.slice(at, at + batch);
    const answers = await known.resembling(some.map(({ query }) => query));
    for (const [place, { group }] of some.entries())
      found.set(group, [...(found.get(group) ?? []), answers[place] ?? []]);
    onProgress?.(Math.min(at + batch, queries.length), queries.length);
  }
  return found;
}

/** New ones are compared with those before them in the input, so that a misspelt name is asked about there too. */
async function settleFresh(
  fresh: readonly Group[],
  settled: Map<Group, Settled>,
  decided: ReadonlyMap<Group, Decided>,
  { known, score }: SettleOptions,
): Promise<void> {
  const ids = await freshIds(fresh, known);
  const indexes = new Map<string, NameIndex>();
  const waiting: [Group, string][] = [];
  const make = (group: Group, why: string) => {
    const id = ids.get(group) ?? '';
    settled.set(group, { how: 'CREATED', id, why });
    const index = indexes.get(group.kind) ?? new NameIndex(group.kind, score);
    indexes.set(group.kind, index);
    if (isNamed(group.kind)) index.add({ id, name: group.names[0] ?? id, names: group.names });
  };
  for (const group of fresh) {
    const decision = decided.get(group)?.decision;
    if (decision !== undefined && isId(decision)) waiting.push([group, decision.is]);
    else if (decision === 'new') make(group, 'new by decision');
    else if (group.ids.length > 0) make(group, 'new, under its own id');
    else {
      const found = byNames(
        group.names.map((name) => indexes.get(group.kind)?.resembling(name) ?? []),
      );
      if (!found) make(group, 'nothing resembles it');
      else if (found.how === 'MATCHED')
        settled.set(group, {
          how: 'CREATED',
          id: found.id,
          why: `the same as ${found.id} of an earlier row`,
        });
      else settled.set(group, { ...found, why: `${found.why}, new in an earlier row` } as Settled);
    }
  }
  const made = new Set(
    [...settled.values()].flatMap((one) => (one.how === 'CREATED' ? [one.id] : [])),
  );
  for (const [group, id] of waiting)
    if (made.has(id)) settled.set(group, { how: 'CREATED', id, why: 'by decision' });
}

/** An id for each new one: its own, or one made of its name that nothing else has. */
async function freshIds(fresh: readonly Group[], known: Known): Promise<Map<Group, string>> {
  const plain = fresh.map((group) => idFrom(group.kind, group.names[0] ?? ''));
  const taken = new Set((await known.entities(plain)).keys());
  const ids = new Map<Group, string>();
  for (const group of fresh) if (group.ids[0]) taken.add(group.ids[0]);
  for (const [at, group] of fresh.entries()) {
    const name = group.names[0] ?? '';
    let id = group.ids[0] ?? plain[at] ?? '';
    if (!group.ids[0] && taken.has(id)) id = distinctIdFrom(group.kind, name);
    // Equal names that are two things: provisions of two policies.
    for (let count = 2; !group.ids[0] && taken.has(id); count++)
      id = `${distinctIdFrom(group.kind, name)}-${count}`;
    taken.add(id);
    ids.set(group, id);
  }
  return ids;
}

/** A decision for an id that is nothing's is a slip of the pen, and nothing is written until it is mended. */
function strayDecisions(
  decided: ReadonlyMap<Group, Decided>,
  settled: Map<Group, Settled>,
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
