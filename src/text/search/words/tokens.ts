import { stemmer } from 'stemmer';
import { nameKey } from '../../normalise/fold.js';
import { wordsOf } from '../../normalise/words.js';

/** A word of a text: an English word by its stem, or a Chinese word. */
export interface Token {
  /** The stem (Porter 1980) of a word in Latin letters, or the Chinese word itself. */
  readonly term: string;
  /** An English word without the ending of a plural. The Chinese word itself. */
  readonly singular: string;
  /** The word as it stands in the key of the text. */
  readonly text: string;
  /** Its position in the key. */
  readonly start: number;
  readonly isHan: boolean;
}

/** The words of a text in their order. Chinese is cut by the dictionary of ICU, which Node comes with. */
export function tokensOf(text: string): Token[] {
  return wordsOf(nameKey(text)).flatMap(({ text, start, isHan }): Token[] => {
    if (!isHan) return [{ ...formsOf(text), text, start, isHan }];
    return [...segmenter().segment(text)].map(({ segment, index }) => ({
      ...{ term: segment, singular: segment, text: segment, isHan },
      start: start + index,
    }));
  });
}

/** The stem (Porter 1980) of a word in small Latin letters. */
export function stemOf(word: string): string {
  return formsOf(word).term;
}

interface Forms {
  readonly term: string;
  readonly singular: string;
}

const known = new Map<string, Forms>();
/** Limit of the cache, so that requests with arbitrary words cannot fill the memory. */
const MAX_KNOWN = 50_000;

function formsOf(word: string): Forms {
  const before = known.get(word);
  if (before) return before;
  const forms = { term: stemmer(word), singular: singularOf(word) };
  if (known.size < MAX_KNOWN) known.set(word, forms);
  return forms;
}

/** Removes the ending of an English plural: batteries, buses, cars. */
function singularOf(word: string): string {
  if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|ss|z)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}

/** A word without its ending of a verb form: `merg` for merge, merged and merging. Expects the singular. */
export function verbStemOf(word: string): string {
  return word.length < 5 ? word : word.replace(/(ed|ing|e)$/, '');
}

let segmentation: Intl.Segmenter | undefined;

/** Made at the first use, because reading the dictionary takes some milliseconds. */
function segmenter(): Intl.Segmenter {
  segmentation ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmentation;
}
