import { stringify } from 'yaml';
import { fieldShapes, kinds, relations } from '../../../ontology/index.js';
import { type RecordBuilder, recordOf } from './record-builder.js';

/** An import recognises a folder written by an import by this line. */
export const mark =
  '# Written by policy-graph import. Change the table or the mapping, and import again.';

/**
 * The files of a data set: one per kind and relation, sorted by id, with entities of other data sets in separate
 * files.
 */
export function filesOf(
  meta: Readonly<Record<string, unknown>>,
  pieces: Iterable<RecordBuilder>,
): Map<string, string> {
  const files = new Map([['dataset.yaml', `${mark}\n${yaml(meta)}`]]);
  const all = [...pieces]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((one) => ({ ...one, value: recordOf(one) }));
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

/** The order of fields in data files: as in the ontology, sources and what they do not state last. */
function orderOf(schema: (typeof kinds)[number]['schema']): string[] {
  const last = ['sources', 'unstated'];
  const names = fieldShapes(schema).map(({ name }) => name);
  return [...names.filter((name) => !last.includes(name)), ...last];
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
