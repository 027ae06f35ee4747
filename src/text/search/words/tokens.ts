import { stemmer } from 'stemmer';
import { nameKey } from '../../normalise/fold.js';
import { wordsOf } from '../../normalise/words.js';

/** A word of a text: an English word by its stem, or a Chinese word. */
export interface Token {
  /** The stem (Porter 1980) of a word in Latin letters, or the Chinese word itself. */
  readonly term: string;
  /** The word as it stands in the key of the text. */
  readonly text: string;
  /** Its position in the key. */
  readonly start: number;
  readonly isHan: boolean;
}

/** The words of a text in their order. Chinese is cut by the dictionary of ICU, which Node comes with. */
export function tokensOf(text: string): Token[] {
  return wordsOf(nameKey(text)).flatMap(({ text, start, isHan }): Token[] => {
    if (!isHan) return [{ term: stemOf(text), text, start, isHan }];
    return [...segmenter().segment(text)].map(({ segment, index }) => ({
      ...{ term: segment, text: segment, isHan },
      start: start + index,
    }));
  });
}

const stems = new Map<string, string>();
/** Limit of the cache, so that requests with arbitrary words cannot fill the memory. */
const MAX_STEMS = 50_000;

export function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  if (stems.size < MAX_STEMS) stems.set(word, stem);
  return stem;
}

let segmentation: Intl.Segmenter | undefined;

/** Made at the first use, because reading the dictionary takes some milliseconds. */
function segmenter(): Intl.Segmenter {
  segmentation ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmentation;
}
