import { editsAllowed } from '../normalise/edit-distance.js';
import { common, commonZh, joining } from '../normalise/name-conventions.js';
import { kindMark, MAX_TAIL_LENGTH, wholeName } from '../normalise/search-keys.js';
import { pairsOf, wordsOf } from '../normalise/words.js';
import { phrase, quoted } from '../search/candidate-queries.js';
import type { Text } from './score-name.js';

/** A longer text is found by the words of it that are spelt right. */
const MAX_MISSPELT = 6;
/** What of a long text is looked up; who pastes a paragraph gets what its beginning names. */
const MAX_TERMS = 60;

/** The keys under which an index holds whole names, as one query: the text and its parts, as they are and barer. */
export function exactQuery(text: Text): string {
  const keys = [text, ...text.parts].flatMap(({ reading }) => [
    reading.whole,
    reading.plain,
    reading.stateless,
    reading.core,
  ]);
  return unique(keys.filter((key) => key !== ''))
    .map(phrase)
    .join(' ');
}

/**
 * Whatever shares a telling word, a pair of characters or a sound with the text, the nearest first. With `misspelt`
 * also what has letters wrong: an index takes far longer for these, so they are for texts that nothing else explains.
 */
export function similarQuery(
  text: Text,
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
    readings.flatMap(({ reading }) => [reading.plain, reading.stateless, reading.core]),
  )
    .filter((key) => key !== '')
    .map((key) => `${quoted(wholeName(key))}^8`);
  const marks = kinds.map((kind) => quoted(kindMark(kind))).join(' ');
  const ofKind = only ? `+(${marks})` : `(${marks})^2`;
  return `${ofKind} +(${[...wholes, ...(telling.length > 0 ? telling : others)].join(' ')}) ${
    telling.length > 0 ? others.join(' ') : ''
  }`;
}

function tellingTerms({ reading, asked }: Text, misspelt: boolean): string[] {
  const words = wordsOf(reading.stateless).map((word) => word.text);
  const latin = words.filter((word) => !han.test(word));
  const joined = latin.slice(1).map((word, at) => `${latin[at]}${word}`);
  const telling = latin.filter((word) => !joining.has(word) && !common.has(word));
  const fuzzy = misspelt && latin.length <= MAX_MISSPELT;
  const letters = asked?.letters;
  return [
    ...telling.flatMap((word) => spellings(word, fuzzy)),
    ...words.filter((word) => han.test(word)).flatMap((word) => tellingPairs(word)),
    ...joined.map(quoted),
    ...(letters ? [`${letters}^2`, `${letters.slice(0, MAX_TAIL_LENGTH)}*`] : []),
    ...(fuzzy && letters && editsAllowed(letters.length, false) > 0
      ? [`${letters}~${editsAllowed(letters.length, false)}`]
      : []),
  ];
}

/** As it is; begun, as short forms are; with letters wrong. */
function spellings(word: string, misspelt: boolean): string[] {
  const edits = !misspelt || /\p{N}/u.test(word) ? 0 : editsAllowed(word.length, false);
  return [
    `${quoted(word)}^3`,
    ...(word.length >= 3 ? [`${quoted(word)}*`] : []),
    ...(edits > 0 ? [`${quoted(word)}~${edits}`] : []),
  ];
}

/** The pairs of characters of a Chinese name, those that only say what sort of organisation it is left out. */
function tellingPairs(run: string): string[] {
  const pieces = run.split(commonZh).filter((piece) => piece !== '');
  const pairs = pieces.filter((piece) => [...piece].length > 1).flatMap(pairsOf);
  return (pairs.length > 0 ? pairs : pairsOf(run)).map(quoted);
}

function commonTerms({ reading }: Text): string[] {
  return wordsOf(reading.stateless)
    .filter(({ text }) => common.has(text))
    .map(({ text }) => `${quoted(text)}^0.2`);
}

const han = /^\p{Script=Han}/u;

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
