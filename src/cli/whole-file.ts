import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../errors.js';
import { say } from './say.js';

/** What is read from the graph while it is written to a file. */
interface Content {
  readonly content: AsyncIterable<string | Uint8Array>;
  /** Releases the connection. */
  close(): Promise<void>;
}

interface FileOptions {
  /** The argument that names the file, for errors. */
  readonly argument: string;
  /** The permissions of the file, before the umask of the process is applied. */
  readonly mode?: number;
}

/** Number of attempts if data is loaded meanwhile. After that, the user should wait for the load to end. */
const MAX_TRIES = 3;

/**
 * Writes a file of what `read` reads from the graph, and returns that. Either the whole file exists or none: it is
 * written under another name, flushed to the disk and renamed. Reads again where data was loaded meanwhile; throws
 * GRAPH_CHANGED if that was in vain, and BAD_USER_INPUT for a file that cannot be written.
 */
export async function writeWhole<Read extends Content>(
  file: string,
  { argument, mode = 0o666 }: FileOptions,
  read: () => Promise<Read>,
): Promise<Read> {
  const part = `${file}.part`;
  for (let attempt = 1; ; attempt++) {
    try {
      // What lies there from before may be readable to others, or be a link to elsewhere.
      await rm(part, { force: true });
      const reading = await read();
      const out = createWriteStream(part, { flags: 'wx', mode });
      await pipeline(reading.content, out).finally(() => reading.close());
      await flush(part);
      await rename(part, file);
      await flush(dirname(file));
      return reading;
    } catch (error) {
      await rm(part, { force: true });
      if (!wasOvertaken(error) || attempt === MAX_TRIES) throw unwritable(error, argument, file);
      say('Data was loaded meanwhile; writing once more.');
    }
  }
}

/** Waits until the disk has it, so that a computer that loses power has no empty file under the final name. */
async function flush(path: string): Promise<void> {
  const handle = await open(path);
  // Not every system lets a folder be flushed.
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/**
 * Whether data was loaded while the graph was being read, so that another attempt may succeed. A load that is
 * unfinished takes longer.
 */
function wasOvertaken(error: unknown): boolean {
  if (!(error instanceof UserError) || error.code !== 'GRAPH_CHANGED') return false;
  return error.details.dataSets === undefined;
}

/** The error for a file that cannot be written, for users; any other error as it is. */
function unwritable(error: unknown, argument: string, file: string): unknown {
  const { code } = error as { code?: string };
  if (!['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC'].includes(code ?? ''))
    return error;
  return new UserError(
    'BAD_USER_INPUT',
    `${argument}: ${file} cannot be written (${code}). Give a file in a folder that is there and has room.`,
  );
}
