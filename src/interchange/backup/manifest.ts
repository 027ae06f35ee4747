import { z } from 'zod';
import { UserError } from '../../errors.js';
import { STORAGE_VERSION } from '../../neo4j/storage-version.js';

/** Increased when an older program could not read a backup any more. */
export const BACKUP_FORMAT_VERSION = 1;

/** The names of the parts that every backup has. */
export const manifestPath = 'manifest.json';
export const manifestHashPath = 'manifest.json.sha256';
export const dataSetsPath = 'data-sets.ndjson';
/** The part with the nodes of a label that no data set states. */
export const otherPath = (label: string) => `other/${label}.ndjson`;

const count = z.number().int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup says of itself. Programs of later versions may say more. */
const manifest = z.object({
  format: z.literal('policy-graph-backup'),
  formatVersion: count,
  storageVersion: count,
  programVersion: z.string(),
  /** When the reading began, as ISO 8601. */
  madeAt: z.string(),
  entities: count,
  relations: count,
  dataSets: z.array(
    z.object({ name: z.string(), version: z.string(), entities: count, relations: count }),
  ),
  /** Every other file of the archive, in order, with the SHA-256 of its content. */
  parts: z.array(z.object({ path: z.string(), lines: count, sha256: hash })),
});

export type Manifest = Readonly<z.output<typeof manifest>>;

/** Reads a manifest. Throws BAD_DATA if it is none, or if it is of a later version than this program reads. */
export function manifestOf(text: string, file: string): Manifest {
  const version = versionsIn(text);
  if (version.formatVersion > BACKUP_FORMAT_VERSION || version.storageVersion > STORAGE_VERSION)
    throw new UserError(
      'BAD_DATA',
      `${file} was written by a later version of this program (${version.programVersion}: format ${version.formatVersion}, storage ${version.storageVersion}). This one reads up to format ${BACKUP_FORMAT_VERSION}, storage ${STORAGE_VERSION}. Restore it with that version or a later one. Nothing was written.`,
    );
  const read = manifest.safeParse(parsed(text));
  if (read.success) return read.data;
  throw damaged(file, 'its manifest is not that of a backup');
}

/** The error for a file that is not, or not any more, what `backup` wrote. */
export function damaged(file: string, what: string): UserError {
  return new UserError(
    'BAD_DATA',
    `${file} is not a whole backup: ${what}. It may be cut short, changed or another file. Take another copy of it. Nothing was written.`,
  );
}

const versions = z
  .object({
    formatVersion: count,
    storageVersion: count.catch(0),
    programVersion: z.string().catch('unknown'),
  })
  .catch({ formatVersion: 0, storageVersion: 0, programVersion: 'unknown' });

/** The versions alone, since the rest may look different in later ones. */
function versionsIn(text: string) {
  return versions.parse(parsed(text));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
