import { contradiction, isChinese } from '../../../text/match/contradicting-names.js';
import { nameKey } from '../../../text/normalise/fold.js';
import type { Mention, MentionKey, ParsedRow } from '../parse/parsed-row.js';
import type { RowPlace } from '../read/table.js';
import { identifyingKeys, keyInWords, numberOf, titledNumbers } from './keys.js';
import { uniteNamesakes } from './namesakes.js';

/** All mentions of one entity in an input. Rows with the same id, key or name mention the same entity. */
export interface MentionCluster {
  readonly kind: string;
  /** Its distinct names; the first is the display name. Empty if only keys or ids mention it. */
  readonly names: readonly string[];
  /** Its names, and the further ones that its rows give: by these it is told apart, but not looked up. */
  readonly allNames: readonly string[];
  /** Names as they are written with a short form in brackets, under which it may be known. */
  readonly written: readonly string[];
  /** Short forms of its names, under which later rows may mention it. */
  readonly shortForms: readonly string[];
  readonly ids: readonly string[];
  readonly keys: readonly MentionKey[];
  /** Numbers of a document, as numbers are compared. */
  readonly numbers: readonly string[];
  readonly places: readonly RowPlace[];
  /** No row may create it: each that mentions it says so. */
  readonly refuseUnknown: boolean;
  /** What decisions and reports call it: a name that no other cluster of its kind bears, or one with what tells it apart. */
  readonly called: string;
  /** Its names that no other cluster of its kind bears. */
  readonly ownNames: readonly string[];
  /** Its name is that of several clusters, which are told apart by what its own rows do not say. */
  readonly isAmbiguous: boolean;
  /** Some of its rows say nothing but its name, and may mean another of that name. */
  readonly isPartlyNamed: boolean;
}

export interface Groups {
  readonly all: readonly MentionCluster[];
  groupOf(thing: Mention): MentionCluster;
}

/** A cluster while mentions are added. */
interface GrowingCluster {
  readonly kind: string;
  readonly names: Map<string, string>;
  /** Further names that the rows give, beside those by which they mention it. */
  readonly further: Set<string>;
  readonly written: Set<string>;
  readonly shortForms: Set<string>;
  readonly ids: Set<string>;
  /** Values by scheme. Several values of one scheme are a fault of the rows. */
  readonly keys: Map<string, Map<string, MentionKey>>;
  /** Numbers of a document. Documents of one title and several numbers are several. */
  readonly numbers: Set<string>;
  readonly places: Set<RowPlace>;
  refuseUnknown: boolean;
  isAmbiguous: boolean;
  isPartlyNamed: boolean;
  /** The cluster into which this one was merged. */
  within?: GrowingCluster;
}

/**
 * Clusters mentions in the order of the rows: by id, by key, and by name where nothing tells the bearers of the name
 * apart; see uniteNamesakes. Clusters that are ambiguous come last, as they may mean any of the others.
 */
