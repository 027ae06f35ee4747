import { misspelt } from '../normalise/edit-distance.js';
import { beginningOf, nameKey } from '../normalise/fold.js';
import { titles, titlesZh } from '../normalise/name-conventions.js';
import {
  type NormalisedName,
  normaliseName,
  partsOf,
  saysWhereOnly,
} from '../normalise/normalised-name.js';
import { issuedTitle } from '../normalise/notice.js';
import { asTyped, type Spoken, spoken } from '../normalise/pinyin.js';
import { withoutDivision } from '../normalise/place-names.js';
import type { NameOf } from '../search/candidate.js';
import { type MatchKind, matchPinyin } from '../search/scorers.js';
import { askedFor, MAX_TEXT_LENGTH, type SearchText } from '../search/search-text.js';
import { difference, type NameDifference, statedDifference } from './differences.js';
import { nearWords } from './near-words.js';
import { MIN_TELLING, similarity, type WeighedName, weighedName } from './similarity.js';

/** How a text names an entity. */
export type NameMatchKind =
  | 'ID'
  | 'EXACT'
  | 'WRITTEN_OTHERWISE'
  | 'WITHOUT_COUNTRY'
  | 'SHORT_FORM'
  | 'WITH_ABBREVIATION'
  | 'OTHER_ORDER'
  | 'WITHOUT_LEGAL_FORM'
  | 'PINYIN'
  | 'SIMILAR'
  | 'FUZZY'
  /** No name was given; the candidate was found by its properties. */
  | 'PROPERTIES';

export interface NameScore {
  readonly score: number;
  readonly way: NameMatchKind;
  /**
   * Whether the match is safe to accept without review: the names differ only in how they are written, or in the legal
   * form or the order of words where the rest is distinctive; an agency also in the country or its short form.
   */
  readonly safe: boolean;
  /** Whether the whole text is the name, but for case, width and punctuation. */
  readonly exact: boolean;
  /** The name of the candidate that was compared. Null if there was none. */
  readonly name: string | null;
  /** Whether only a part of the text is a name of the candidate. */
  readonly part: boolean;
  /** What says that it is another thing of a similar name. Null if nothing does. */
  readonly differs: NameDifference | null;
}

/** Points for names that are equal in ever weaker normal forms. Merely similar names score below these. */
const points = {
  ID: 100,
  EXACT: 100,
  WRITTEN_OTHERWISE: 98,
  WITHOUT_COUNTRY: 96,
  SHORT_FORM: 95,
  WITH_ABBREVIATION: 94,
  WITHOUT_LEGAL_FORM: 92,
} as const;
const MAX_FOR_SIMILAR = 88;
/** Below the thresholds of `/v1/match` and of imports: names of two things are candidates and no doubts. */
const MAX_FOR_OTHER = 40;
/** Telling words, or Chinese characters, from which a name is hardly that of two things. */
const MIN_DISTINCTIVE = { words: 2, characters: 4 } as const;
/** Letters from which a name written in one word or in two is the same name. */
const MIN_JOINED = 6;
const forPinyin: Readonly<Partial<Record<MatchKind, number>>> = { EXACT: 90, PREFIX: 70, PART: 55 };
/** Lower than the others, because many entities share the same initials. */
const forInitials = 78;
const forMisspelt = 87;
const forPinyinMisspelt = 78;

/** A text in all forms used for comparison. Forms that are not always needed are computed lazily, once. */
class ComparedForms {
  readonly reading: NormalisedName;
  /** Whether the core contains Chinese characters. */
  readonly hasHan: boolean;
  /** The key of the document that it issues, if it is the title of a notice that does. */
  readonly issued: string | undefined;
  private known: Record<string, WeighedName> | undefined = undefined;
  private spoken: Spoken | undefined | null = null;

  constructor(text: string) {
    this.reading = normaliseName(text);
    const issued = issuedTitle(text);
    this.hasHan = han.test(this.reading.core);
    this.issued = issued === undefined ? undefined : nameKey(issued);
  }

  /** The words of its core with their weights, as names of a kind are compared. */
  weighed(kind: string): WeighedName {
    this.known ??= {};
    this.known[kind] ??= weighedName(comparedText(this.reading, kind), kind !== 'Company');
    return this.known[kind];
  }

