import { kindNamed } from '../../../ontology/index.js';
import { isChinese } from '../../../text/match/contradicting-names.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { distinctIdFrom, idFrom } from '../write/new-id.js';
import type { MentionCluster } from './clusters.js';
import type { Decided } from './decisions.js';
import { type EntityIndex, isNamed, type Resembling } from './entity-index.js';
import { keyInWords } from './keys.js';
import { NameIndex } from './name-index.js';
import { byNames, type Identified, isId, type Settled, type SettleOptions } from './resolution.js';
import { comparedWithEarlier, issuedTitlesOf, unsure } from './tell-apart.js';

/**
 * Maximum number of new entities of one name with which a name is compared. They are told apart by keys, and a person
 * who has to choose among them needs no more.
 */
const MAX_NAMESAKES = 40;

/**
 * Settles what no known entity settles. New entities are compared with earlier ones of the same input, so that
 * misspelt names are noticed there too; a name that is still in doubt counts as one of these, because it may turn out
 * to be new. So one round of decisions raises no doubt that the round before could have raised.
 */
export async function resolveNew(
  groups: readonly MentionCluster[],
  verdicts: ReadonlyMap<MentionCluster, Settled>,
  decided: ReadonlyMap<MentionCluster, Decided>,
  { known, score }: SettleOptions,
): Promise<Map<MentionCluster, Settled>> {
  const settled = new Map<MentionCluster, Settled>();
  const open = groups.filter((group) => mayBeNew(group, verdicts, decided));
  const ids = await newIds(open, known);
  const owners = new Map([...ids].map(([group, id]) => [id, group]));
  const indexes = new Map<string, NameIndex>();
  const listed = new Map<string, number>();
  const list = (group: MentionCluster) => {
    const id = ids.get(group) ?? '';
    const index = indexes.get(group.kind) ?? new NameIndex(group.kind, score);
    indexes.set(group.kind, index);
    const keys = group.names.map((name) => `${group.kind} ${nameKey(name)}`);
    for (const key of keys) listed.set(key, (listed.get(key) ?? 0) + 1);
    if (isNamed(group.kind) && keys.some((key) => (listed.get(key) ?? 0) <= MAX_NAMESAKES))
      index.add({
        id,
        name: group.names[0] ?? id,
        nameZh: group.allNames.slice(1).find(isChinese),
        names: [...group.names, ...group.shortForms, ...issuedTitlesOf(group)],
      });
    return id;
  };
  const created = new Set<string>();
  const create = (group: MentionCluster, why: string, note?: string) => {
    const id = list(group);
    created.add(id);
    settled.set(group, { how: 'CREATED', id, why, ...(note === undefined ? {} : { note }) });
  };
  const earlier = (group: MentionCluster) =>
    earlierCandidates(group, indexes.get(group.kind), owners);
  const waiting = new Map<MentionCluster, Decided>();
  for (const group of inOrder(groups)) {
    const verdict = verdicts.get(group);
    const first = decided.get(group);
    if (verdict && verdict.how !== 'DOUBTFUL') settled.set(group, verdict);
    else if (first && isId(first.decision)) waiting.set(group, first);
    else if (first?.decision === 'new') create(group, 'new by decision');
    else if (group.ids.length > 0) create(group, 'new, under its own id');
    else if (group.names.length === 0) settled.set(group, verdict ?? unnamed(group));
    else if (verdict?.how === 'DOUBTFUL') {
      const fresh = earlier(group).found.map((some) => some.filter(({ id }) => created.has(id)));
      const found = byNames([
        verdict.candidates,
        ...fresh.map((some) => some.map((one) => unsure(one))),
      ]);
      settled.set(group, { ...verdict, candidates: candidatesOf(found) ?? verdict.candidates });
      list(group);
    } else {
      const { found: candidates, apart } = earlier(group);
      const found = byNames(candidates);
      if (!found && group.refuseUnknown)
        settled.set(group, {
          how: 'REFUSED',
          why: `no ${kindNamed(group.kind).label.en} is called so`,
        });
      else if (!found) create(group, 'nothing resembles it', apart);
      else if (found.how === 'DOUBTFUL') {
        settled.set(group, { ...found, why: `${found.why}, new in an earlier row` });
        list(group);
      } else if ('id' in found) settled.set(group, sameAs(found, owners, settled));
    }
  }
  followDecisions(waiting, ids, settled);
  return settled;
}

