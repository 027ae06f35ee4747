import { nameKey } from '../../../text/normalise/fold.js';
import type { Mention, ParsedRow } from '../parse/parsed-row.js';
import type { RowPlace } from '../read/table.js';

/** All mentions of one entity in an input. Rows with the same name or the same id mention the same entity. */
export interface MentionCluster {
  readonly kind: string;
  /** Its distinct names; the first is the display name. */
  readonly names: readonly string[];
  readonly ids: readonly string[];
  readonly places: readonly RowPlace[];
  /** No row may create it: each that mentions it says so. */
  readonly refuseUnknown: boolean;
}

export interface Groups {
  readonly all: readonly MentionCluster[];
  groupOf(thing: Mention): MentionCluster;
}

interface GrowingCluster {
  kind: string;
  names: Map<string, string>;
  ids: Set<string>;
  places: RowPlace[];
  refuseUnknown: boolean;
  /** The cluster into which this one was merged. */
  within?: GrowingCluster;
}

/** Clusters mentions by name key or id, in the order of the rows. A mention with two names merges their clusters. */
export function groupsOf(drafts: readonly ParsedRow[]): Groups {
  const byKey = new Map<string, GrowingCluster>();
  const byThing = new Map<Mention, GrowingCluster>();
  const all: GrowingCluster[] = [];
  for (const { place, things } of drafts) {
    for (const thing of things.filter(({ whole }) => !whole)) {
      const keys = keysOf(thing);
      const found = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []).map(outermost))];
      const group = found[0] ?? begun(thing.kind, all);
      for (const other of found.slice(1)) unite(group, other);
      for (const key of keys) byKey.set(key, group);
      for (const name of thing.names)
        if (!group.names.has(nameKey(name))) group.names.set(nameKey(name), name);
      if (thing.id) group.ids.add(thing.id);
      if (group.places.at(-1) !== place) group.places.push(place);
      group.refuseUnknown &&= thing.unknown === 'refuse';
      byThing.set(thing, group);
    }
  }
  const finished = new Map(
    all
      .filter(({ within }) => !within)
      .map((one) => [one, { ...one, names: [...one.names.values()], ids: [...one.ids] }]),
  );
  return {
    all: [...finished.values()],
    groupOf: (thing) => {
      const growing = byThing.get(thing);
      const group = growing && finished.get(outermost(growing));
      if (!group) throw new Error('The thing was not among the rows that were grouped.');
      return group;
    },
  };
}

/** A provision belongs to its own policy, so equal texts in two rows are two provisions. */
function keysOf({ kind, id, names }: Mention): string[] {
  const ids = id ? [`id ${id}`] : [];
  return kind === 'Provision' ? ids : [...ids, ...names.map((name) => `${kind} ${nameKey(name)}`)];
}

function begun(kind: string, all: GrowingCluster[]): GrowingCluster {
  const group: GrowingCluster = {
    kind,
    names: new Map(),
    ids: new Set(),
    places: [],
    refuseUnknown: true,
  };
  all.push(group);
  return group;
}

function unite(group: GrowingCluster, other: GrowingCluster): void {
  other.within = group;
  for (const [key, name] of other.names) if (!group.names.has(key)) group.names.set(key, name);
  for (const id of other.ids) group.ids.add(id);
  group.places.push(...other.places.filter((place) => !group.places.includes(place)));
  group.refuseUnknown &&= other.refuseUnknown;
}

function outermost(group: GrowingCluster): GrowingCluster {
  return group.within ? outermost(group.within) : group;
}

/** The key of a cluster in the decisions file: its kind and its first name. */
export function decisionKey(kind: string, name: string): string {
  return `${kind} ${nameKey(name)}`;
}
