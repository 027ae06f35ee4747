import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { UserError } from '../../errors.js';
import { damaged, type Manifest, manifestHashPath, manifestOf, manifestPath } from './manifest.js';

/** A manifest has one line for each data set and each type of record; this leaves room for a hundred times as many. */
const MAX_MANIFEST_BYTES = 16 * 1024 * 1024;

/** A backup that was found to be whole. */
export interface Archive {
  readonly manifest: Manifest;
  /** The lines of a part, decoded. May be read more than once. None if the backup lacks the part. */
  rows(path: string): AsyncGenerator<unknown>;
  close(): Promise<void>;
}

/**
 * Opens a backup and reads all of it once, before anything is written anywhere: every part must be there, hold what
 * the manifest says, and have its SHA-256. Throws BAD_DATA for a file that is cut short, changed, of a later version
 * or no backup, and BAD_USER_INPUT for one that cannot be read.
 */
export async function openArchive(
  file: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Archive> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.code;
    throw new UserError('BAD_USER_INPUT', `file: ${file} cannot be read: ${why}.`);
  });
  try {
    const archive = await opened(handle, file);
    const { parts } = archive.manifest;
    const total = parts.reduce((sum, part) => sum + part.lines, 0);
    let done = 0;
    for (const { path, lines } of parts) {
      let count = 0;
      for await (const _ of archive.rows(path)) {
        count++;
        if (++done % 50_000 === 0) onProgress?.(done, total);
      }
      if (count !== lines) throw damaged(file, `${path} has ${count} lines, not ${lines}`);
    }
    onProgress?.(total, total);
    return archive;
  } catch (error) {
    await handle.close();
    if (error instanceof UserError) throw error;
    // What yauzl and zlib say of a file that is no zip archive or holds other bytes.
    throw damaged(file, (error as Error).message);
  }
}

async function opened(handle: FileHandle, file: string): Promise<Archive> {
  const zip = await promisify<number, object, ZipFile>(fromFd)(handle.fd, {
    lazyEntries: true,
    autoClose: false,
  });
  const entries = await entriesOf(zip);
  const contentOf = (path: string) => {
    const entry = entries.get(path);
    if (!entry) throw damaged(file, `${path} is missing`);
    return promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry);
  };
  const text = async (path: string) => {
    if ((entries.get(path)?.uncompressedSize ?? 0) > MAX_MANIFEST_BYTES)
      throw damaged(file, `${path} is too large`);
    return Buffer.concat(await (await contentOf(path)).toArray()).toString('utf8');
  };
  const words = await text(manifestPath);
  const hash = createHash('sha256').update(words).digest('hex');
  if ((await text(manifestHashPath)) !== `${hash}  ${manifestPath}\n`)
    throw damaged(file, `the SHA-256 of ${manifestPath} is another`);
  const manifest = manifestOf(words, file);
  const hashes = new Map(manifest.parts.map(({ path, sha256 }) => [path, sha256]));
  const unknown = [...entries.keys()].filter(
    (path) => ![...hashes.keys(), manifestPath, manifestHashPath].includes(path),
  );
  if (unknown.length > 0) throw damaged(file, `its manifest does not name ${unknown.join(', ')}`);
  return {
    manifest,
    async *rows(path) {
      const expected = hashes.get(path);
      if (expected === undefined) return;
      const content = createHash('sha256');
      for await (const line of linesOf(await contentOf(path), content))
        yield JSON.parse(line) as unknown;
      if (content.digest('hex') !== expected)
        throw damaged(file, `the SHA-256 of ${path} is another`);
    },
    close: () => handle.close(),
  };
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** The lines of a stream; `hash` is given its bytes. A last line without an end counts, so that it is not lost. */
async function* linesOf(
  stream: Readable,
  hash: { update(bytes: Buffer): unknown },
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of stream) {
    hash.update(piece as Buffer);
    const lines = (rest + decoder.decode(piece as Buffer, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
