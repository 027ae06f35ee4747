import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fileOf, type Half, halves, kindOf, type Phrase, phrasesOf, textOf } from './phrases.js';

const seed = 20210907;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const byCode = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Phrases of one language and kind stand together; those that ask for a thing stand at the ends, so that they pair among themselves. */
function groupsOf(phrases: readonly Phrase[]): Phrase[][] {
  const kinds = [...new Set(phrases.map(kindOf))].sort(byCode);
  const things = kinds.filter((kind) => kind !== 'question' && kind !== 'none');
  const order = [
    ...[...things, 'question', 'none'].map((kind) => `EN ${kind}`),
    ...['none', 'question', ...things].map((kind) => `ZH ${kind}`),
  ];
  const keyOf = (phrase: Phrase) => `${phrase.language} ${kindOf(phrase)}`;
  return order.map((key) =>
    phrases
      .filter((phrase) => keyOf(phrase) === key)
      .sort((one, other) => byCode(one.phrase, other.phrase)),
  );
}

/** Deals the phrases into two halves. In whichever order they come, the halves are the same. */
export function split(phrases: readonly Phrase[]): Record<Half, Phrase[]> {
  const random = randomFrom(seed);
  const row = groupsOf(phrases).flatMap((group) =>
    group
      .map((phrase) => ({ phrase, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ phrase }) => phrase),
  );
  const dealt: Record<Half, Phrase[]> = { tuning: [], 'held-out': [] };
  for (let at = 0; at < row.length; at += 2) {
    const pair = row.slice(at, at + 2);
    if (random() < 0.5) pair.reverse();
    pair.forEach((phrase, place) => {
      dealt[place === 0 ? 'tuning' : 'held-out'].push(phrase);
    });
  }
  return dealt;
}

/** npx tsx bench/search/split.ts deals anew what both files hold. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dealt = split(halves.flatMap(phrasesOf));
  for (const half of halves) writeFileSync(fileOf(half), textOf(dealt[half]));
}
