import { areOtherForms } from '../normalise/legal-forms.js';
import {
  branchWords,
  branchZh,
  directions,
  joining,
  organEndZh,
  organWords,
} from '../normalise/name-conventions.js';
import type { NormalisedName } from '../normalise/normalised-name.js';
import { places, placeZh } from '../normalise/place-names.js';
import { MIN_TELLING, type Similarity, type Weighed, type WeighedName } from './similarity.js';

/** What tells two similar names apart. */
export type NameDifference = 'NUMBER' | 'PLACE' | 'LEGAL_FORM' | 'BRANCH' | 'WORD';

/** A name with what a comparison needs of it. */
export interface ToldName {
  readonly reading: NormalisedName;
  readonly words: WeighedName;
}

/**
 * Share of both names that only one of them has, from which long names are those of two things. Below it, titles
 * differ in a word or a character.
 */
const MIN_OTHER_SHARE = 0.1;
/** Characters from which a name is long. In a shorter name every character counts: 广东 and 山东. */
const MIN_LONG = 16;
/** Names of people in Chinese have at most four characters, and are not shortened. */
const MAX_PERSON_ZH = 4;

/** Whether the numbers or the legal forms of two names say that they name two things. Cheap: it needs no comparison. */
export function statedDifference(
  kind: string,
  a: NormalisedName,
  b: NormalisedName,
): NameDifference | undefined {
  if (kind !== 'Person' && otherNumbers(kind, a.numbers, b.numbers)) return 'NUMBER';
  return kind === 'Company' && areOtherForms(a.legal, b.legal) ? 'LEGAL_FORM' : undefined;
}

function otherNumbers(kind: string, a: readonly string[], b: readonly string[]): boolean {
  if (a.length === 0 && b.length === 0) return false;
  const [onlyA, onlyB] = [a.filter((one) => !b.includes(one)), b.filter((one) => !a.includes(one))];
  if (onlyA.length > 0 && onlyB.length > 0) return true;
  // Titles are shortened by their years and ordinals; a first fund is often called the fund.
  return kind !== 'Policy' && [...onlyA, ...onlyB].some((one) => one !== '1' && one.length < 4);
}

/** What tells two names apart, by what only one of them has. */
export function difference(
  kind: string,
  a: ToldName,
  b: ToldName,
  { onlyAsked, onlyFound, sharedCharacters }: Similarity,
): NameDifference | undefined {
  const [hanA, hanB] = [a.words.characters.length, b.words.characters.length];
  const [restA, restB] = [hanA - sharedCharacters, hanB - sharedCharacters];
  const bothHan = hanA > 0 && hanB > 0;
  if (bothHan && restA > 0 && restB > 0) {
    const isLong = kind !== 'Person' && Math.min(hanA, hanB) >= MIN_LONG;
    if (!isLong || Math.min(restA / hanA, restB / hanB) > MIN_OTHER_SHARE) return placeOrWord(a, b);
  }
  if (
    onlyAsked.length > 0 &&
    onlyFound.length > 0 &&
    areOtherWords(kind, a, b, onlyAsked, onlyFound)
  )
    return [...onlyAsked, ...onlyFound].some(({ text }) => places.has(text)) ? 'PLACE' : 'WORD';
  if (bothHan && restA !== restB && Math.min(restA, restB) === 0) {
    const found = restA > restB ? moreCharacters(kind, a, b) : moreCharacters(kind, b, a);
    if (found) return found;
  }
  if (onlyAsked.length === 0 && onlyFound.length > 0 && a.words.words.length > 0)
    return moreWords(kind, b, a, onlyFound);
  if (onlyFound.length === 0 && onlyAsked.length > 0 && b.words.words.length > 0)
    return moreWords(kind, a, b, onlyAsked);
  return undefined;
}

