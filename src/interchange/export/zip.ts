import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inChunks } from '../../queries/export/chunks.js';

/** A file in an archive. Its content is only read when it is packed. */
export interface ZipEntry {
  readonly path: string;
  content(): AsyncIterable<string> | Iterable<string>;
}

/** A fixed date, so that the same graph gives the same bytes. */
const mtime = new Date('2000-01-01T00:00:00Z');

/**
 * Packs a zip archive while it is read, one entry at a time, none of them held in memory. Throws what the content of an
 * entry throws.
 */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  for (const { path, content } of entries) {
    zip.addReadStreamLazy(path, { mtime }, (give) => {
      const packed = Readable.from(inChunks(content()), { objectMode: false });
      // yazl does not listen: unheard, the error would end the process, and the archive would never end.
      packed.once('error', (error) => out.destroy(error));
      give(null, packed);
    });
  }
  zip.end();
  for await (const piece of out) yield piece as Uint8Array;
}
