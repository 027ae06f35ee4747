import { nameKey } from '../normalise/fold.js';
import { nameLanguage } from '../normalise/name-language.js';
import { normaliseName } from '../normalise/normalised-name.js';
import { issuedTitle } from '../normalise/notice.js';
import { spoken } from '../normalise/pinyin.js';
import { pairsOf } from '../normalise/words.js';

/**
 * Kinds whose Chinese names tell their entities apart. Not sectors: 生物技术 and 生物科技 are two words for one. Not events,
 * provisions and sources, which are described and not named.
 */
const toldApartByName: ReadonlySet<string> = new Set([
  'Agency',
  'Company',
  'Person',
  'Place',
  'Policy',
]);

/** A Chinese name of each of two things that cannot both be names of one. */
export type Contradiction = readonly [of: string, ofOther: string];

/**
 * The Chinese names by which the bearers of two sets of names are two things, although they share a name in Latin
 * letters. Undefined if one of them has no Chinese name, or if a Chinese name of one is a form of a name of the other:
 * in other characters, without legal form or country, or shortened. Latin names never contradict each other, because
 * one Chinese name has several translations.
 */
export function contradiction(
  kind: string,
  names: readonly string[],
  others: readonly string[],
): Contradiction | undefined {
  if (!toldApartByName.has(kind)) return undefined;
  const [left, right] = [names, others].map((some) => some.filter(isChinese)) as [
    string[],
    string[],
  ];
  const [own, other] = [left[0], right[0]];
  if (own === undefined || other === undefined) return undefined;
  if (own === other || left.some((a) => right.some((b) => isSameName(kind, a, b))))
    return undefined;
  const full = fullNames(kind, right);
  const isRelated = fullNames(kind, left).some((a) => full.some((b) => areForms(kind, a, b)));
  return isRelated ? undefined : [own, other];
}

/**
 * Whether two Chinese names that contradict each other differ so little that one may be misspelt: at least half of
 * their pairs of characters are the same. Not names of up to three characters, in which each character tells.
 */
export function isNearlySame(a: string, b: string): boolean {
  const [left, right] = [bareName(a), bareName(b)].map((one) => new Set(pairsOf(one))) as [
    Set<string>,
    Set<string>,
  ];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return Math.min(left.size, right.size) > 2 && 2 * shared >= 0.5 * (left.size + right.size);
}

/** Whether a name in Latin letters is only the sound of a Chinese one: 李伟 and 李巍 are both Li Wei. */
export function isTranscription(latin: string, chinese: string): boolean {
  const letters = lettersOf(nameKey(latin));
  if (letters === '') return false;
  const key = nameKey(chinese);
  return [key, withoutPlaceWord(key), turned(key)].some((one) => spoken(one)?.letters === letters);
}

function lettersOf(key: string): string {
  return key.replace(/[^a-z0-9ü]/g, '').replace(/[vü]/g, 'u');
}

/** 苏州市 is Suzhou in lists of cities. */
function withoutPlaceWord(key: string): string {
  return key.length > 2 ? key.replace(/[省市县区州镇]$/u, '') : key;
}

/** Family names come last in English lists: Wei Li. */
function turned(key: string): string {
  return `${key.slice(1)}${key.slice(0, 1)}`;
}

export function isChinese(name: string): boolean {
  return nameLanguage(name) === 'ZH';
}

function isSameName(kind: string, a: string, b: string): boolean {
  if (kind === 'Person') return personKey(a) === personKey(b);
  const [left, right] = [normaliseName(a), normaliseName(b)];
  return (['whole', 'stateless', 'official', 'core', 'joined'] as const).some(
    (form) => left[form] === right[form],
  );
}

/** Names of people of other languages are written with points between their parts: 阿卜杜拉·买买提. */
function personKey(name: string): string {
  return nameKey(name).replace(/[\s·•・‧]/gu, '');
}

/** The names that are no short forms of others of the list. What a short form alone agrees with proves nothing. */
function fullNames(kind: string, names: readonly string[]): readonly string[] {
  if (kind === 'Person') return names;
  return names.filter(
    (name) =>
      !names.some(
        (other) => bareName(other).length > bareName(name).length && areForms(kind, name, other),
      ),
  );
}

/** Whether one name is a short form of the other: its characters stand in the other in their order. */
function areForms(kind: string, a: string, b: string): boolean {
  if (kind === 'Person') return false;
  const [short, long] = [bareName(a), bareName(b)].sort((x, y) => x.length - y.length);
  return short !== undefined && short.length >= 2 && isWithin(short, long ?? '');
}

/** The characters of a name that tell; of a notice, those of the document that it issues. */
function bareName(name: string): string {
  return normaliseName(issuedTitle(name) ?? name).joined;
}

function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
