/**
 * How wide a text is, in units of the font size. The server has no fonts, so the widths are those of wide ones, such
 * as DejaVu Sans: with another font of the reader's, text is rather narrower than its place.
 */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOfCharacter(character), 0);
}

const widths: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60\p{Extended_Pictographic}]/u,
    1.05,
  ],
  [/[\sijlI.,:;'’|!()[\]]/, 0.4],
  [/[mwMW@%—…]/, 1],
  [/[\p{Lu}\d]/u, 0.74],
  [/[ -~]/, 0.64],
];

function widthOfCharacter(character: string): number {
  return widths.find(([pattern]) => pattern.test(character))?.[1] ?? 0.8;
}

/** Longer texts are cut before they are measured: no place in a picture holds more. */
const MAX_LENGTH = 600;

export interface Lines {
  readonly lines: readonly string[];
  /** The text was too long for its place and ends with an ellipsis. */
  readonly isCut: boolean;
}

/**
 * Breaks a text into at most `maxLines` lines of that width, in units of the font size: at spaces, beside Chinese
 * characters, and within a word that is longer than a line. What does not fit is cut, with an ellipsis.
 */
export function wrapped(text: string, width: number, maxLines: number): Lines {
  const short = text.trim().slice(0, MAX_LENGTH);
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(short, width)) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    lines.push(line.trim());
    line = piece.trimStart();
    if (lines.length > maxLines) break;
  }
  lines.push(line.trim());
  const full = lines.filter((one) => one !== '');
  const isCut = full.length > maxLines || short.length < text.trim().length;
  const shown = full.slice(0, maxLines);
  const last = shown.pop() ?? '';
  return { lines: [...shown, isCut ? withEllipsis(last, width) : last], isCut };
}

/** What stays together: a word with the space after it, a Chinese character, a part of a very long word. */
function piecesOf(text: string, width: number): string[] {
  const words = text.match(
    /[\p{Script=Han}\u3000-\u303f\uff00-\uff60]|[^\s\p{Script=Han}]+\s*|\s+/gu,
  );
  return (words ?? []).flatMap((word) => {
    if (widthOf(word.trimEnd()) <= width) return [word];
    const parts = [''];
    for (const { segment } of graphemes.segment(word)) {
      const last = parts.length - 1;
      if (widthOf(parts[last] + segment) > width) parts.push(segment);
      else parts[last] += segment;
    }
    return parts;
  });
}

const graphemes = new Intl.Segmenter();

function withEllipsis(line: string, width: number): string {
  const kept = [...graphemes.segment(line)].map(({ segment }) => segment);
  while (kept.length > 0 && widthOf(`${kept.join('')}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
