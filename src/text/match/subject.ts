import { nameKey } from '../normalise/fold.js';
import { joining } from '../normalise/name-conventions.js';
import { wordsOf } from '../normalise/words.js';
import { emptyEn, emptyZh, type PolicyNotion, policyNotions } from './policy-words.js';

/** What a title is about: notions, each with its weight and the words of the title for it. */
export type Subject = ReadonlyMap<string, { readonly weight: number; readonly text: string }>;

/** A thing whose names stand for a notion, such as a sector. */
export interface NamedNotion {
  readonly id: string;
  readonly names: readonly string[];
}

/** How much two titles are about the same. */
export interface SharedSubject {
  /** From 0 to 1: the share of what each says that the other says too. */
  readonly value: number;
  /** The weight of what they share; 1 is one telling notion. */
  readonly weight: number;
  /** What they share, the most telling first, in the words of both: `家电 = home appliances`. */
  readonly words: readonly string[];
}

/** Weight of a pair of characters, or of an English word, that the list of notions lacks. */
const UNKNOWN_PAIR_WEIGHT = 0.5;
const UNKNOWN_WORD_WEIGHT = 1;
/** Shortest English word of which the beginning is enough. */
const MIN_BEGINNING = 5;
/** Beginnings of sectors' names as they stand in titles: 家用电器 of 家用电器制造商. */
const trades =
  /(?:制造商|制造业|生产企业|运营者|运营商|供应商|企业|行业|产业|机构|厂商|与服务|设备|研究)$/u;
/** The bodies that issue a document stand before 关于 in its title. */
const issuersBefore =
  /^.{1,80}?(?:部|委|局|厅|院|署|办|行|会|部门|部委|单位|政府|法院|检察院)(?:\s*等[一二三四五六七八九十两\d]*(?:部门|部委|单位|个部门))?\s*(?=关于)/u;
const countOfIssuers = /[一二三四五六七八九十两\d]+(?:部门|部委|单位)/gu;

/** What a title is about. `more` are further notions by their names, such as sectors. */
export function subjectOf(title: string, more: readonly NamedNotion[] = []): Subject {
  const found = new Map<string, { weight: number; text: string }>();
  const add: Add = (id, weight, text) => {
    if (!found.has(id)) found.set(id, { weight, text });
  };
  const plain = title.normalize('NFKC').replace(issuersBefore, '').replace(countOfIssuers, ' ');
  const own = more.map((one) => ({ id: one.id, stems: stemsOf(one.names) }));
  const words = wordsOf(nameKey(plain));
  for (const { text, isHan } of words) if (isHan) inChinese(text, own, add);
  inEnglish(
    words.filter(({ isHan }) => !isHan).map(({ text }) => text),
    own,
    add,
  );
  return found;
}

/**
 * Compares what two titles are about. `around` is what else is known of the second: its other names, its sectors.
 * `weightOf` may weigh a notion less, for example one that stands in the name of the issuer.
 */
export function sharedSubject(
  asked: Subject,
  title: Subject,
  around: readonly Subject[],
  weightOf: (notion: string, weight: number) => number = (_, weight) => weight,
): SharedSubject {
  const others = [title, ...around];
  const total = (subject: Subject, within: (id: string) => boolean) =>
    [...subject].reduce(
      (sum, [id, { weight }]) => sum + (within(id) ? weightOf(id, weight) : 0),
      0,
    );
  const shared = [...asked].filter(([id]) => others.some((one) => one.has(id)));
  const weight = total(asked, (id) => others.some((one) => one.has(id)));
  if (weight === 0) return { value: 0, weight: 0, words: [] };
  const all = total(title, () => true);
  const ofTitle = all === 0 ? 0 : total(title, (id) => asked.has(id)) / all;
  return {
    value: (weight / total(asked, () => true) + ofTitle) / 2,
    weight,
    words: shared
      .sort((a, b) => weightOf(b[0], b[1].weight) - weightOf(a[0], a[1].weight))
      .map(([id, { text }]) => {
        const other = others.find((one) => one.has(id))?.get(id)?.text ?? text;
        return other === text ? text : `${text} = ${other}`;
      }),
  };
}

type Add = (id: string, weight: number, text: string) => void;
interface Stems {
  readonly id: string;
  readonly stems: { readonly zh: readonly string[]; readonly en: readonly (readonly string[])[] };
}

