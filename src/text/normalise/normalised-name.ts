import { nameKey } from './fold.js';
import {
  inFull,
  joining,
  legalForms,
  legalFormZh,
  nation,
  nationZh,
  places,
  placesZh,
} from './name-conventions.js';
import { wordsOf } from './words.js';

/** A name in ever shorter normal forms, used for comparison. */
export interface NormalisedName {
  /** The key of the raw text. */
  readonly whole: string;
  /** The key with abbreviations expanded and punctuation removed. */
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
}

/** Normalises a text as a single name. */
export function normaliseName(text: string): NormalisedName {
  const plain = inFullWords(turned(text));
  const stateless = withoutNation(plain);
  const core = withoutLegalForm(withoutPeople(stateless));
  const words = wordsOf(core).map((word) => word.text);
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
  };
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
  return parts.filter((part) => nameKey(part) !== whole);
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

function inFullWords(text: string): string {
  return wordsOf(nameKey(text))
    .map((word) => inFull.get(word.text) ?? word.text)
    .filter((word) => word !== 'the')
    .join(' ');
}

function withoutNation(plain: string): string {
  const rest = plain.replace(nationZh, '').replace(nation, ' ').replace(/\s+/g, ' ').trim();
  return lengthOf(rest) >= 2 ? rest : plain;
}

/** Ends of the names of organs, after shortening. 国家电网 is a company and keeps its 国家. */
const organZh = /(?:委|部|局|署|院|办|办公室)$/u;

/** The short form of an organ: without 国家 in front and without 和, with 委 and 监管 for their long forms. */
function asInRegister(stateless: string): string {
  const long = stateless.replace(/委员会$/u, '委');
  if (!organZh.test(long)) return stateless;
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

function withoutLegalForm(key: string): string {
  const words = key.split(' ');
  while (
    words.length > 1 &&
    (legalForms.has(words.at(-1) ?? '') || joining.has(words.at(-1) ?? ''))
  )
    words.pop();
  if (words.length > 1 && words[0] === 'ab') words.shift();
  let core = words.join(' ');
  for (;;) {
    const shorter = core.replace(legalFormZh, '').trim();
    if (shorter === core || lengthOf(shorter) < 2) return core;
    core = shorter;
  }
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
