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
