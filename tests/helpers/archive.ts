import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

/** A file of an archive, or any other entry of one. */
export type Entry = Partial<Header> & { readonly name: string; readonly text?: string };

/** A gzipped tar archive of these entries, as `tar -czf` makes it. */
export async function archiveOf(entries: readonly Entry[]): Promise<Buffer> {
  const packing = pack();
  for (const { text = '', ...header } of entries) packing.entry(header, text);
  packing.finalize();
  const parts: Buffer[] = [];
  for await (const part of packing) parts.push(part as Buffer);
  return gzipSync(Buffer.concat(parts));
}

/** The same of texts by path. */
export function archiveOfFiles(files: Readonly<Record<string, string>>): Promise<Buffer> {
  return archiveOf(Object.entries(files).map(([name, text]) => ({ name, text })));
}

const BLOCK = 512;

/**
 * What stands before an entry, or before all that follow, with fields in the words of pax, which tar-stream does not
 * write. It may say that it is larger than it is.
 */
export function paxHeader(isOfAll: boolean, text: string, declaredBytes?: number): Buffer {
  const content = Buffer.from(text);
  const head = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length, '0')}\0`;
  head.write('PaxHeader', 0);
  head.write(octal(0o644, 7), 100);
  head.write(octal(declaredBytes ?? content.length, 11), 124);
  head.write(octal(0, 11), 136);
  head.write(isOfAll ? 'g' : 'x', 156);
  head.write('ustar\u000000', 257);
  // The sum of all bytes, with blanks in the place of the sum.
  head.fill(' ', 148, 156);
  head.write(
    octal(
      head.reduce((sum, byte) => sum + byte, 0),
      6,
    ),
    148,
  );
  return Buffer.concat([head, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}
