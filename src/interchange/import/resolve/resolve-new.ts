import { distinctIdFrom, idFrom } from '../write/new-id.js';
import type { MentionCluster } from './clusters.js';
import type { Decided } from './decisions.js';
import { type EntityIndex, isNamed } from './entity-index.js';
import { NameIndex } from './name-index.js';
import { byNames, isId, type Settled, type SettleOptions } from './resolution.js';

/** New entities are compared with earlier ones of the same input, so that misspelt names are noticed there too. */
export async function resolveNew(
  fresh: readonly MentionCluster[],
  settled: Map<MentionCluster, Settled>,
  decided: ReadonlyMap<MentionCluster, Decided>,
  { known, score }: SettleOptions,
): Promise<void> {
  const ids = await freshIds(fresh, known);
  const indexes = new Map<string, NameIndex>();
  const waiting: [MentionCluster, string][] = [];
  const make = (group: MentionCluster, why: string) => {
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

/** Assigns an id to each new entity: its own, or one derived from its name that no other entity has. */
async function freshIds(
  fresh: readonly MentionCluster[],
  known: EntityIndex,
): Promise<Map<MentionCluster, string>> {
  const plain = fresh.map((group) => idFrom(group.kind, group.names[0] ?? ''));
  const taken = new Set((await known.entities(plain)).keys());
  const ids = new Map<MentionCluster, string>();
  for (const group of fresh) if (group.ids[0]) taken.add(group.ids[0]);
  for (const [at, group] of fresh.entries()) {
    const name = group.names[0] ?? '';
    let id = group.ids[0] ?? plain[at] ?? '';
    if (!group.ids[0] && taken.has(id)) id = distinctIdFrom(group.kind, name);
    // Equal names of two entities: provisions of two policies.
    for (let count = 2; !group.ids[0] && taken.has(id); count++)
      id = `${distinctIdFrom(group.kind, name)}-${count}`;
    taken.add(id);
    ids.set(group, id);
  }
  return ids;
}
