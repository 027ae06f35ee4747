import type { MatchText, ReadName } from '../match/score-name.js';
import { joining } from '../normalise/name-conventions.js';
import { spoken } from '../normalise/pinyin.js';
import { pairsOf, wordsOf } from '../normalise/words.js';

/** What a name is found by. */
export interface NameKeys {
  /** Its words in other letters than Chinese. */
  readonly words: readonly string[];
  /** Its Chinese characters. */
  readonly characters: readonly string[];
  /** Its pairs of neighbouring Chinese characters. */
  readonly pairs: readonly string[];
  /** The name without spaces, and the pinyin of a Chinese name. */
  readonly wholes: readonly string[];
  /** The beginnings of its pinyin from each syllable on, and its initials. */
  readonly sounds: readonly string[];
}

/** Numbers of letters of which pinyin is indexed from each syllable on; a longer text is found by its beginning. */
const SOUND_LENGTHS = [3, 5, 8, 12] as const;
/** Words that are joined for a comparison without spaces. More are no misspelt name. */
const MAX_JOINED = 4;

export function keysOfName(name: ReadName): NameKeys {
  const { reading } = name;
  const keys = writtenKeys(reading.whole, reading.stateless);
  // Not kept with the name: of a long list, few names are compared with how they sound.
  const said = spoken(reading.whole);
  const sounds = new Set<string>();
  for (const start of said?.starts ?? [])
    for (const length of SOUND_LENGTHS)
      if (start + length <= (said?.letters.length ?? 0))
        sounds.add(said?.letters.slice(start, start + length) ?? '');
  if (said?.initials) sounds.add(`=${said.initials}`);
  return {
    ...keys,
    wholes: [...joinedOf(reading.core), ...(said ? [said.letters] : [])],
    sounds: [...sounds],
  };
}

export function keysOfText(text: MatchText): NameKeys {
  const readings = [text, ...text.parts];
  const keys = writtenKeys(
    ...readings.flatMap(({ reading }) => [reading.whole, reading.stateless]),
  );
  const letters = readings.flatMap(({ asked }) => asked?.letters ?? []);
  const said = readings.flatMap((one) => one.said()?.letters ?? []);
  return {
    ...keys,
    wholes: [
      ...new Set([
        ...readings.flatMap(({ reading }) => joinedOf(reading.core)),
        ...letters,
        ...said,
      ]),
    ],
    sounds: letters.flatMap(soundsAsked),
  };
}

function writtenKeys(...forms: readonly string[]) {
  const [words, characters, pairs] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const form of new Set(forms)) {
    for (const { text, isHan } of wordsOf(form)) {
      if (!isHan) {
        if (!joining.has(text)) words.add(text);
        continue;
      }
      for (const character of text) characters.add(character);
      if (characters.size > 1) for (const pair of pairsOf(text)) pairs.add(pair);
    }
  }
  return { words: [...words], characters: [...characters], pairs: [...pairs] };
}

function joinedOf(core: string): string[] {
  const words = wordsOf(core);
  if (words.length === 0 || words.length > MAX_JOINED || words.some(({ isHan }) => isHan))
    return [];
  return [words.map(({ text }) => text).join('')];
}

function soundsAsked(letters: string): string[] {
  const length = SOUND_LENGTHS.findLast((one) => one <= letters.length);
  return [...(length === undefined ? [] : [letters.slice(0, length)]), `=${letters}`];
}
