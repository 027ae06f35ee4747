import { editsAllowed } from '../normalise/edit-distance.js';
import { common, commonZh, joining } from '../normalise/name-conventions.js';
import { withoutDivision } from '../normalise/place-names.js';
import {
  coreForms,
  kindMark,
  MAX_TAIL_LENGTH,
  otherForm,
  wholeName,
} from '../normalise/search-keys.js';
import { pairsOf, wordsOf } from '../normalise/words.js';
import { bearersQuery, inSearchKeys, quoted } from '../search/candidate-queries.js';
import { isEnding } from '../search/scorers.js';
import { MIN_STEM } from '../search/search-text.js';
import type { MatchText } from './score-name.js';

/** A longer text is looked up without misspellings: its correctly spelt words are enough to find candidates. */
const MAX_MISSPELT = 6;
/**
 * Number of words of a long text that are looked up. For a pasted paragraph, only the names at its beginning are
 * found.
 */
const MAX_TERMS = 60;
/** Letters of a word that may stand for all of it. */
const MIN_BEGINNING = 3;
/** Characters of a Chinese abbreviation, without those that name the sort of organisation. */
const MAX_ABBREVIATED = 6;

/** A query for whole names: the text and its parts, as written and in normalised forms. */
export function exactQuery(text: MatchText): string {
  const keys = [text, ...text.parts].flatMap(({ reading }) => [
    reading.whole,
    reading.plain,
    reading.stateless,
    reading.official,
    reading.core,
  ]);
  return bearersQuery(unique(keys.filter((key) => key !== '')));
}

/**
 * The keys under which an entity is stored that certainly has the name in the text: the text and its parts in their
 * forms, and a first or last word that may be an abbreviation, as in `MIIT Ministry of Industry`. Empty for a text of
 * so many parts that it is no name.
 */
export function formsAsked(text: MatchText): string[] {
  if (text.parts.length > MAX_PARTS) return [];
  const words = text.reading.stateless.split(' ');
  const abbreviations = words.length > 1 ? [words[0] ?? '', words.at(-1) ?? ''] : [];
  const forms = [text, ...text.parts].flatMap(({ reading }) => [
    reading.whole,
    reading.plain,
    reading.stateless,
    reading.official,
    withoutDivision(reading.plain),
    ...coreForms(reading),
  ]);
  return unique([...forms, ...abbreviations.filter((word) => mayAbbreviate.test(word))]).filter(
    (key) => key !== '',
  );
}

/** Maximum number of parts of a text that is read as one name. Names in lists have two or three. */
const MAX_PARTS = 8;
const mayAbbreviate = /^[a-z]{2,8}$/;

/** A query for the entities of some kinds that may certainly have the name in the text. Undefined if there are none. */
export function formsQuery(text: MatchText, kinds: readonly string[]): string | undefined {
  const forms = formsAsked(text);
  if (forms.length === 0 || kinds.length === 0) return undefined;
  const terms = forms.flatMap((form) => [quoted(wholeName(form)), quoted(otherForm(form))]);
  const marks = kinds.map((kind) => quoted(kindMark(kind)));
  return inSearchKeys(`+(${marks.join(' ')}) +(${terms.join(' ')})`);
}

/**
 * A query for names that share a distinctive word, a pair of characters or a sound with the text, most similar first.
 * With `misspelt` it also finds names with wrong letters. That is much slower, so it is used only for texts that
 * nothing else explains.
 */
export function similarQuery(
  text: MatchText,
  kinds: readonly string[],
  only: boolean,
  misspelt: boolean,
): string {
  const readings = [text, ...text.parts];
  const telling = unique(readings.flatMap((one) => tellingTerms(one, misspelt))).slice(
    0,
    MAX_TERMS,
  );
  const others = unique(readings.flatMap(commonTerms)).slice(0, MAX_TERMS);
  const wholes = unique(
    readings.flatMap(({ reading }) => [
      reading.plain,
      reading.stateless,
      reading.official,
      reading.core,
      ...coreForms(reading),
    ]),
  )
    .filter((key) => key !== '')
    .flatMap((key) => [`${quoted(wholeName(key))}^8`, `${quoted(otherForm(key))}^8`]);
  const marks = kinds.map((kind) => quoted(kindMark(kind))).join(' ');
  const ofKind = only ? `+(${marks})` : `(${marks})^2`;
  // Industry Ministry has common words alone: joined or read as pinyin, they lead nowhere.
  const tells = readings.some(hasTellingWord);
  const required = [...wholes, ...telling, ...(tells ? [] : others)];
  return inSearchKeys(`${ofKind} +(${required.join(' ')}) ${tells ? others.join(' ') : ''}`);
}

