/**
 * Number of wrong letters allowed, by the length of a word. In a short word, a different letter makes a different
 * word.
 */
export function editsAllowed(length: number, isHan: boolean): number {
  if (isHan) return length < 3 ? 0 : length < 6 ? 1 : 2;
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

const letters = /[\p{L}\s]/gu;
const surrogates = /[\ud800-\udfff]/;

/**
 * Number of letters to change, insert, delete or swap with a neighbour to turn one text into the other. Undefined if
 * the number exceeds what the length allows, or if anything but letters differs: 2021 is not a misspelling of 2025,
 * and punctuation is not a letter.
 */
export function misspelt(asked: string, found: string, isHan = false): number | undefined {
  // Two missing or extra letters have at most four UTF-16 units.
  if (Math.abs(asked.length - found.length) > 4) return undefined;
  // Split into characters only if there are surrogate pairs, because splitting costs more than everything else here.
  const whole = !surrogates.test(asked) && !surrogates.test(found);
  const [a, b] = whole ? [asked, found] : [[...asked], [...found]];
  const most = editsAllowed(a.length, isHan);
  if (most === 0 || Math.abs(a.length - b.length) > most) return undefined;
  // Most pairs of words have quite other letters, which is found out much faster than their distance.
  if (whole && mostDifferent(lettersIn(asked), lettersIn(found), most)) return undefined;
  const edits = distanceWithin(a, b, most);
  if (edits === undefined || edits === 0) return edits;
  return asked.replace(letters, '') === found.replace(letters, '') ? edits : undefined;
}

/** Which letters a text has, one bit for each. Some letters share a bit, which hides a difference and invents none. */
export function lettersIn(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
  return bits;
}

/** Whether only one of two texts has more letters than so many wrong ones explain: a wrong letter makes at most two. */
export function mostDifferent(one: number, other: number, wrong: number): boolean {
  let left = 2 * wrong;
  for (let bits = one ^ other; bits !== 0; bits &= bits - 1) if (left-- === 0) return true;
  return false;
}

type Characters = string | readonly string[];

/**
 * The distance of two texts, or undefined if it exceeds `most`. Only the cells near the diagonal of the table are
 * computed, so the cost is linear in the length. Cell (i, j) is stored at j - i + most.
 */
function distanceWithin(a: Characters, b: Characters, most: number): number | undefined {
  const far = most + 1;
  const width = 2 * most + 1;
  let before: number[] = new Array(width).fill(far);
  let row = Array.from({ length: width }, (_, k) => (k >= most ? k - most : far));
  let next: number[] = new Array(width).fill(far);
  let least = 0;
  for (let i = 1; i <= a.length; i++) {
    let here = far;
    for (let k = 0; k < width; k++) {
      const j = i + k - most;
      let cell = far;
      if (j === 0) cell = i;
      else if (j > 0 && j <= b.length) {
        cell = (row[k] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          cell = Math.min(cell, (before[k] as number) + 1);
        if (k > 0) cell = Math.min(cell, (next[k - 1] as number) + 1);
        if (k < width - 1) cell = Math.min(cell, (row[k + 1] as number) + 1);
      }
      next[k] = cell;
      here = Math.min(here, cell);
    }
    // A swap refers to the row before the previous one, so stop only when both of the last two rows exceed the limit.
    if (here >= far && least >= far) return undefined;
    least = here;
    [before, row, next] = [row, next, before];
  }
  const found = row[b.length - a.length + most] as number;
  return found <= most ? found : undefined;
}
