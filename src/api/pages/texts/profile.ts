import type { PageText } from './page-text.js';

/** Texts of the profiles of entities. */
export const profile = {} as const satisfies Readonly<Record<string, PageText>>;
