import { fold } from '../../names/fold.js';
import { type Spoken, spoken } from '../../names/pinyin.js';
import { partsOf, type Reading, readingOf } from '../../names/readings.js';
import { similarity } from '../../names/similar.js';
import type { Asked } from '../search/asked.js';
import type { NameOf } from '../search/candidates.js';
import { asSaid, type How, sameStem } from '../search/compare.js';
import { misspelt } from '../search/edits.js';

/** In which way a text is a name of an entity. */
export type Way =
  | 'ID'
  | 'EXACT'
  | 'WRITTEN_OTHERWISE'
  | 'WITHOUT_COUNTRY'
  | 'OTHER_ORDER'
  | 'WITHOUT_LEGAL_FORM'
  | 'PINYIN'
  | 'SIMILAR'
  | 'FUZZY';

export interface NameScore {
  readonly score: number;
  readonly way: Way;
  /** So surely the name that a machine may take it: only punctuation, short forms or, for an agency, the country differ. */
  readonly safe: boolean;
  readonly name: string;
  /** Only a part of the text is a name of it. */
  readonly part: boolean;
}

/** Points for names that are the same when less and less is looked at. What only resembles stays below them. */
const points = {
  ID: 100,
  EXACT: 100,
  WRITTEN_OTHERWISE: 98,
  WITHOUT_COUNTRY: 96,
  OTHER_ORDER: 94,
  WITHOUT_LEGAL_FORM: 92,
} as const;
const mostForSimilar = 88;
const forPinyin: Readonly<Partial<Record<How, number>>> = { EXACT: 90, PREFIX: 70, PART: 55 };
/** Initials are shared by many. */
const forInitials = 78;
const forMisspelt = 87;
const forPinyinMisspelt = 78;

/** A text to be matched, read once for all candidates. */
export interface Text {
  readonly reading: Reading;
  readonly asked: Asked | undefined;
  readonly parts: readonly Text[];
}

export function textOf(text: string, ask: (text: string) => Asked | undefined): Text {
  return {
    reading: readingOf(text),
    asked: ask(text),
    parts: partsOf(text).map((part) => ({ reading: readingOf(part), asked: ask(part), parts: [] })),
  };
}

/** A name of an entity, read once for all texts. */
export interface ReadName {
  readonly name: NameOf;
  readonly reading: Reading;
  /** How it is said, found out when somebody asks. */
  readonly said: () => Spoken | undefined;
}

export function readName(name: NameOf): ReadName {
  const { text } = name;
  let said: Spoken | undefined | null = null;
  return {
    name,
    reading: readingOf(text),
    said: () => {
      if (said === null) said = spoken(fold(text).key);
      return said;
    },
  };
}

/** The best that the names of an entity have to say to a text: as a whole, or by its parts. */
export function scoreOfNames(
  text: Text,
  kind: string,
  names: readonly ReadName[],
): NameScore | undefined {
  const whole = best(names.map((name) => scoreOf(text, kind, name)));
  const parts = text.parts.map((part) => best(names.map((name) => scoreOf(part, kind, name))));
  const named = best(parts);
  if (!named) return whole;
  const mean = parts.reduce((sum, part) => sum + (part?.score ?? 0), 0) / parts.length;
  const all = parts.every((part) => part && part.score >= points.WITHOUT_LEGAL_FORM);
  // What the rest of the text says to it counts for a third: a town in brackets does no harm, another name does.
  const score = all ? named.score : Math.round(0.7 * named.score + 0.3 * mean);
  const byParts: NameScore = {
    ...named,
    score,
    safe: all && parts.some((part) => part?.safe),
    part: !all,
  };
  return best([whole, byParts]);
}

function scoreOf(text: Text, kind: string, read: ReadName): NameScore | undefined {
  const { name, reading: b } = read;
  const a = text.reading;
  const given = (way: Way, score: number, safe = false) => ({
    way,
    score,
    safe,
    name: name.text,
    part: false,
  });
  if (a.whole === b.whole && a.whole !== '')
    return name.field === 'ID' ? given('ID', points.ID, true) : given('EXACT', points.EXACT, true);
  if (name.field === 'ID' || a.plain === '' || b.plain === '') return undefined;
  if (a.plain === b.plain) return given('WRITTEN_OTHERWISE', points.WRITTEN_OTHERWISE, true);
  if (a.stateless === b.stateless)
    return given('WITHOUT_COUNTRY', points.WITHOUT_COUNTRY, kind === 'Agency');
  if (a.core === b.core) return given('WITHOUT_LEGAL_FORM', points.WITHOUT_LEGAL_FORM);
  if (a.sorted === b.sorted || a.joined === b.joined)
    return given('OTHER_ORDER', points.WITHOUT_LEGAL_FORM);
  return best([inPinyin(text, read, given), alike(a, b, kind, given), misspeltWhole(a, b, given)]);
}

type Given = (way: Way, score: number) => NameScore;

function inPinyin({ asked }: Text, { name, said }: ReadName, given: Given): NameScore | undefined {
  const letters = asked?.letters;
  const spoken = letters ? said() : undefined;
  if (!asked || !letters || !spoken) return undefined;
  const found = asSaid(asked, fold(name.text), () => spoken);
  if (!found) {
    const wrong = misspelt(letters, spoken.letters);
    return wrong === undefined ? undefined : given('PINYIN', forPinyinMisspelt - 3 * wrong);
  }
  const byInitials = found.how === 'EXACT' && spoken.letters !== letters;
  return given('PINYIN', byInitials ? forInitials : (forPinyin[found.how] ?? 0));
}

function alike(a: Reading, b: Reading, kind: string, given: Given): NameScore {
  const { value, misspelt: wrong } = similarity(a.stateless, b.stateless, {
    placesTell: kind !== 'Company',
    near: nearWords,
  });
  return given(wrong ? 'FUZZY' : 'SIMILAR', Math.round(mostForSimilar * value));
}

/** A whole name with a letter wrong. Not in Chinese, where another character is another ministry. */
function misspeltWhole(a: Reading, b: Reading, given: Given): NameScore | undefined {
  const wrong = han.test(a.core + b.core) ? undefined : misspelt(a.core, b.core);
  return wrong === undefined ? undefined : given('FUZZY', forMisspelt - 3 * wrong);
}

const han = /\p{Script=Han}/u;

/** Misspelt, in another form, or cut short: `tech` and `technology`. */
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
