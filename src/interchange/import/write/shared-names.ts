import { namesOf, sharedIn } from '../../../dataset/rules/shared-name.js';
import { nameKey } from '../../../text/normalise/fold.js';
import type { Mention, ParsedRow } from '../parse/parsed-row.js';
import type { Settled } from '../resolve/resolution.js';
import type { RecordBuilder } from './record-builder.js';

/**
 * Names that the rows give to several entities of one kind. These are known to be different: keys, ids, Chinese names or a
 * person tell them apart, or the input holds each by itself.
 */
export function namesOfSeveral(
  drafts: readonly ParsedRow[],
  settledOf: (thing: Mention) => Settled,
): string[] {
  const bearers = new Map<string, { name: string; ids: Set<string> }>();
  for (const thing of drafts.flatMap(({ things }) => things)) {
    const is = settledOf(thing);
    if (!('id' in is)) continue;
    const names = thing.whole ? namesOf(thing).map(({ name }) => name) : thing.names;
    for (const name of names) {
      const key = `${thing.kind} ${nameKey(name)}`;
      const found = bearers.get(key) ?? { name, ids: new Set() };
      bearers.set(key, found);
      found.ids.add(is.id);
    }
  }
  return [...bearers.values()].filter(({ ids }) => ids.size > 1).map(({ name }) => name);
}

/** Those of such names that dataset.yaml has to list, because nothing in the data tells their bearers apart. */
export function sharedNamesIn(pieces: Iterable<RecordBuilder>): string[] {
  const entities = [...pieces]
    .filter(({ isRelation }) => !isRelation)
    .map(({ sort, key, value }) => ({ kind: sort, value: { ...value, id: key } }));
  return [...new Set(sharedIn(entities).map(({ name }) => name))].sort();
}
