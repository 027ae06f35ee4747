import { UserError } from '../../../errors.js';

/** Supported encodings of tables; `gb18030` includes GBK and GB2312. */
export const encodings = ['utf-8', 'utf-16le', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Decodes a file. Without an encoding it must be UTF-8, or UTF-16 with a byte order mark, as Excel saves "Unicode
 * text". Throws BAD_USER_INPUT if it is neither, with the line and advice. The encoding is never guessed.
 */
export function decode(bytes: Uint8Array, file: string, encoding?: Encoding): string {
  // A mark says what the file is, whatever is said of the tables together.
  const used = markOf(bytes) ?? encoding ?? 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(used, { fatal: true }).decode(bytes);
  } catch {
    const [line, byte] = used === 'utf-8' ? firstBad(bytes) : [];
    const where = line ? ` (line ${line}, byte ${byte})` : '';
    throw new UserError(
      'BAD_USER_INPUT',
      `${file} is not ${used.toUpperCase()}${where}. ${
        used === 'utf-8'
          ? 'A table that was saved in China is often GB18030 (GBK): use --encoding gb18030, or save it as "CSV UTF-8".'
          : `Allowed are ${encodings.join(', ')}. Default: UTF-8.`
      }`,
    );
  }
  if (!text.includes('\u0000')) return text;
  throw new UserError(
    'BAD_USER_INPUT',
    `${file} has characters of number 0, as UTF-16 without its mark has when it is read as ${used.toUpperCase()}. Use --encoding utf-16le, or save it as "CSV UTF-8".`,
  );
}

/** The encoding that the mark at the beginning of a file says. */
function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

/** The line and the byte where the bytes stop being UTF-8. */
function firstBad(bytes: Uint8Array): [line: number, byte: string] | [] {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== 0x0a) continue;
    const part = bytes.subarray(start, at);
    // Blocks of bytes are checked first; only the line that fails is checked byte by byte.
    if (!isUtf8(part)) return [line, byteOf(part)];
    line++;
    start = at + 1;
  }
  return [];
}

function byteOf(part: Uint8Array): string {
  let good = 0;
  while (good < part.length && isUtf8(part.subarray(0, good + 1), true)) good++;
  return `0x${(part[good] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
}

export function isUtf8(bytes: Uint8Array, mayGoOn = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayGoOn });
    return true;
  } catch {
    return false;
  }
}
