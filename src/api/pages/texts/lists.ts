import type { PageText } from './page-text.js';

/** Texts of the lists. */
export const lists = {} as const satisfies Readonly<Record<string, PageText>>;
