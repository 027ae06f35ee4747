import type { Dice } from './random.js';

const first = Date.UTC(2002, 0, 1);
const dayMs = 86_400_000;
/** Twenty years. */
export const days = 7_305;

/** A day of the twenty years; later ones more often, as the files of later years are fuller. */
export const someDay = (throws: Dice): number => Math.floor(days * Math.sqrt(throws.next()));

/** How far a source knows a date: whole, the month, the year, not at all. */
export type Known = 'day' | 'month' | 'year' | undefined;

export function someKnowledge(throws: Dice): Known {
  const thrown = throws.below(1000);
  if (thrown < 800) return 'day';
  if (thrown < 900) return 'month';
  return thrown < 940 ? 'year' : undefined;
}

/** The day in the form of the ontology, cut where knowledge ends. */
export function written(day: number, known: Known): string | undefined {
  if (!known) return undefined;
  const text = new Date(first + day * dayMs).toISOString();
  return text.slice(0, { day: 10, month: 7, year: 4 }[known]);
}