/** What may not be created comes last: another table creates it, in whichever order the tables stand. */
function inOrder(groups: readonly MentionCluster[]): readonly MentionCluster[] {
  return [
    ...groups.filter(({ refuseUnknown }) => !refuseUnknown),
    ...groups.filter(({ refuseUnknown }) => refuseUnknown),
  ];
}

/** Earlier clusters with similar names, by name, and why others with an equal name are none. */
function earlierCandidates(
  group: MentionCluster,
  index: NameIndex | undefined,
  owners: ReadonlyMap<string, MentionCluster>,
): { found: readonly (readonly Resembling[])[]; apart: string | undefined } {
  let apart: string | undefined;
  const compared = (one: Resembling): Resembling[] => {
    const owner = owners.get(one.id);
    if (!owner) return [one];
    const result = comparedWithEarlier(group, one, owner);
    if ('candidate' in result) return [result.candidate];
    apart ??= result.apart;
    return [];
  };
  const near = (text: string) => index?.resembling(text) ?? [];
  const found = group.names.map((name) => near(name).flatMap(compared));
  // A short form, and the document that a notice issues, may be the same, but another may bear it, too.
  const further = [...group.shortForms, ...issuedTitlesOf(group)].map((text) =>
    near(text)
      .filter(({ sure }) => sure)
      .flatMap(compared)
      .map((one) => unsure(one)),
  );
  return { found: [...found, ...further], apart };
}

function unnamed({ keys }: MentionCluster): Settled {
  return {
    how: 'REFUSED',
    why: `no row of the input and nothing that is known has ${keys.map(keyInWords).join(' or ')}`,
  };
}

/** Names whose settlement does not depend on a decision are left out, so that ids are the same in every round. */
function mayBeNew(
  group: MentionCluster,
  verdicts: ReadonlyMap<MentionCluster, Settled>,
  decided: ReadonlyMap<MentionCluster, Decided>,
): boolean {
  const how = verdicts.get(group)?.how;
  return how === undefined || how === 'DOUBTFUL' || decided.has(group);
}

/** What an earlier row has created. If that one is itself in doubt, so is this one. */
function sameAs(
  found: Identified,
  owners: ReadonlyMap<string, MentionCluster>,
  settled: ReadonlyMap<MentionCluster, Settled>,
): Settled {
  const owner = owners.get(found.id);
  const before = owner && settled.get(owner);
  if (before?.how === 'DOUBTFUL')
    return { ...before, why: `the same as "${owner?.names[0]}", which is in doubt` };
  return { how: 'CREATED', id: found.id, why: `the same as ${found.id} of an earlier row` };
}

/**
 * A decision may name a new entity of the input, or the id that a name in doubt would have got: then it follows what
 * was decided on that name.
 */
function followDecisions(
  waiting: Map<MentionCluster, Decided>,
  ids: ReadonlyMap<MentionCluster, string>,
  settled: Map<MentionCluster, Settled>,
): void {
  const ownerOf = new Map([...ids].map(([group, id]) => [id, group]));
  for (let before = -1; waiting.size !== before && waiting.size > 0; ) {
    before = waiting.size;
    for (const [group, { decision, addsNames }] of waiting) {
      const owner = isId(decision) ? ownerOf.get(decision.is) : undefined;
      const target = owner && settled.get(owner);
      if (!target || !('id' in target)) continue;
      settled.set(group, { how: target.how, id: target.id, why: 'by decision', addsNames });
      waiting.delete(group);
    }
  }
}

function candidatesOf(found: Settled | undefined): readonly Resembling[] | undefined {
  return found?.how === 'DOUBTFUL' ? found.candidates : undefined;
}

/** Assigns an id to each entity that may be new: its own, or one derived from its name that no other entity has. */
async function newIds(
  groups: readonly MentionCluster[],
  known: EntityIndex,
): Promise<Map<MentionCluster, string>> {
  const plain = groups.map((group) => idFrom(group.kind, group.names[0] ?? ''));
  const taken = new Set((await known.entities(plain)).keys());
  const ids = new Map<MentionCluster, string>();
  for (const group of groups) if (group.ids[0]) taken.add(group.ids[0]);
  for (const [at, group] of groups.entries()) {
    const name = group.names[0] ?? '';
    let id = group.ids[0] ?? plain[at] ?? '';
    const distinct = () => distinctIdFrom(group.kind, name, group.called || name);
    if (!group.ids[0] && taken.has(id)) id = distinct();
    // Equal names of two entities: provisions of two policies.
    for (let count = 2; !group.ids[0] && taken.has(id); count++) id = `${distinct()}-${count}`;
    taken.add(id);
    ids.set(group, id);
  }
  return ids;
}
