import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';

/** A structured question: a kind by its plural, as in /v1/{plural}, and the parameters of that address. */
export interface Question {
  readonly kind: string;
  readonly filters: Readonly<Record<string, string | number | readonly string[]>>;
}

/** A phrase that a reader may type, with what a person who knows the data accepts as its answer. */
export interface Phrase {
  readonly phrase: string;
  readonly language: 'EN' | 'ZH';
  readonly right?: readonly string[];
  readonly also?: readonly string[];
  readonly question?: Question;
  /** Other questions that mean the same. */
  readonly or?: readonly Question[];
  readonly note: string;
}

export const halves = ['tuning', 'held-out'] as const;
export type Half = (typeof halves)[number];

export const fileOf = (half: Half) => new URL(`phrases-${half}.yaml`, import.meta.url);

/** The phrases of one half. */
export const phrasesOf = (half: Half): Phrase[] => parse(readFileSync(fileOf(half), 'utf8'));

/** The phrases of one half as its file holds them. */
export const textOf = (phrases: readonly Phrase[]) => stringify(phrases, { lineWidth: 0 });

/** What a phrase asks for: a structured question, nothing that is there, or a thing of some kind. */
export const kindOf = ({ question, right }: Phrase) =>
  question ? 'question' : (right?.[0]?.split(':')[0] ?? 'none');
