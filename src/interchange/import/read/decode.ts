import { UserError } from '../../../errors.js';

/** Supported encodings of tables; `gb18030` includes GBK and GB2312. */
export const encodings = ['utf-8', 'utf-16le', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Decodes a file. Without an encoding it must be UTF-8, or UTF-16 with a byte order mark, as Excel saves "Unicode
 * text". Throws BAD_USER_INPUT if it is neither, with the line and advice. The encoding is never guessed.
 */
export function decode(bytes: Uint8Array, file: string, encoding?: Encoding): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  const used = encoding ?? marked ?? 'utf-8';
  try {
    return new TextDecoder(used, { fatal: true }).decode(bytes);
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

function isUtf8(bytes: Uint8Array, mayGoOn = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayGoOn });
    return true;
  } catch {
    return false;
  }
}