  /** Its pinyin. Undefined if it has no Chinese characters. */
  said(): Spoken | undefined {
    if (this.spoken === null) this.spoken = spoken(this.reading.whole);
    return this.spoken;
  }
}

/** A text to match, normalised once for all candidates. */
export class MatchText extends ComparedForms {
  readonly asked: SearchText | undefined;

  constructor(
    text: string,
    readonly parts: readonly MatchText[] = [],
    /** A part that is only a place counts against a match and is not a name by itself. */
    readonly whereOnly: boolean = false,
  ) {
    super(text);
    this.asked = askedOf(text);
  }
}

/** Normalises a text and its parts; see partsOf. */
export function textOf(text: string, parts: readonly string[] = partsOf(text)): MatchText {
  return new MatchText(
    text,
    parts.map((part) => new MatchText(part, [], saysWhereOnly(part))),
  );
}

/** A name may be longer than a search text; its beginning is enough for a comparison in pinyin. */
function askedOf(text: string): SearchText | undefined {
  return /[\p{L}\p{N}]/u.test(text) ? askedFor(beginningOf(text, MAX_TEXT_LENGTH)) : undefined;
}

/** A name of an entity, normalised once for all texts. */
export class ReadName extends ComparedForms {
  constructor(readonly name: NameOf) {
    super(name.text);
  }
}

export function readName(name: NameOf): ReadName {
  return new ReadName(name);
}

/** What of a name is compared in words and characters: for an organ as the register writes it, else the core. */
function comparedText({ plain, official, core }: NormalisedName, kind: string): string {
  if (kind === 'Person') return withoutTitles(plain);
  return kind === 'Agency' ? official : core;
}

function withoutTitles(plain: string): string {
  const words = plain.split(' ');
  const names = words.filter((word) => !titles.has(word));
  return (names.length > 0 ? names : words).join(' ').replace(titlesZh, '');
}

/** The best match between a text, as a whole or by its parts, and the names of an entity. */
export function scoreOfNames(
  text: MatchText,
  kind: string,
  names: readonly ReadName[],
): NameScore | undefined {
  let whole: NameScore | undefined;
  for (const name of names) {
    whole = best([whole, scoreOf(text, kind, name)]);
    // Nothing is better than exactly this name.
    if (whole?.exact && whole.safe) return whole;
  }
  const parts = text.parts.map((part) =>
    part.whereOnly ? undefined : best(names.map((name) => scoreOf(part, kind, name))),
  );
  const named = best(parts);
  const abbreviated = kind === 'Agency' ? withAbbreviation(text, names) : undefined;
  if (!named) return best([whole, abbreviated]);
  const mean = parts.reduce((sum, part) => sum + (part?.score ?? 0), 0) / parts.length;
  const all = parts.every((part) => part && part.score >= points.WITHOUT_LEGAL_FORM);
  // The rest of the text counts for a third: a town in brackets does no harm, another name does.
  const score = all ? named.score : Math.round(0.7 * named.score + 0.3 * mean);
  // A part that only resembles a name does not outweigh what the whole says.
  const isOther = whole?.differs != null && named.score < points.WITHOUT_LEGAL_FORM;
  const byParts: NameScore = {
    ...named,
    score: isOther ? Math.min(score, MAX_FOR_OTHER) : score,
    exact: false,
    safe: all && parts.some((part) => part?.safe),
    part: !all,
  };
  const found = best([whole, byParts]);
  // A part of a name in brackets may score more, but only the abbreviation makes it certain.
  return abbreviated && !found?.safe ? abbreviated : found;
}

/**
 * An abbreviation of an agency beside another of its names, in full or only its beginning: `MIIT Ministry of
 * Industry`. A part of a name says little, but beside the abbreviation it agrees with it.
 */