/** The longest known word at each place; pairs of characters where none is known. */
function inChinese(run: string, own: readonly Stems[], add: Add): void {
  const known = new Map(zhNotions);
  let unknown = '';
  const flush = () => {
    const characters = [...unknown];
    for (const [at, one] of characters.slice(1).entries())
      add(`${characters[at]}${one}`, UNKNOWN_PAIR_WEIGHT, `${characters[at]}${one}`);
    unknown = '';
  };
  for (const { id, stems } of own)
    for (const stem of stems.zh) if (!known.has(stem)) known.set(stem, { id, weight: 1 });
  for (let at = 0; at < run.length; ) {
    const word = longestAt(run, at, known);
    const empty = emptyAt(run, at);
    if (word && word.text.length >= empty) {
      flush();
      add(word.id, word.weight, word.text);
      at += word.text.length;
    } else if (empty > 0) {
      flush();
      at += empty;
    } else {
      const character = String.fromCodePoint(run.codePointAt(at) ?? 0);
      unknown += character;
      at += character.length;
    }
  }
  flush();
}

const MAX_WORD_LENGTH = 12;

function longestAt(
  run: string,
  at: number,
  known: ReadonlyMap<string, { readonly id: string; readonly weight: number }>,
) {
  for (let length = Math.min(MAX_WORD_LENGTH, run.length - at); length > 0; length--) {
    const text = run.slice(at, at + length);
    const found = known.get(text);
    if (found) return { text, ...found };
  }
  return undefined;
}

const emptyHere = new RegExp(`(?:${emptyZh.source})`, 'uy');

function emptyAt(run: string, at: number): number {
  emptyHere.lastIndex = at;
  return emptyHere.exec(run)?.[0].length ?? 0;
}

/** The longest known phrase at each word; the word itself where none is known. Joining words are left out first. */
function inEnglish(all: readonly string[], own: readonly Stems[], add: Add): void {
  const words = all.filter((word) => !joining.has(word) && !/^\d+$/.test(word));
  for (let at = 0; at < words.length; ) {
    const [notion, length] = phraseAt(words, at, own);
    const text = words.slice(at, at + length).join(' ');
    if (notion) add(notion.id, notion.weight, text);
    else if (!emptyEn.has(text)) add(text, UNKNOWN_WORD_WEIGHT, text);
    at += length;
  }
}

function phraseAt(
  words: readonly string[],
  at: number,
  own: readonly Stems[],
): readonly [{ readonly id: string; readonly weight: number } | undefined, number] {
  let best: { id: string; weight: number } | undefined;
  let length = 0;
  const look = (one: { id: string; weight: number }, phrases: PolicyNotion['en']) => {
    for (const phrase of phrases) {
      if (phrase.length <= length) continue;
      if (!phrase.every((part, further) => begins(words[at + further], part))) continue;
      best = one;
      length = phrase.length;
    }
  };
  for (const one of policyNotions) look(one, one.en);
  for (const { id, stems } of own) look({ id, weight: 1 }, stems.en);
  return [best, Math.max(1, length)];
}

function begins(word: string | undefined, part: string): boolean {
  if (word === undefined) return false;
  return (
    word === part || (part.length < MIN_BEGINNING ? word === `${part}s` : word.startsWith(part))
  );
}

/** Names of a sector as they stand in titles, in both languages. */
function stemsOf(names: readonly string[]): Stems['stems'] {
  const zh = names
    .filter((name) => /\p{Script=Han}/u.test(name))
    .flatMap((name) => nameKey(name).split(/[与和及、]/u))
    .flatMap((name) => [name, name.replace(trades, '')])
    .filter((name) => [...name].length >= 2);
  const en = names
    .filter((name) => !/\p{Script=Han}/u.test(name))
    .map((name) =>
      wordsOf(nameKey(name))
        .map(({ text }) => text)
        .filter((word) => !joining.has(word)),
    )
    .filter((words) => words.length > 0);
  return { zh: [...new Set(zh)], en };
}

const zhNotions: ReadonlyMap<string, { readonly id: string; readonly weight: number }> = new Map(
  policyNotions.flatMap(({ id, weight, zh }) => zh.map((word) => [word, { id, weight }] as const)),
);
