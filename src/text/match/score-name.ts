import { misspelt } from '../normalise/edit-distance.js';
import { beginningOf, nameKey } from '../normalise/fold.js';
import {
  type NormalisedName,
  normaliseName,
  partsOf,
  saysWhereOnly,
} from '../normalise/normalised-name.js';
import { issuedTitle } from '../normalise/notice.js';
import { type Spoken, spoken } from '../normalise/pinyin.js';
import type { NameOf } from '../search/candidate.js';
import { type MatchKind, matchPinyin, sameStem } from '../search/scorers.js';
import { askedFor, MAX_TEXT_LENGTH, type SearchText } from '../search/search-text.js';
import { similarity, type WeighedName, weighedName } from './similarity.js';

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
   * Whether the match is safe to accept without review: only punctuation, abbreviations or, for an agency, the
   * country or its short form differ.
   */
  readonly safe: boolean;
  /** Whether the whole text is the name, but for case, width and punctuation. */
  readonly exact: boolean;
  /** The name of the candidate that was compared. Null if there was none. */
  readonly name: string | null;
  /** Whether only a part of the text is a name of the candidate. */
  readonly part: boolean;
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
const forPinyin: Readonly<Partial<Record<MatchKind, number>>> = { EXACT: 90, PREFIX: 70, PART: 55 };
/** Lower than the others, because many entities share the same initials. */
const forInitials = 78;
const forMisspelt = 87;
const forPinyinMisspelt = 78;

/** A text to match, normalised once for all candidates. */
export interface MatchText extends ComparedForms {
  readonly asked: SearchText | undefined;
  readonly parts: readonly MatchText[];
  /** A part that is only a place counts against a match and is not a name by itself. */
  readonly whereOnly: boolean;
}

/** A text in all forms used for comparison. Forms that are not always needed are computed lazily, once. */
interface ComparedForms {
  readonly reading: NormalisedName;
  /** Whether the core contains Chinese characters. */
  readonly hasHan: boolean;
  /** The key of the document that it issues, if it is the title of a notice that does. */
  readonly issued: string | undefined;
  /** Its words with their weights, by whether place names carry weight. */
  readonly weighed: (placesTell: boolean) => WeighedName;
}

/** Normalises a text and its parts; see partsOf. */
export function textOf(text: string, parts: readonly string[] = partsOf(text)): MatchText {
  const one = (part: string) => ({ ...compared(part), asked: askedOf(part), parts: [] });
  return {
    ...one(text),
    parts: parts.map((part) => ({ ...one(part), whereOnly: saysWhereOnly(part) })),
    whereOnly: false,
  };
}

/** A name may be longer than a search text; its beginning is enough for a comparison in pinyin. */
function askedOf(text: string): SearchText | undefined {
  return /[\p{L}\p{N}]/u.test(text) ? askedFor(beginningOf(text, MAX_TEXT_LENGTH)) : undefined;
}

/** A name of an entity, normalised once for all texts. */
export interface ReadName extends ComparedForms {
  readonly name: NameOf;
  /** Its pinyin, computed on first use. */
  readonly said: () => Spoken | undefined;
}

export function readName(name: NameOf): ReadName {
  const read = compared(name.text);
  let said: Spoken | undefined | null = null;
  return {
    ...read,
    name,
    said: () => {
      if (said === null) said = spoken(read.reading.whole);
      return said;
    },
  };
}

function compared(text: string): ComparedForms {
  const reading = normaliseName(text);
  const issued = issuedTitle(text);
  const known: Partial<Record<'byPlace' | 'withoutPlace', WeighedName>> = {};
  return {
    reading,
    hasHan: han.test(reading.core),
    issued: issued === undefined ? undefined : nameKey(issued),
    weighed: (placesTell) => {
      const key = placesTell ? 'byPlace' : 'withoutPlace';
      known[key] ??= weighedName(reading.stateless, placesTell);
      return known[key];
    },
  };
}

