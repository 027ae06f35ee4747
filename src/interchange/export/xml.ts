/** Escapes a text for XML content or a quoted attribute. Characters that XML 1.0 does not allow become U+FFFD. */
export function xml(text: unknown): string {
  return String(text).replace(special, (sign) => entities[sign] ?? '\uFFFD');
}

/**
 * Characters with a meaning in XML, line ends, and characters that are not allowed: control characters, lone
 * surrogates.
 */
const special = /[&<>"\u0085\u2028]|[^ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** White space is written as numbers, because readers normalise it to spaces within an attribute. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};
