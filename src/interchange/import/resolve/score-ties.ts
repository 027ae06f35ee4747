import { relationNamed } from '../../../ontology/index.js';
import { type NamedNotion, sharedSubject, subjectOf } from '../../../text/match/subject.js';
import { documentNumberKey } from '../../../text/normalise/document-number.js';
import type { KnownEntity } from './entity-index.js';
import { type Clues, dayFieldsOf } from './ties.js';

/** A known entity with what ties it. */
export interface TiedEntity {
  readonly kind: string;
  readonly value: KnownEntity;
  readonly ties: readonly { readonly type: string; readonly other: KnownEntity }[];
  /** What it is about, such as the sectors that a policy regulates. */
  readonly about: readonly KnownEntity[];
}

/** The body at the other end of a relation of the new entity: itself, or the body whose office it is. */
export interface GivenTie {
  readonly type: string;
  readonly id: string;
  readonly given: string;
  readonly isOffice: boolean;
}

export interface TieScore {
  /** From 0 to 100. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** Both have one document number: it is the same document. */
  readonly sure: boolean;
}

/**
 * Lists date one document by its signing, its publication and its entry in a register, days apart. Further apart,
 * chance ties too many documents of one ministry.
 */
export const MAX_DAYS_APART = 5;
/** Share of what two titles say that they must have in common. Below it, they have a sector and not a subject in common. */
const MIN_SUBJECT = 0.5;
/** One telling notion. What every title of a ministry says is not enough. */
const MIN_SUBJECT_WEIGHT = 1;
/** What the name of the issuer says, its documents are about anyway. */
const ISSUER_NOTION_WEIGHT = 0.3;
const points = { ties: 25, days: 25, subject: 50 } as const;
/** Documents of an office are not always listed under its body. */
const OFFICE_SHARE = 0.8;

/**
 * Whether a new entity may be a known one. All of three must agree: who issued it, its days within a few, and its
 * subject; or the document number. Undefined if they do not, or if the numbers differ.
 */
export function scoreTies(
  clues: Clues,
  given: readonly GivenTie[],
  known: TiedEntity,
): TieScore | undefined {
  const number = known.value.documentNumber;
  const bothNumbered = clues.documentNumber !== undefined && typeof number === 'string';
  const sameNumber =
    bothNumbered && documentNumberKey(clues.documentNumber) === documentNumberKey(number);
  if (bothNumbered && !sameNumber) return undefined;
  const shared = sharedTies(given, known);
  const days = nearestDays(clues, known);
  const subject = subjectShared(clues, known, shared);
  const reasons = [
    ...(sameNumber ? [`the same document number ${number}`] : []),
    ...(shared.length > 0 ? [tieReason(shared)] : []),
    ...(days ? [dayReason(days)] : []),
    ...(subject.words.length > 0 ? [`both about ${subject.words.join(', ')}`] : []),
  ];
  if (sameNumber) return { score: 100, reasons, sure: shared.length > 0 || days !== undefined };
  if (shared.length === 0 || !days) return undefined;
  if (subject.value < MIN_SUBJECT || subject.weight < MIN_SUBJECT_WEIGHT) return undefined;
  const ofKnown = shared.reduce((sum, { isOffice }) => sum + (isOffice ? OFFICE_SHARE : 1), 0);
  const score =
    points.ties * Math.min(1, ofKnown / known.ties.length) +
    points.days * (1 - days.apart / (MAX_DAYS_APART + 1)) +
    points.subject * subject.value;
  return { score: Math.round(score), reasons, sure: false };
}

interface SharedTie extends GivenTie {
  readonly other: KnownEntity;
}

/** One tie for each body of the known entity, itself before its office. By id, as folders and graph differ in order. */
function sharedTies(given: readonly GivenTie[], known: TiedEntity): SharedTie[] {
  const ties = [...known.ties].sort((a, b) => (a.other.id < b.other.id ? -1 : 1));
  return ties.flatMap(({ type, other }) => {
    const same = given.filter((one) => one.type === type && one.id === other.id);
    const best = same.find(({ isOffice }) => !isOffice) ?? same[0];
    return best ? [{ ...best, other }] : [];
  });
}

function tieReason(shared: readonly SharedTie[]): string {
  const { reverse } = relationNamed(shared[0]?.type ?? '');
  const names = shared.map(({ isOffice, given, other }) =>
    isOffice ? `${nameOf(other)}, whose office is ${given}` : nameOf(other),
  );
  return `both ${reverse.en} ${names.join(', ')}`;
}

interface NearDays {
  readonly apart: number;
  readonly here: string;
  readonly there: string;
}

/** The two days that are nearest. Only dates known to the day are compared. */
function nearestDays(clues: Clues, { kind, value }: TiedEntity): NearDays | undefined {
  let best: NearDays | undefined;
  for (const { name } of dayFieldsOf(kind)) {
    const there = value[name];
    if (typeof there !== 'string' || there.length < 10) continue;
    for (const { day: here } of clues.days.filter(({ day }) => day.length === 10)) {
      const apart = Math.abs(Date.parse(here) - Date.parse(there)) / 86_400_000;
      if (apart <= MAX_DAYS_APART && (!best || apart < best.apart)) best = { apart, here, there };
    }
  }
  return best;
}

function dayReason({ apart, here, there }: NearDays): string {
  if (apart === 0) return `both dated ${here}`;
  return `${apart} ${apart === 1 ? 'day' : 'days'} apart: ${here} here, ${there} there`;
}

/** The best agreement of a title of the new entity with one of the known one. */
function subjectShared(clues: Clues, { value, about }: TiedEntity, shared: readonly SharedTie[]) {
  const notions: NamedNotion[] = about.map((one) => ({ id: one.id, names: namesOf(one) }));
  const ofIssuers = new Set(
    shared.flatMap(({ other }) => namesOf(other).flatMap((name) => [...subjectOf(name).keys()])),
  );
  const weightOf = (notion: string, weight: number) =>
    ofIssuers.has(notion) ? Math.min(weight, ISSUER_NOTION_WEIGHT) : weight;
  const titles = namesOf(value).map((name) => subjectOf(name, notions));
  const fields = about.flatMap((one) => namesOf(one).map((name) => subjectOf(name, notions)));
  const all = clues.names.flatMap((name) => {
    const asked = subjectOf(name, notions);
    return titles.map((title) => sharedSubject(asked, title, [...titles, ...fields], weightOf));
  });
  return all.reduce((a, b) => (b.value > a.value ? b : a), { value: 0, weight: 0, words: [] });
}

/** All names of a known entity, its display name first. */
export function namesOf({ name, nameZh, names }: KnownEntity): string[] {
  const further = Array.isArray(names) ? (names as { text: string }[]).map(({ text }) => text) : [];
  return [name, nameZh, ...further].filter((one): one is string => typeof one === 'string');
}

function nameOf({ id, name }: KnownEntity): string {
  return typeof name === 'string' ? name : id;
}
