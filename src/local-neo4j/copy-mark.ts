import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What is said of a folder whose Neo4j is a copy that is only read. */
export interface CopyMark {
  /** When what it shows was read, as ISO 8601. */
  readonly madeAt: string;
}

const fileIn = (directory: string) => join(directory, 'read-only-copy.json');

/** Marks the Neo4j of a folder as a copy: it starts so that nothing can be written to its database. */
export async function writeCopyMark(directory: string, mark: CopyMark): Promise<void> {
  await writeFile(fileIn(directory), `${JSON.stringify(mark)}\n`);
}

/** The mark of a folder. Undefined if its Neo4j can be written to. */
export async function readCopyMark(directory: string): Promise<CopyMark | undefined> {
  const text = await readFile(fileIn(directory), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as CopyMark);
}

/** The lines of neo4j.conf that keep the database of a copy from being written to. */
export const readOnlySettings: Readonly<Record<string, string>> = {
  'server.databases.read_only': 'neo4j',
};