function hasTellingWord({ reading }: MatchText): boolean {
  return wordsOf(reading.stateless).some(
    ({ text, isHan }) => isHan || !(joining.has(text) || common.has(text)),
  );
}

function tellingTerms({ reading, asked }: MatchText, misspelt: boolean): string[] {
  const words = wordsOf(reading.stateless).map((word) => word.text);
  const latin = words.filter((word) => !han.test(word));
  const joined = latin.slice(1).map((word, at) => `${latin[at]}${word}`);
  const telling = latin.filter((word) => !joining.has(word) && !common.has(word));
  const fuzzy = misspelt && latin.length <= MAX_MISSPELT;
  const letters = asked?.letters;
  return [
    ...telling.flatMap((word) => spellings(word, fuzzy)),
    ...(misspelt ? telling.flatMap((word) => [...inflections(word), ...beginnings(word)]) : []),
    ...words.filter((word) => han.test(word)).flatMap((word) => tellingPairs(word)),
    ...(misspelt ? tellingCharacters(words.filter((word) => han.test(word)).join('')) : []),
    ...joined.map(quoted),
    ...(letters ? [`${letters}^2`, `${letters.slice(0, MAX_TAIL_LENGTH)}*`] : []),
    ...(fuzzy && letters && editsAllowed(letters.length, false) > 0
      ? [`${letters}~${editsAllowed(letters.length, false)}`]
      : []),
  ];
}

/** Query clauses for a word: exact, as a prefix (short forms), and misspelt. */
function spellings(word: string, misspelt: boolean): string[] {
  const edits = !misspelt || /\p{N}/u.test(word) ? 0 : editsAllowed(word.length, false);
  return [
    `${quoted(word)}^3`,
    ...(word.length >= 3 ? [`${quoted(word)}*`] : []),
    ...(edits > 0 ? [`${quoted(word)}~${edits}`] : []),
  ];
}

/** A query clause for other inflections of a word: for transportation, what begins with transport. */
function inflections(word: string): string[] {
  const stem = shortestStem(word);
  return stem === undefined ? [] : [`${quoted(stem)}*`];
}

/** What is left of a word without the longest ending that leaves enough of it: stat of stations, for state. */
function shortestStem(word: string): string | undefined {
  for (let length = MIN_STEM; length < word.length; length++)
    if (isEnding(word.slice(length))) return word.slice(0, length);
  return undefined;
}

/** Words that the word begins with, as a name may have shortened it: for technology, tech. */
function beginnings(word: string): string[] {
  return Array.from({ length: Math.max(0, word.length - MIN_BEGINNING) }, (_, at) =>
    quoted(word.slice(0, at + MIN_BEGINNING)),
  );
}

/** The single characters of a short Chinese name, which may be taken from a longer one: 工信部. */
function tellingCharacters(run: string): string[] {
  const characters = [...run.replace(commonZh, '')];
  return characters.length > MAX_ABBREVIATED ? [] : characters.map(quoted);
}

/** The character pairs of a Chinese name, without those that only name the type of organisation. */
function tellingPairs(run: string): string[] {
  const pieces = run.split(commonZh).filter((piece) => piece !== '');
  const pairs = pieces.filter((piece) => [...piece].length > 1).flatMap(pairsOf);
  return (pairs.length > 0 ? pairs : pairsOf(run)).map(quoted);
}

function commonTerms({ reading }: MatchText): string[] {
  return wordsOf(reading.stateless)
    .filter(({ text }) => common.has(text))
    .map(({ text }) => `${quoted(text)}^0.2`);
}

const han = /^\p{Script=Han}/u;

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
