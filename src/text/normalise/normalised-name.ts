import { nameKey } from './fold.js';
import { inLatin } from './latin.js';
import { isLegalWord, type LegalForm, withoutLegalForm, withShortForms } from './legal-forms.js';
import { inFull, joining, nation, nationZh, oneOfMany } from './name-conventions.js';
import { withDigits, withDigitsZh } from './number-words.js';
import { places, placesZh } from './place-names.js';
import { wordsOf } from './words.js';

/** A name in ever shorter normal forms, used for comparison. */
export interface NormalisedName {
  /** The key of the raw text. */
  readonly whole: string;
  /**
   * The key with abbreviations expanded and punctuation removed; numbers in digits, legal forms as abbreviated, and
   * Cyrillic in Latin letters.
   */
  readonly plain: string;
  /** The expanded form without the country. */
  readonly stateless: string;
  /**
   * The form without the country, as the register of the State Council writes Chinese organs: 国家发展和改革委员会 is
   * 发展改革委, 国家市场监督管理总局 is 市场监管总局. Equal to `stateless` for anything else.
   */
  readonly official: string;
  /**
   * The form without legal form, without `Group`, and without the 人民 of a people's government. It is the distinctive
   * part of the name.
   */
  readonly core: string;
  /** The words of the core in alphabetical order, without stop words. */
  readonly sorted: string;
  /** The core without spaces, so that SenseTime equals Sense Time. */
  readonly joined: string;
  readonly legal: LegalForm;
  /** The numbers in it, in digits and in order. Empty if there are none. */
  readonly numbers: readonly string[];
}

const spacedOut = /^\s*\p{Script=Han}(?:\s+\p{Script=Han})+\s*$/u;

/** Registers space short names out to fill a column: 财 政 部. */
function closedUp(text: string): string {
  return spacedOut.test(text) ? text.replace(/\s+/g, '') : text;
}

/** Normalises a text as a single name. */
export function normaliseName(text: string): NormalisedName {
  const plain = inFullWords(nameKey(turned(closedUp(text))));
  const stateless = withoutNation(plain);
  const { core, legal } = withoutLegalForm(withoutPeople(stateless), isJoining);
  const words = core.split(' ');
  return {
    whole: nameKey(text),
    plain,
    stateless,
    official: asInRegister(stateless),
    core,
    sorted: words
      .filter((word) => !joining.has(word))
      .sort()
      .join(' '),
    joined: words.join(''),
    legal,
    numbers: numbersIn(words),
  };
}

const isJoining = (word: string) => joining.has(word);
/** Roman numerals that count only at the end of a name: `Fund V`. */
const lastRoman: ReadonlyMap<string, string> = new Map([
  ['i', '1'],
  ['v', '5'],
  ['vi', '6'],
  ['x', '10'],
  ['xi', '11'],
]);

function numbersIn(words: readonly string[]): readonly string[] {
  const last = words.length > 2 ? lastRoman.get(words.at(-1) ?? '') : undefined;
  const numbers = words.filter((word) => word >= '0' && word < ':' && /^\d+$/.test(word));
  return last ? [...numbers, last] : numbers;
}

/**
 * Brackets, slashes and changes of script split a text that gives two names of one thing: `科技部 / MOST`,
 * `BeiGene百济神州`.
 */
const borders =
  /[()[\]{}【】〔〕<>/|;、]|(?<=\p{Script=Han})\s*-?\s*(?=[a-z])|(?<=[a-z.])\s*(?=\p{Script=Han})/iu;

/** The parts of a text that may each be a name. Empty if the text has only one part. */
export function partsOf(text: string): string[] {
  const parts = text
    .normalize('NFKC')
    .split(borders)
    .map((part) => part.trim())
    // Suffixes such as the share class in 小米集团-W are not names.
    .filter((part) => /\p{Script=Han}|[\p{L}\p{N}]{2}/u.test(part));
  const whole = nameKey(text);
  const others = parts.filter((part) => nameKey(part) !== whole);
  // In 腾讯科技（深圳）有限公司 the bracket stands within one name.
  return others.length > 1 && isLegalFormOnly(others.at(-1) ?? '') ? [] : others;
}

/**
 * Restores the word order of `Environment, Ministry of` and `Transport (Ministry of)`, and replaces commas and full
 * stops by spaces.
 */
function turned(text: string): string {
  const flat = text.normalize('NFKC');
  const [, behind, before] = /^([^,(]+)[,(]\s*([^,()]+ (?:of|for))\s*\)?$/iu.exec(flat) ?? [];
  return (before ? `${before} ${behind}` : flat)
    .replace(/&/g, ' and ')
    .replace(/[,，;:+/()[\]]|\.(?=\p{L}{2})/gu, ' ');
}

function isLegalFormOnly(part: string): boolean {
  const words = inFullWords(nameKey(part)).split(' ');
  return words.every(isLegalWord) || /^(?:股份|有限|责任|公司|集团|株)+$/u.test(words.join(''));
}

function inFullWords(key: string): string {
  const words: string[] = [];
  for (const { text } of wordsOf(withDigitsZh(inLatin(key))))
    if (text !== 'the') words.push(inFull.get(text) ?? text);
  return withDigits(withShortForms(words)).join(' ');
}

const mayHaveNation = /chin|prc|p r|中国|中华/u;

function withoutNation(plain: string): string {
  if (!mayHaveNation.test(plain)) return plain;
  const rest = plain.replace(nationZh, '').replace(nation, ' ').replace(/\s+/g, ' ').trim();
  // What is left of 中国银行 or Bank of China names many; so does 移动 of 中国移动有限公司.
  return lengthOf(withoutLegalForm(rest, isJoining).core) > 2 && !oneOfMany.test(rest)
    ? rest
    : plain;
}

/** Ends of the names of organs, after shortening. 国家电网 is a company and keeps its 国家. */
const organZh = /(?:委|部|局|署|院|厅|办|政府|办公室)$/u;

/** The short form of an organ: without 国家 in front and without 和, with 委 and 监管 for their long forms. */
function asInRegister(stateless: string): string {
  const long = withoutPeople(stateless).replace(/委员会$/u, '委');
  if (!organZh.test(long)) return withoutPeople(stateless);
  const short = long
    .replace(/^国家/u, '')
    .replace(/监督管理/gu, '监管')
    .replace(/(?<=\p{Script=Han})和(?=\p{Script=Han})/gu, '');
  return lengthOf(short) >= 3 ? short : long;
}

/** Words that English names of organs have. */
const organEn =
  /\b(?:administration|bureau|commission|congress|council|government|ministry|office)\b/;

/** Whether a text may be the name of an organ, so that the graph may have it with the country's name or 国家 in front. */
export function mayBeOrgan({ plain, official }: NormalisedName): boolean {
  return organZh.test(official) || organEn.test(plain);
}

function withoutPeople(key: string): string {
  return key.replace(/人民政府/gu, '政府').replace(/\bpeoples government\b/g, 'government');
}

function lengthOf(text: string): number {
  return [...text].length;
}

const onlyPlace = new RegExp(`^(?:${placesZh.source})$`, 'u');

/** Whether a part is only a place: the country or a city, as in `Huawei (Shenzhen)`. */
export function saysWhereOnly(text: string): boolean {
  const { plain } = normaliseName(text);
  const words = plain.split(' ');
  return (
    words.every((word) => places.has(word) || word === 'china' || word === 'prc') ||
    onlyPlace.test(plain) ||
    /^(?:中华人民共和国|中国)$/u.test(plain)
  );
}
