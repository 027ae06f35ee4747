/**
 * The key under which a name is found: width, case, spaces, hyphens and most punctuation do not count.
 * Names with equal keys are the same name: `Ministry of  Finance` and `ministry of finance`.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’"“”.,()《》〈〉「」]/g, '')
    .replace(/[\s\-‐–—_]+/g, ' ')
    .trim();
}
