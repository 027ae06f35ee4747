import type { FileEntry } from '../read-files.js';
import type { Rule, RuleProblem } from '../rule.js';

export const controlCharacter: Rule = {
  name: 'control-character',
  description:
    'Texts hold no control characters but tab, line feed and carriage return, and nothing else that XML cannot hold.',
  check: ({ entities, links }) => [...entities, ...links].flatMap(controlCharacters),
};

/** The fields of an entry with characters that no text may hold: one problem for each, which names the first of them. */
export function controlCharacters({
  value,
  file,
  lineOf,
}: Pick<FileEntry, 'value' | 'file' | 'lineOf'>): RuleProblem[] {
  return textsIn(value, []).flatMap(({ text, path }) => {
    const found = [...text.matchAll(refused)];
    const [first] = found;
    if (!first) return [];
    const place = [...text.slice(0, first.index)].length + 1;
    const more = found.length > 1 ? `, and ${found.length - 1} more of the kind` : '';
    return [
      {
        file,
        line: lineOf(path),
        message: `${path.join('.')} has ${nameOf(first[0])} as character ${place}${more}.`,
        expected:
          'characters that XML 1.0 can hold, and of the control characters only tab (U+0009), line feed (U+000A) and carriage return (U+000D)',
        fix: 'Take it out, or write what it stands for. It often comes from a text that was read in another encoding.',
      },
    ];
  });
}

/** Control characters but three, half a pair of UTF-16, and two code points that are no characters. */
const refused = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

interface TextAt {
  readonly text: string;
  readonly path: readonly PropertyKey[];
}

function textsIn(value: unknown, path: readonly PropertyKey[]): TextAt[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (value === null || typeof value !== 'object') return [];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, inner]) => textsIn(inner, [...path, key]));
}

/** The names of the control characters in the charts of Unicode, from U+0000 and from U+007F. */
const c0 = [
  ...['NULL', 'START OF HEADING', 'START OF TEXT', 'END OF TEXT', 'END OF TRANSMISSION', 'ENQUIRY'],
  ...['ACKNOWLEDGE', 'BELL', 'BACKSPACE', 'CHARACTER TABULATION', 'LINE FEED', 'LINE TABULATION'],
  ...['FORM FEED', 'CARRIAGE RETURN', 'SHIFT OUT', 'SHIFT IN', 'DATA LINK ESCAPE'],
  ...['DEVICE CONTROL ONE', 'DEVICE CONTROL TWO', 'DEVICE CONTROL THREE', 'DEVICE CONTROL FOUR'],
  ...['NEGATIVE ACKNOWLEDGE', 'SYNCHRONOUS IDLE', 'END OF TRANSMISSION BLOCK', 'CANCEL'],
  ...['END OF MEDIUM', 'SUBSTITUTE', 'ESCAPE', 'INFORMATION SEPARATOR FOUR'],
  ...['INFORMATION SEPARATOR THREE', 'INFORMATION SEPARATOR TWO', 'INFORMATION SEPARATOR ONE'],
];
const c1 = [
  ...['DELETE', 'PADDING CHARACTER', 'HIGH OCTET PRESET', 'BREAK PERMITTED HERE', 'NO BREAK HERE'],
  ...['INDEX', 'NEXT LINE', 'START OF SELECTED AREA', 'END OF SELECTED AREA'],
  ...['CHARACTER TABULATION SET', 'CHARACTER TABULATION WITH JUSTIFICATION', 'LINE TABULATION SET'],
  ...['PARTIAL LINE FORWARD', 'PARTIAL LINE BACKWARD', 'REVERSE LINE FEED', 'SINGLE SHIFT TWO'],
  ...['SINGLE SHIFT THREE', 'DEVICE CONTROL STRING', 'PRIVATE USE ONE', 'PRIVATE USE TWO'],
  ...['SET TRANSMIT STATE', 'CANCEL CHARACTER', 'MESSAGE WAITING', 'START OF GUARDED AREA'],
  ...['END OF GUARDED AREA', 'START OF STRING', 'SINGLE GRAPHIC CHARACTER INTRODUCER'],
  ...['SINGLE CHARACTER INTRODUCER', 'CONTROL SEQUENCE INTRODUCER', 'STRING TERMINATOR'],
  ...['OPERATING SYSTEM COMMAND', 'PRIVACY MESSAGE', 'APPLICATION PROGRAM COMMAND'],
];

/** A code point as `U+0007 (BELL)`. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = c0[code] ?? c1[code - 0x7f] ?? (code > 0xdfff ? 'no character' : 'half a pair');
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${name})`;
}
