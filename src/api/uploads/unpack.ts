import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { isDataFile } from '../../dataset/read-files.js';
import { UserError } from '../../errors.js';

/** A file of an archive: its path below the folder of the data set, and its bytes in memory of their own. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Files and folders of an archive: more than anybody keeps by hand. */
export const MAX_ENTRIES = 20_000;
/** Characters of a path, and folders in each other. */
export const MAX_PATH = 300;
export const MAX_DEPTH = 10;

/**
 * The YAML files of a gzipped tar archive, kept in memory: nothing is written to a disk, so no path in it leads
 * anywhere. What is packed may have a folder around it. Throws DATA_TOO_LARGE beyond `maxBytes` of unpacked data, and
 * BAD_DATA for what is no archive of a data set. What stands before an entry, as its long name does, is read by
 * tar-stream up to 4 MB, and as one piece of work that may take long: call this in a thread that can be ended.
 */
export async function unpack(archive: Readable, maxBytes: number): Promise<PackedFile[]> {
  const gunzip = createGunzip();
  const tar = extract();
  const files: PackedFile[] = [];
  let [entries, unpacked] = [0, 0];
  const fail = (error: Error) => {
    archive.unpipe(gunzip);
    gunzip.destroy();
    tar.destroy(error);
  };
  gunzip.on('data', (some: Buffer) => {
    unpacked += some.length;
    if (unpacked > maxBytes) fail(tooLarge(maxBytes));
  });
  gunzip.once('error', fail);
  archive.pipe(gunzip).pipe(tar);
  try {
    for await (const entry of tar) {
      if (++entries > MAX_ENTRIES) throw badArchive(`It has more than ${MAX_ENTRIES} entries`);
      const { name, type } = entry.header;
      const path = pathIn(name);
      if (type !== 'file' && type !== 'directory')
        throw badArchive(`"${name.slice(0, MAX_PATH)}" is a ${type}, not a file`);
      if (type === 'directory' || !isDataFile(path) || isOfMac(path)) entry.resume();
      else files.push({ path, bytes: await bytesOf(entry) });
    }
  } catch (error) {
    fail(error as Error);
    throw faultOf(error);
  }
  return withoutFolder(files);
}

async function bytesOf(entry: AsyncIterable<unknown>): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of entry) parts.push(part as Buffer);
  return inOne(
    parts,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
}

/** Parts put together in memory that nothing else is in, so that it can be given to a thread. */
export function inOne(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A path of an archive as one below the data set. Throws BAD_DATA for one that leads elsewhere. */
function pathIn(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const leadsOut = /^\/|^[a-z]:|[\\\0]/i.test(name) || parts.includes('..');
  if (leadsOut || name.length > MAX_PATH || parts.length > MAX_DEPTH)
    throw badArchive(
      `"${name.slice(0, MAX_PATH)}" is no path below a folder, with at most ${MAX_DEPTH} folders and ${MAX_PATH} characters`,
    );
  return parts.join('/');
}

/** What tar on a Mac adds for every file. */
const isOfMac = (path: string) => (path.split('/').at(-1) ?? '').startsWith('._');

/** The files without the folder around them, if all are in one; in the order of their paths, as a folder is read. */
function withoutFolder(files: readonly PackedFile[]): PackedFile[] {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const folder = `${sorted[0]?.path.split('/')[0]}/`;
  const isAround =
    sorted.every(({ path }) => path.startsWith(folder)) &&
    sorted.some(({ path }) => path === `${folder}dataset.yaml`);
  if (!isAround) return sorted;
  return sorted.map(({ path, bytes }) => ({ path: path.slice(folder.length), bytes }));
}

function faultOf(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof UserError) return error;
  if (/exceeds max size/.test(message ?? ''))
    return badArchive('What stands before an entry has more than 4 MB');
  if (code?.startsWith('Z_') || /tar|header|Unexpected end|premature/i.test(message ?? ''))
    return badArchive('It is no gzipped tar archive, or was cut off');
  return error;
}

/** BAD_DATA for what cannot be read as an archive. */
export function badArchive(why: string): UserError {
  return new UserError(
    'BAD_DATA',
    `The archive cannot be read. ${why}. Pack the folder of a data set: tar -czf - my-data. Nothing was loaded.`,
  );
}

/** DATA_TOO_LARGE for more than `maxBytes`. */
export function tooLarge(maxBytes: number): UserError {
  return new UserError(
    'DATA_TOO_LARGE',
    `The data set has more than the ${maxBytes / 1024 / 1024} MB of unpacked files that this address takes. Load it on the command line, policy-graph load, or let whoever runs the service raise MAX_UPLOAD_MB. Nothing was loaded.`,
    { limit: maxBytes },
  );
}