function withAbbreviation(text: MatchText, names: readonly ReadName[]): NameScore | undefined {
  const words = text.reading.stateless.split(' ');
  for (const { name, reading } of names) {
    if (name.field === 'ID' || !abbreviation.test(name.text)) continue;
    const rest =
      words[0] === reading.whole
        ? words.slice(1)
        : words.at(-1) === reading.whole
          ? words.slice(0, -1)
          : [];
    const beside = rest.join(' ');
    if (beside === '') continue;
    const agrees = names.some(
      ({ name: { field }, reading: { stateless } }) =>
        field !== 'ID' &&
        (stateless === beside || (rest.length > 1 && stateless.startsWith(`${beside} `))),
    );
    if (!agrees) continue;
    const score = points.WITH_ABBREVIATION;
    const way = 'WITH_ABBREVIATION';
    return { score, way, safe: true, exact: false, name: name.text, part: false, differs: null };
  }
  return undefined;
}

const abbreviation = /^[A-Z]{2,8}$/;

/**
 * Those of some scored entities that a text certainly names: those with exactly this name, else those with a safe
 * match. If there are several, none is certain.
 */
export function certainAmong<Scored extends Pick<NameScore, 'exact' | 'safe'>>(
  scored: readonly Scored[],
): readonly Scored[] {
  const safe = scored.filter((one) => one.safe);
  const exact = safe.filter((one) => one.exact);
  return exact.length > 0 ? exact : safe;
}

function scoreOf(text: MatchText, kind: string, read: ReadName): NameScore | undefined {
  const { name, reading: b } = read;
  const a = text.reading;
  const given = (way: NameMatchKind, score: number, safe = false) => ({
    way,
    score,
    safe,
    exact: score === points.EXACT,
    name: name.text,
    part: false,
    differs: null,
  });
  if (a.whole === b.whole && a.whole !== '')
    return name.field === 'ID' ? given('ID', points.ID, true) : given('EXACT', points.EXACT, true);
  if (name.field === 'ID' || a.plain === '' || b.plain === '') return undefined;
  if (a.plain === b.plain) return given('WRITTEN_OTHERWISE', points.WRITTEN_OTHERWISE, true);
  if (a.stateless === b.stateless)
    return given('WITHOUT_COUNTRY', points.WITHOUT_COUNTRY, kind === 'Agency' || kind === 'Policy');
  if (kind === 'Agency' && a.official === b.official)
    return given('SHORT_FORM', points.SHORT_FORM, true);
  if (kind === 'Place' && isBarePlace(a.plain, b.plain))
    return given('SHORT_FORM', points.SHORT_FORM, !twoPlaces.test(a.plain));
  // A document and the notice that issues it are listed under either title; nothing but a number proves that both are one.
  if (kind === 'Policy' && (text.issued === b.whole || read.issued === a.whole))
    return given('SIMILAR', MAX_FOR_SIMILAR);
  const stated = statedDifference(kind, a, b);
  const other = (differs: NameDifference, way: NameMatchKind, score: number) => ({
    ...given(way, Math.min(score, MAX_FOR_OTHER)),
    differs,
  });
  if (!stated) {
    const same = sameCore(text, kind, read, given);
    if (same) return same;
  }
  const [asked, found] = [text.weighed(kind), read.weighed(kind)];
  const compared = similarity(asked, found, nearWords);
  const way = compared.misspelt ? 'FUZZY' : 'SIMILAR';
  const score = Math.round(MAX_FOR_SIMILAR * compared.value);
  const differs =
    stated ??
    (areComparable(asked, found)
      ? difference(kind, { reading: a, words: asked }, { reading: b, words: found }, compared)
      : undefined);
  if (differs) return other(differs, way, score);
  return best([inPinyin(text, read, given), given(way, score), misspeltWhole(text, read, given)]);
}

/** A province and its city have one name. */
const twoPlaces = /^(?:jilin|吉林)/;

/** Whether one of two names is the other without what sort of division it is. */
function isBarePlace(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return withoutDivision(long) === short;
}

/** Whether two names have words in the same writing. */
function areComparable(a: WeighedName, b: WeighedName): boolean {
  return (a.words.length > 0 && b.words.length > 0) || (a.han !== '' && b.han !== '');
}

type Given = (way: NameMatchKind, score: number, safe?: boolean) => NameScore;