/** The best match between a text, as a whole or by its parts, and the names of an entity. */
export function scoreOfNames(
  text: MatchText,
  kind: string,
  names: readonly ReadName[],
): NameScore | undefined {
  const whole = best(names.map((name) => scoreOf(text, kind, name)));
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
  const byParts: NameScore = {
    ...named,
    score,
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
    return { score, way, safe: true, exact: false, name: name.text, part: false };
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
  });
  if (a.whole === b.whole && a.whole !== '')
    return name.field === 'ID' ? given('ID', points.ID, true) : given('EXACT', points.EXACT, true);
  if (name.field === 'ID' || a.plain === '' || b.plain === '') return undefined;
  if (a.plain === b.plain) return given('WRITTEN_OTHERWISE', points.WRITTEN_OTHERWISE, true);
  if (a.stateless === b.stateless)
    return given('WITHOUT_COUNTRY', points.WITHOUT_COUNTRY, kind === 'Agency');
  if (kind === 'Agency' && a.official === b.official)
    return given('SHORT_FORM', points.SHORT_FORM, true);
  if (a.core === b.core) return given('WITHOUT_LEGAL_FORM', points.WITHOUT_LEGAL_FORM);
  if (a.sorted === b.sorted || a.joined === b.joined)
    return given('OTHER_ORDER', points.WITHOUT_LEGAL_FORM);
  // A document and the notice that issues it are listed under either title; nothing but a number proves that both are one.
  if (kind === 'Policy' && (text.issued === b.whole || read.issued === a.whole))
    return given('SIMILAR', MAX_FOR_SIMILAR);
  return best([
    inPinyin(text, read, given),
    alike(text, read, kind, given),
    misspeltWhole(text, read, given),
  ]);
}

type Given = (way: NameMatchKind, score: number) => NameScore;

function inPinyin({ asked }: MatchText, { reading, said }: ReadName, given: Given) {
  const letters = asked?.letters;
  const spoken = letters ? said() : undefined;
  if (!asked || !letters || !spoken) return undefined;
  const found = matchPinyin(asked, { key: reading.whole }, () => spoken);
  if (!found) {
    const wrong = misspelt(letters, spoken.letters);
    return wrong === undefined ? undefined : given('PINYIN', forPinyinMisspelt - 3 * wrong);
  }
  const byInitials = found.how === 'EXACT' && spoken.letters !== letters;
  return given('PINYIN', byInitials ? forInitials : (forPinyin[found.how] ?? 0));
}

function alike(a: ComparedForms, b: ComparedForms, kind: string, given: Given): NameScore {
  const placesTell = kind !== 'Company';
  const { value, misspelt: wrong } = similarity(
    a.weighed(placesTell),
    b.weighed(placesTell),
    nearWords,
  );
  return given(wrong ? 'FUZZY' : 'SIMILAR', Math.round(MAX_FOR_SIMILAR * value));
}

/** A whole name with one wrong letter. Not for Chinese, where another character means another ministry. */
function misspeltWhole(a: ComparedForms, b: ComparedForms, given: Given): NameScore | undefined {
  const wrong = a.hasHan || b.hasHan ? undefined : misspelt(a.reading.core, b.reading.core);
  return wrong === undefined ? undefined : given('FUZZY', forMisspelt - 3 * wrong);
}

const han = /\p{Script=Han}/u;

/** Two words that are misspelt, inflected or abbreviated forms of each other: `tech` and `technology`. */
function nearWords(a: string, b: string): number | undefined {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const wrong = misspelt(a, b);
  if (wrong !== undefined) return 1 - (1.5 * wrong) / long.length;
  if (sameStem(a, b)) return 0.9;
  return short.length >= 3 && long.startsWith(short) && !/\d/.test(long) ? 0.8 : undefined;
}

function best(scores: readonly (NameScore | undefined)[]): NameScore | undefined {
  let found: NameScore | undefined;
  for (const one of scores) {
    if (!one) continue;
    if (!found || one.score > found.score || (one.score === found.score && one.safe && !found.safe))
      found = one;
  }
  return found;
}