function areOtherWords(
  kind: string,
  a: ToldName,
  b: ToldName,
  onlyA: readonly Weighed[],
  onlyB: readonly Weighed[],
): boolean {
  if (kind === 'Person' || kind === 'Company') return true;
  const tells = ({ weight, text }: Weighed) => weight >= MIN_TELLING || places.has(text);
  if (!onlyA.some(tells) && !onlyB.some(tells)) return false;
  if (kind !== 'Policy') return true;
  return (
    Math.min(weightOf(onlyA) / a.words.weight, weightOf(onlyB) / b.words.weight) > MIN_OTHER_SHARE
  );
}

const weightOf = (words: readonly Weighed[]) => words.reduce((sum, { weight }) => sum + weight, 0);

function placeOrWord(a: ToldName, b: ToldName): NameDifference {
  const [inA, inB] = [placeZh.exec(a.words.han)?.[0], placeZh.exec(b.words.han)?.[0]];
  return inA && inB && inA !== inB ? 'PLACE' : 'WORD';
}

const ofStateZh = /^(?:国家|中国|中央|国务院|全国)+$/u;
const onlyFormZh = /^(?:股份|有限|责任|公司|集团|控股)+$/u;

/** What the further characters of the longer name say. */
function moreCharacters(kind: string, long: ToldName, short: ToldName): NameDifference | undefined {
  const [whole, part] = [long.words.han, short.words.han];
  const rest = withoutSubsequence(whole, part);
  if (kind === 'Person') return whole.length <= MAX_PERSON_ZH ? 'WORD' : undefined;
  if (kind === 'Place') return /[东南西北]/u.test(rest) && rest.length < 3 ? 'PLACE' : undefined;
  if (kind === 'Agency') {
    if (whole.startsWith(part) && organEndZh.test(part) && rest.length > 1) return 'BRANCH';
    if (placeZh.test(rest)) return placeZh.test(part) ? undefined : 'PLACE';
    // 社会科学院 is no short form of 科学院.
    return whole.endsWith(part) && !ofStateZh.test(rest) ? 'WORD' : undefined;
  }
  if (kind !== 'Company') return undefined;
  if (branchZh.test(rest)) return 'BRANCH';
  if (onlyFormZh.test(rest)) return undefined;
  if (!short.reading.legal.full || /^[省市区县]$/u.test(rest)) return undefined;
  // Lists leave out the place before a registered name; another word within it makes another company.
  return whole.endsWith(part) && placeZh.test(rest) ? undefined : 'WORD';
}

/** The characters of a text that are left when those of a subsequence are taken out, each where it first stands. */
function withoutSubsequence(whole: string, part: string): string {
  let rest = '';
  let at = 0;
  for (const character of whole) {
    if (part.startsWith(character, at)) at += character.length;
    else rest += character;
  }
  return rest;
}

/** What the further words of the longer name say. */
function moreWords(
  kind: string,
  long: ToldName,
  short: ToldName,
  rest: readonly Weighed[],
): NameDifference | undefined {
  const has = (words: readonly Weighed[], among: ReadonlySet<string>) =>
    words.some(({ text }) => among.has(text));
  const known = short.words.words;
  if (kind === 'Agency') {
    if (has(rest, organWords) && has(known, organWords)) return 'BRANCH';
    return has(rest, places) && !has(known, places) && has(known, organWords) ? 'PLACE' : undefined;
  }
  if (kind === 'Place') return has(rest, directions) ? 'PLACE' : undefined;
  if (kind === 'Person') return known.length < 2 ? 'WORD' : undefined;
  if (kind !== 'Company') return undefined;
  if (has(rest, branchWords)) return 'BRANCH';
  // Shandong Gold is not China Gold, which is compared without its country.
  const { plain, stateless } = short.reading;
  if (plain !== stateless && has(rest, places)) return 'PLACE';
  if (short.reading.legal.full) {
    if (has(rest, places)) return 'PLACE';
    if (rest.some(({ weight }) => weight >= MIN_TELLING)) return 'WORD';
  }
  // A name is shortened at its end: Westminster Management is no Management Company.
  const [first] = long.words.words.filter(({ text }) => !joining.has(text) && !places.has(text));
  return first !== undefined && first.weight >= MIN_TELLING && rest.includes(first)
    ? 'WORD'
    : undefined;
}
