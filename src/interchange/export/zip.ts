import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { inChunks } from '../../queries/export/chunks.js';

/** A file in an archive. Its content is asked for when its turn comes. */
export interface ZipEntry {
  readonly path: string;
  content(): AsyncIterable<string> | Iterable<string>;
}

/** The same graph gives the same bytes, so the day of packing stays out of the archive. */
const mtime = new Date('2000-01-01T00:00:00Z');

/** An archive that is packed while it is read: one entry at a time, none in memory. */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  for (const { path, content } of entries) {
    zip.addReadStreamLazy(path, { mtime }, (give) =>
      give(null, Readable.from(inChunks(content()), { objectMode: false })),
    );
  }
  zip.end();
  for await (const piece of out) yield piece as Uint8Array;
}