/** Two names with the same core: but for the legal form, the order of words or the spaces, they are one. */
function sameCore(text: MatchText, kind: string, read: ReadName, given: Given) {
  const { reading: a } = text;
  const { reading: b } = read;
  const isPerson = kind === 'Person';
  if (isPerson && (a.legal.key !== '' || b.legal.key !== '')) return undefined;
  const sameForm = a.legal.key === b.legal.key;
  const distinctive = () => isDistinctive(text.weighed('Company'));
  // One of the two leaves the legal form out. A group may be another than the company.
  const bare = a.legal.key === '' || b.legal.key === '';
  const sameBut = () => !a.legal.group && !b.legal.group && (sameForm || bare) && distinctive();
  if (a.core === b.core) {
    if (sameForm && kind === 'Company')
      return given('WRITTEN_OTHERWISE', points.WRITTEN_OTHERWISE, true);
    return given('WITHOUT_LEGAL_FORM', points.WITHOUT_LEGAL_FORM, sameBut());
  }
  if (a.joined === b.joined) {
    const safe = !isPerson && (sameForm ? a.joined.length >= MIN_JOINED : sameBut());
    return given('OTHER_ORDER', points.WITHOUT_LEGAL_FORM, safe);
  }
  if (a.sorted !== b.sorted) return undefined;
  const safe = isPerson
    ? surnameFirst.test(text.asked?.text ?? '') || surnameFirst.test(read.name.text)
    : sameForm && (kind === 'Agency' || distinctive()) && !orderTells.test(a.core);
  return given('OTHER_ORDER', points.WITHOUT_LEGAL_FORM, safe);
}

const surnameFirst = /^[^,]+, [^,]+$/;
/** Beijing University of Technology and the Technology University of Beijing are two. */
const orderTells = /\b(?:university|institute|college|school)\b/;

function isDistinctive({ words, characters }: WeighedName): boolean {
  const telling = (all: WeighedName['words']) =>
    all.filter(({ weight }) => weight >= MIN_TELLING).length;
  return (
    telling(words) >= MIN_DISTINCTIVE.words || telling(characters) >= MIN_DISTINCTIVE.characters
  );
}

/** A Chinese name and its pinyin, whichever of the two is asked. */
function inPinyin(text: MatchText, read: ReadName, given: Given) {
  if (text.hasHan === read.hasHan) return undefined;
  const letters = text.asked?.letters;
  if (text.hasHan || !letters || !text.asked) {
    const known = asTyped(read.reading.plain);
    const said = known.length > 1 ? text.said() : undefined;
    return said && heard(known, said, given);
  }
  const said = read.said();
  if (!said) return undefined;
  const found = matchPinyin(text.asked, { key: read.reading.whole }, () => said);
  if (!found) return heard(letters, said, given);
  const byInitials = found.how === 'EXACT' && said.letters !== letters;
  return given('PINYIN', byInitials ? forInitials : (forPinyin[found.how] ?? 0));
}

/** Letters of pinyin from which two may be wrong: among short names, Lenovo would be 雷诺, leinuo. */
const MIN_TWICE_MISHEARD = 12;

/** The whole pinyin, with letters wrong, of which the first is not one. */
function heard(letters: string, said: Spoken, given: Given): NameScore | undefined {
  if (letters === said.letters) return given('PINYIN', forPinyin.EXACT ?? 0);
  if (letters[0] !== said.letters[0]) return undefined;
  const wrong = misspelt(letters, said.letters);
  if (wrong === undefined || (wrong > 1 && said.letters.length < MIN_TWICE_MISHEARD))
    return undefined;
  return given('PINYIN', forPinyinMisspelt - 3 * wrong);
}

/** A whole name with one wrong letter. Not for Chinese, where another character means another ministry. */
function misspeltWhole(a: ComparedForms, b: ComparedForms, given: Given): NameScore | undefined {
  const wrong = a.hasHan || b.hasHan ? undefined : misspelt(a.reading.core, b.reading.core);
  return wrong === undefined ? undefined : given('FUZZY', forMisspelt - 3 * wrong);
}

const han = /\p{Script=Han}/u;

function best(scores: readonly (NameScore | undefined)[]): NameScore | undefined {
  let found: NameScore | undefined;
  for (const one of scores) {
    if (!one) continue;
    if (!found || one.score > found.score || (one.score === found.score && one.safe && !found.safe))
      found = one;
  }
  return found;
}
