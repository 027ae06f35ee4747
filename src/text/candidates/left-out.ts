/** Letters at the beginning of a word that are compared with letters left out. Longer words are rare and differ there. */
const COMPARED_LETTERS = 7;

/**
 * Hashes of the beginning of a word as it is and with up to so many letters left out. Two words with so many wrong
 * letters between them have one in common.
 */
export function withLettersLeftOut(word: string, left: number): number[] {
  const beginning = word.slice(0, COMPARED_LETTERS);
  const hashes = [hashWithout(beginning, -1, -1)];
  for (let i = 0; left > 0 && i < beginning.length; i++) {
    hashes.push(hashWithout(beginning, i, -1));
    for (let j = i + 1; left > 1 && j < beginning.length; j++)
      hashes.push(hashWithout(beginning, i, j));
  }
  return hashes;
}

function hashWithout(text: string, one: number, other: number): number {
  let hash = 17;
  for (let at = 0; at < text.length; at++)
    if (at !== one && at !== other) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
