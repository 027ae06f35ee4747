import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { UserError } from '../errors.js';
import { fieldShapes, kinds, relations } from '../ontology/index.js';
import type { Piece } from './assemble.js';

/** By this line an import knows a folder that an import wrote. */
const mark = '# Written by policy-graph import. Change the table or the mapping, and import again.';

/** Throws where a folder is in the way that must not be overwritten: one of somebody's own, or any without `force`. */
export async function checkFolder(folder: string, force: boolean): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return;
  if (!found.isDirectory())
    throw new UserError(
      'BAD_USER_INPUT',
      `${folder} is a file. Give --out a folder that is not there yet.`,
    );
  if ((await readdir(folder)).length === 0) return;
  const written = await readFile(join(folder, 'dataset.yaml'), 'utf8').catch(() => '');
  if (!written.startsWith(mark))
    throw new UserError(
      'BAD_USER_INPUT',
      `${folder} is there and was not written by an import, so it is left alone. Give --out another folder.`,
    );
  if (!force)
    throw new UserError(
      'BAD_USER_INPUT',
      `${folder} is there already. Say --force to write it anew, or give --out another folder.`,
    );
}

/** Writes files beside the folder first and puts them in its place when they are whole and `check` finds them good. */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
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
    await rename(fresh, folder);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** The files of a data set: one a kind and relation, in the order of ids, what others state as well apart. */
export function filesOf(
  meta: Readonly<Record<string, unknown>>,
  pieces: Iterable<Piece>,
): Map<string, string> {
  const files = new Map([['dataset.yaml', `${mark}\n${yaml(meta)}`]]);
  const all = [...pieces].sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { name, plural, schema } of kinds) {
    const order = orderOf(schema);
    const own = all.filter(({ sort }) => sort === name);
    add(
      files,
      `${plural}/${plural}.yaml`,
      own.filter(({ restated }) => !restated),
      order,
    );
    add(
      files,
      `${plural}/known.yaml`,
      own.filter(({ restated }) => restated),
      order,
      '# Other data sets state these too. They stand here as far as this one speaks of them, so that it is whole.\n\n',
    );
  }
  for (const { name, schema } of relations) {
    const order = ['type', ...orderOf(schema)];
    const own = all
      .filter(({ sort }) => sort === name)
      .map((one) => ({ ...one, value: { type: name, ...one.value } }));
    add(files, `relations/${name.toLowerCase().replaceAll('_', '-')}.yaml`, own, order);
  }
  return files;
}

/** As people write data files: fields in the order of the ontology, sources last. */
function orderOf(schema: (typeof kinds)[number]['schema']): string[] {
  const names = fieldShapes(schema).map(({ name }) => name);
  return [...names.filter((name) => name !== 'sources'), 'sources'];
}

function add(
  files: Map<string, string>,
  path: string,
  pieces: readonly { value: Readonly<Record<string, unknown>> }[],
  order: readonly string[],
  comment = '',
): void {
  if (pieces.length === 0) return;
  const entries = pieces.map(({ value }) => {
    const rank = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    return yaml([Object.fromEntries(fields.sort(([a], [b]) => rank(a) - rank(b)))]);
  });
  files.set(path, comment + entries.join('\n'));
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0 });
}
