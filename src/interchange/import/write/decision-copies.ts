import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDecisions } from '../resolve/decisions.js';
import { readDecisionsFile } from '../resolve/decisions-file.js';

const file = 'decisions.csv';

/**
 * Files of decisions in a folder that is about to be replaced, under the names by which they stay: copies of earlier
 * times, those that a person saved under another name, and `decisions.csv` if it decides what the new one does not.
 */
export async function decisionCopies(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<Map<string, Uint8Array>> {
  const present = (await readdir(folder).catch(() => [])).filter((name) =>
    /^decisions.*\.(csv|tsv|txt|xlsx)$/i.test(name),
  );
  const copies = new Map<string, Uint8Array>();
  for (const name of present) {
    const bytes = await readFile(join(folder, name));
    if (name !== file) copies.set(name, bytes);
    else if (await decidesMore(bytes, files.get(file))) copies.set(freeName(present), bytes);
  }
  return copies;
}

async function decidesMore(bytes: Uint8Array, next: string | undefined): Promise<boolean> {
  const before = await readDecisionsFile(bytes, file).catch(() => undefined);
  if (!before || before.problems.length > 0) return true;
  const after = next === undefined ? undefined : readDecisions(next, file).decisions;
  return [...before.decisions].some(([key, { row }]) => {
    const same = after?.get(key)?.row;
    return same?.decision !== row.decision || same.addName !== row.addName;
  });
}

function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = `decisions-${number}.csv`;
    if (!taken.includes(name)) return name;
  }
}
