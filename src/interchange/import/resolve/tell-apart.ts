import {
  type Contradiction,
  contradiction,
  isChinese,
  isNearlySame,
  isTranscription,
} from '../../../text/match/contradicting-names.js';
import { documentNumberKey } from '../../../text/normalise/document-number.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { isNoticeOf, issuedTitle } from '../../../text/normalise/notice.js';
import type { MentionCluster } from './clusters.js';
import type { KnownEntity, Resembling } from './entity-index.js';
import { knownValues, numberScheme } from './keys.js';
import { namesOf } from './score-ties.js';

/** The score of names that are equal. */
const EQUAL = 100;
/** The score from which names are equal in some form. Below it, Chinese names that contradict are names of two things. */
const MIN_EQUAL_IN_FORM = 90;

/**
 * A known entity with a name of the cluster, in the light of what else both say. Undefined if a key or a document number
 * makes it another, unless some rows have its name and nothing else. If their
 * Chinese names contradict each other, it is a candidate and no more, and none where the other names only resemble.
 */
export function comparedWithKnown(
  group: MentionCluster,
  candidate: Resembling,
  entity: KnownEntity | undefined,
): Resembling | undefined {
  if (!entity) return candidate;
  const other = otherKey(group, entity);
  if (other !== undefined) return group.isPartlyNamed ? unsure(candidate, other) : undefined;
  const found = contradiction(group.kind, group.allNames, namesOf(entity));
  if (!found) return ofNotice(group, candidate, namesOf(entity));
  if (candidate.score < MIN_EQUAL_IN_FORM && !isNearlySame(...found)) return undefined;
  return unsure(candidate, inWords(found));
}

/** How a key or the document number shows that a known entity is another. Undefined if none does. */
function otherKey({ keys, numbers }: MentionCluster, entity: KnownEntity): string | undefined {
  const number = entity[numberScheme];
  if (typeof number === 'string' && numbers.length > 0)
    if (!numbers.includes(documentNumberKey(number))) return `its number is ${number}`;
  for (const { scheme, text } of keys) {
    const theirs = knownValues(entity, scheme);
    const isSame = keys.some((one) => one.scheme === scheme && theirs.includes(one.value));
    if (theirs.length > 0 && !isSame)
      return `its ${scheme} is ${theirs[0]} there, and ${text} in a row here`;
  }
  return undefined;
}

/** What becomes of an earlier cluster of the input as a candidate: itself, or why it is another. */
export type Compared = { readonly candidate: Resembling } | { readonly apart: string | undefined };

/**
 * An earlier cluster of the same input with a similar name, in the light of what else both say. Names that are only the
 * sound of Chinese names which contradict each other are names of two; other equal names are put to a person.
 */
export function comparedWithEarlier(
  group: MentionCluster,
  candidate: Resembling,
  owner: MentionCluster,
): Compared {
  const isEqual = candidate.score >= EQUAL;
  const of = `another ${group.kind} than "${owner.names[0]}"${isEqual ? placeOf(owner) : ''}`;
  for (const key of group.keys) {
    const theirs = owner.keys.filter(({ scheme }) => scheme === key.scheme);
    const same = theirs.some(({ value }) =>
      group.keys.some((one) => one.scheme === key.scheme && one.value === value),
    );
    if (theirs.length > 0 && !same)
      return {
        apart: isEqual
          ? `${of}, as its ${key.scheme} is ${key.text} and not ${theirs[0]?.text}`
          : undefined,
      };
  }
  if (areDisjoint(group.ids, owner.ids) || areDisjoint(group.numbers, owner.numbers))
    return { apart: undefined };
  const found = contradiction(group.kind, group.allNames, owner.allNames);
  if (!found) return { candidate: ofNotice(group, candidate, owner.names) };
  if (isNearlySame(...found)) return { candidate: unsure(candidate, inWords(found)) };
  if (!isEqual) return { apart: undefined };
  if (areTranscriptions(group, owner, found)) return { apart: `${of}, as it is ${found[0]}` };
  return { candidate: unsure(candidate, inWords(found)) };
}

function placeOf({ names, allNames, places: [place] }: MentionCluster): string {
  const chinese = allNames.find(isChinese);
  const where = place ? ` of ${place.table} ${place.row}` : '';
  return `${chinese === undefined || chinese === names[0] ? '' : ` ${chinese}`}${where}`;
}

/** Whether all names that both bear are only the sound of their Chinese names. */
function areTranscriptions(
  group: MentionCluster,
  owner: MentionCluster,
  [own, other]: Contradiction,
): boolean {
  const theirs = new Set(owner.names.map(nameKey));
  const shared = group.names.filter((name) => theirs.has(nameKey(name)));
  return (
    shared.length > 0 &&
    shared.every((name) => isTranscription(name, own) && isTranscription(name, other))
  );
}

/** A document and the notice that issues it are probably one, but their titles alone do not prove it. */
function ofNotice(
  group: MentionCluster,
  candidate: Resembling,
  names: readonly string[],
): Resembling {
  if (group.kind !== 'Policy') return candidate;
  const own = new Set(group.names.map(nameKey));
  if (names.some((name) => own.has(nameKey(name)))) return candidate;
  const isOne = group.names.some((name) => names.some((other) => isNoticeOf(name, other)));
  return isOne ? unsure(candidate, noticeReason) : candidate;
}

/** Why a document and its notice are proposed as one. */
export const noticeReason = 'one is the notice that issues the other';

/** The titles of documents that a cluster of policies issues by its own titles. */
export function issuedTitlesOf({ kind, names }: MentionCluster): string[] {
  return kind === 'Policy' ? names.flatMap((name) => issuedTitle(name) ?? []) : [];
}

export function unsure(one: Resembling, reason?: string): Resembling {
  return {
    ...one,
    sure: false,
    ...(reason === undefined ? {} : { reasons: [...new Set([...(one.reasons ?? []), reason])] }),
  };
}

function inWords([own, other]: Contradiction): string {
  return `it is ${own} here and ${other} there`;
}

/** Whether two clusters cannot be one entity. */
export function areApart(one: MentionCluster, other: MentionCluster): boolean {
  const schemes = new Set(one.keys.map(({ scheme }) => scheme));
  const valuesIn = (group: MentionCluster, scheme: string) =>
    group.keys.filter((key) => key.scheme === scheme).map(({ value }) => value);
  return (
    areDisjoint(one.ids, other.ids) ||
    areDisjoint(one.numbers, other.numbers) ||
    [...schemes].some((scheme) => areDisjoint(valuesIn(one, scheme), valuesIn(other, scheme))) ||
    contradiction(one.kind, one.allNames, other.allNames) !== undefined
  );
}

function areDisjoint(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.length > 0 && !some.some((one) => others.includes(one));
}
