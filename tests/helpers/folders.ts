import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let made: string[] = [];

/** A new folder, which is gone when the tests of the file are over. */
export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  made.push(folder);
  return folder;
}

/** Removes the folders that were made since the last time. */
export async function removeFolders(): Promise<void> {
  const gone = made;
  made = [];
  await Promise.all(gone.map((folder) => rm(folder, { recursive: true, force: true })));
}
