/** Letters that may be wrong in a word of so many: in short words another letter makes another word. */
export function editsAllowed(length: number, isHan: boolean): number {
  if (isHan) return length < 3 ? 0 : length < 6 ? 1 : 2;
  return length < 4 ? 0 : length < 6 ? 1 : 2;
}

const letters = /[\p{L}\s]/gu;

/**
 * Letters to change, insert, drop or swap with their neighbour to make one text of the other, or undefined when more
 * than the length allows or anything but letters differs: 2021 is no misspelt 2025, and
 * a mark is no letter.
 */
export function misspelt(asked: string, found: string, isHan = false): number | undefined {
  const [a, b] = [[...asked], [...found]];
  const most = editsAllowed(a.length, isHan);
  if (most === 0 || Math.abs(a.length - b.length) > most) return undefined;
  if (asked.replace(letters, '') !== found.replace(letters, '')) return undefined;
  const edits = distance(a, b);
  return edits <= most ? edits : undefined;
}

function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = cell(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? cell(before, j - 2) + 1
          : change;
      next.push(Math.min(change, swap, cell(row, j) + 1, cell(next, j - 1) + 1));
    }
    [before, row] = [row, next];
  }
  return cell(row, b.length);
}

const cell = (row: readonly number[], at: number) => row[at] ?? 0;
