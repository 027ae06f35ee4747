import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../errors.js';
import { mark } from './files-of.js';

/**
 * Throws BAD_USER_INPUT if the target must not be overwritten: a file, a folder that no import wrote, or without
 * `force` any folder that is not empty.
 */
export async function checkFolder(folder: string, force: boolean): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return;
  if (!found.isDirectory())
    throw new UserError(
      'BAD_USER_INPUT',
      `${folder} is a file. Give --out a folder that does not exist yet.`,
    );
  if ((await readdir(folder)).length === 0) return;
  const written = await readFile(join(folder, 'dataset.yaml'), 'utf8').catch(() => '');
  if (!written.startsWith(mark))
    throw new UserError(
      'BAD_USER_INPUT',
      `${folder} exists and was not written by an import, so it is not changed. Give --out another folder.`,
    );
  if (!force)
    throw new UserError(
      'BAD_USER_INPUT',
      `${folder} already exists. Use --force to overwrite it, or give --out another folder.`,
    );
}

/** Writes the files to a temporary folder first and moves it into place when it is complete and `check` accepts it. */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  check: (written: string) => Promise<void>,
): Promise<void> {
  const fresh = `${folder.replace(/[\\/]+$/, '')}.part-${process.pid}`;
  const old = `${fresh}-old`;
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), text);
    }
    await check(fresh);
    const present = await stat(folder).catch(() => undefined);
    if (present) await rename(folder, old);
    await rename(fresh, folder).catch(async (error: unknown) => {
      if (present) await rename(old, folder);
      throw error;
    });
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
