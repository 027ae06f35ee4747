import { mkdir, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LocalNeo4jError } from './errors.js';

/** Explanations of the system's errors for folders that cannot be created or written to. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it lies on a disk that can only be read',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file is in its place',
  ENOENT: 'nothing can be made there',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'the path leads back to itself',
};

/**
 * Creates a folder and its parents. The recursive option of Node never returns if a folder exists and nothing can be
 * created in it, such as /proc.
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  if (await isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) await makeFolder(above, mode);
  await mkdir(folder, { mode }).catch(async (error: unknown) => {
    // Another process may have been faster.
    if (!(await isFolder(folder))) throw error;
  });
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The error for a folder that cannot be created or written to. `what` names its purpose and the setting. */
export function unusable(what: string, folder: string, error: unknown): LocalNeo4jError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return full(`The disk of ${folder} is full.`);
  return new LocalNeo4jError(
    'FOLDER_UNUSABLE',
    `The folder for ${what} cannot be used: ${folder}: ${reasons[code] ?? message}. Name a folder that you may make and write to, or make this one.`,
  );
}

/** Throws NO_SPACE if the disk of a folder has less free space than needed. */
export async function checkSpace(
  folder: string,
  needed: number,
  what: string,
  setting: string,
): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const left = bavail * bsize;
  if (left < needed)
    throw full(
      `${what}, and ${folder} has ${Math.round(left / 1024 / 1024)} MB left. Free some, or name another folder with ${setting}.`,
    );
}

function full(message: string): LocalNeo4jError {
  return new LocalNeo4jError('NO_SPACE', message);
}
