import type { Text } from '../../../ontology/text.js';

/**
 * A text of the pages in both languages. `{n}` and other words in braces are replaced by values. `one` is the English
 * text for `n` = 1.
 */
export interface PageText extends Text {
  readonly one?: string;
}
