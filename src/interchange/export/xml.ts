/** A text within XML, as content or in a quoted attribute. What XML 1.0 cannot hold at all becomes U+FFFD. */
export function xml(text: unknown): string {
  return String(text).replace(special, (sign) => entities[sign] ?? '\uFFFD');
}

/** What has a meaning in XML or ends a line in it, and what lies outside its signs: control characters, halves of pairs. */
const special = /[&<>"\u0085\u2028]|[^ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** White space as numbers, or a reader makes blanks of it within an attribute. */
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
