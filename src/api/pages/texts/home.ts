import type { PageText } from './page-text.js';

/** Texts of the home page and of search. */
export const home = {} as const satisfies Readonly<Record<string, PageText>>;
