/** Longer lists are compared by their first letters only, so that suggestions stay fast for a large data set. */
const MAX_COMPARED = 20_000;

/** The word of a list that is most similar to a given one. Undefined if none is similar. */
export function nearest(given: string, words: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(given.length / 3)) + 1;
  let compared = 0;
  for (const word of words) {
    if (Math.abs(word.length - given.length) >= least) continue;
    if (++compared > MAX_COMPARED) break;
    const distance = editDistance(given, word);
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

/** The Levenshtein distance, with one table row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
