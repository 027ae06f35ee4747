import type { PageText } from './page-text.js';

/** Texts of the explorer, on the server and in the browser. */
export const explore = {} as const satisfies Readonly<Record<string, PageText>>;