export function groupsOf(drafts: readonly ParsedRow[]): Groups {
  const byKey = new Map<string, GrowingCluster>();
  const byName = new Map<string, Set<GrowingCluster>>();
  const byThing = new Map<Mention, GrowingCluster>();
  const all: GrowingCluster[] = [];
  for (const { place, things, faults } of drafts) {
    for (const thing of things.filter(({ whole }) => !whole)) {
      const known = strongKeysOf(thing);
      const found = [...new Set(known.flatMap((key) => byKey.get(key) ?? []).map(outermost))];
      const group = found[0] ?? begun(thing.kind, all);
      for (const other of found.slice(1)) unite(group, other);
      for (const key of known) byKey.set(key, group);
      add(group, thing, place, faults.length === 0);
      if (thing.kind !== 'Provision')
        for (const name of thing.names) {
          const key = `${thing.kind} ${nameKey(name)}`;
          byName.set(key, (byName.get(key) ?? new Set()).add(group));
        }
      byThing.set(thing, group);
    }
  }
  // Chinese names first: what they unite is then told apart by all that its rows say.
  for (const chinese of [true, false])
    for (const [key, bearers] of byName)
      if (bearers.size > 1 && isChinese(key.slice(key.indexOf(' ') + 1)) === chinese)
        uniteNamesakes([...new Set([...bearers].map(outermost))], areOther, unite);
  const left = all.filter(({ within }) => !within);
  const ordered = [
    ...left.filter((one) => !one.isAmbiguous),
    ...left.filter((one) => one.isAmbiguous),
  ];
  const finished = finishedOf(ordered);
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

/**
 * What unites mentions whatever else they say: ids and keys. Mentions with the same names and nothing else are one from
 * the start. A provision belongs to its own policy, so equal texts in two rows are two provisions.
 */
function strongKeysOf(thing: Mention): string[] {
  const { kind, id, names } = thing;
  const strong = [
    ...(id ? [`id ${id}`] : []),
    ...identifyingKeys(thing).map(({ scheme, value }) => `key ${kind} ${scheme} ${value}`),
    ...titledNumbers(thing).map((one) => `number ${kind} ${one}`),
  ];
  if (strong.length > 0 || kind === 'Provision' || numberOf(thing) !== undefined) return strong;
  return [`names ${kind} ${[...names, ...furtherNamesOf(thing)].map(nameKey).sort().join('\n')}`];
}

function furtherNamesOf({ value }: Mention): string[] {
  const given = Array.isArray(value.names) ? (value.names as { text: string }[]) : [];
  return given.map(({ text }) => text);
}

function begun(kind: string, all: GrowingCluster[]): GrowingCluster {
  const group: GrowingCluster = {
    kind,
    names: new Map(),
    further: new Set(),
    written: new Set(),
    shortForms: new Set(),
    ids: new Set(),
    keys: new Map(),
    numbers: new Set(),
    places: new Set(),
    refuseUnknown: true,
    isAmbiguous: false,
    isPartlyNamed: false,
  };
  all.push(group);
  return group;
}

/** Adds what a row says. A row that is refused creates nothing. */
function add(group: GrowingCluster, thing: Mention, place: RowPlace, isTaken: boolean): void {
  for (const name of thing.names) {
    const key = nameKey(name);
    if (!group.names.has(key)) group.names.set(key, name);
  }
  for (const text of furtherNamesOf(thing)) group.further.add(text);
  for (const text of thing.written ?? []) group.written.add(text);
  for (const text of thing.shortForms ?? []) group.shortForms.add(text);
  if (thing.id) group.ids.add(thing.id);
  const keys = identifyingKeys(thing);
  for (const key of keys) addKey(group, key);
  const number = numberOf(thing);
  group.isPartlyNamed ||= keys.length === 0 && number === undefined && thing.id === undefined;
  if (number !== undefined) group.numbers.add(number);
  group.places.add(place);
  group.refuseUnknown &&= thing.unknown === 'refuse' || !isTaken;
}

function addKey({ keys }: GrowingCluster, key: MentionKey): void {
  const values = keys.get(key.scheme) ?? new Map<string, MentionKey>();
  keys.set(key.scheme, values.set(key.value, values.get(key.value) ?? key));
}

function unite(group: GrowingCluster, other: GrowingCluster): void {
  other.within = group;
  for (const [key, name] of other.names) if (!group.names.has(key)) group.names.set(key, name);
  for (const text of other.further) group.further.add(text);
  for (const text of other.written) group.written.add(text);
  for (const text of other.shortForms) group.shortForms.add(text);
  for (const id of other.ids) group.ids.add(id);
  for (const values of other.keys.values()) for (const key of values.values()) addKey(group, key);
  for (const number of other.numbers) group.numbers.add(number);
  for (const place of other.places) group.places.add(place);
  group.refuseUnknown &&= other.refuseUnknown;
  group.isPartlyNamed ||= other.isPartlyNamed;
}

function outermost(group: GrowingCluster): GrowingCluster {
  let found = group;
  while (found.within) found = found.within;
  return found;
}

/** Whether two clusters cannot be one: ids, numbers or keys of one scheme differ, or Chinese names contradict each other. */
function areOther(one: GrowingCluster, other: GrowingCluster): boolean {
  if (areDisjoint(one.ids, other.ids) || areDisjoint(one.numbers, other.numbers)) return true;
  for (const [scheme, values] of one.keys) {
    const others = other.keys.get(scheme);
    if (others && areDisjoint(new Set(values.keys()), new Set(others.keys()))) return true;
  }
  return contradiction(one.kind, allNamesOf(one), allNamesOf(other)) !== undefined;
}

function allNamesOf({ names, further }: GrowingCluster): string[] {
  return [...names.values(), ...further];
}

function areDisjoint(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size > 0 && others.size > 0 && ![...some].some((one) => others.has(one));
}

function finishedOf(left: readonly GrowingCluster[]): Map<GrowingCluster, MentionCluster> {
  const bearers = new Map<string, number>();
  for (const { kind, names } of left)
    for (const key of names.keys())
      bearers.set(`${kind} ${key}`, (bearers.get(`${kind} ${key}`) ?? 0) + 1);
  return new Map(
    left.map((one) => {
      const keys = [...one.keys.values()].flatMap((values) => [...values.values()]);
      const ownNames = [...one.names]
        .filter(([key]) => bearers.get(`${one.kind} ${key}`) === 1)
        .map(([, name]) => name);
      const names = [...one.names.values()];
      return [
        one,
        {
          kind: one.kind,
          names,
          allNames: allNamesOf(one),
          written: [...one.written],
          shortForms: [...one.shortForms],
          ids: [...one.ids],
          keys,
          numbers: [...one.numbers],
          places: [...one.places],
          refuseUnknown: one.refuseUnknown,
          called: calledOf(names, [...ownNames, ...[...one.further].filter(isChinese)], keys),
          ownNames,
          isAmbiguous: one.isAmbiguous,
          isPartlyNamed: one.isPartlyNamed,
        },
      ];
    }),
  );
}

function calledOf(
  [first]: readonly string[],
  ownNames: readonly string[],
  [key]: readonly MentionKey[],
): string {
  if (first === undefined) return key ? keyInWords(key) : '';
  if (ownNames.includes(first)) return first;
  const telling = ownNames[0] ?? (key && keyInWords(key));
  return telling === undefined ? first : `${first} (${telling})`;
}

/** The key of a cluster in the decisions file: its kind and what it is called. */
export function decisionKey(kind: string, name: string): string {
  return `${kind} ${nameKey(name)}`;
}
