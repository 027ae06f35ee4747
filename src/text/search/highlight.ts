import type { Folded } from '../normalise/fold.js';

/** A half-open range of a key. */
export type Span = readonly [start: number, end: number];

/** A piece of a text. All pieces joined give the text. */
export interface Piece {
  readonly text: string;
  readonly matched: boolean;
}

/**
 * Splits a text at the borders of the matches. A character that matches partly, for example by half of its pinyin, is
 * highlighted as a whole.
 */
export function highlight({ text, at }: Folded, stretches: readonly Span[]): Piece[] {
  const matched = stretches
    .filter(([start, end]) => end > start)
    .map(([start, end]): Span => {
      const last = at[end - 1] ?? 0;
      return [at[start] ?? 0, last + lengthAt(text, last)];
    })
    .sort(([a], [b]) => a - b);
  const pieces: Piece[] = [];
  let done = 0;
  for (const [start, end] of matched) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    if (from > done) pieces.push({ text: text.slice(done, from), matched: false });
    const previous = pieces.at(-1);
    const piece = text.slice(from, end);
    if (previous?.matched)
      pieces[pieces.length - 1] = { text: previous.text + piece, matched: true };
    else pieces.push({ text: piece, matched: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), matched: false });
  return pieces;
}

function lengthAt(text: string, place: number): number {
  return String.fromCodePoint(text.codePointAt(place) ?? 0).length;
}
