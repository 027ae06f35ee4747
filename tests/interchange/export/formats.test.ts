import { describe, expect, test } from 'vitest';
import { formats } from '../../../src/interchange/export/formats.js';
import { ftmId } from '../../../src/interchange/export/ftm/entity.js';
import { kinds, relations } from '../../../src/ontology/index.js';
import { nastyDataset, nastyTexts } from '../../helpers/exported.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { readers } from '../../helpers/format-readers.js';
import { written } from '../../helpers/written.js';

const dataset = nastyDataset(1);
const graph = exportedGraphOf(dataset);

/** The ids of a file, where they are not the project's own. */
const idsIn: Readonly<Record<string, (id: string) => string>> = { ftm: ftmId };

test('the texts to be written hold what breaks writers: quotes, ends of lines, tabs, Chinese, formulas, ampersands', () => {
  const used = new Set([
    ...dataset.entities.map(({ value }) => value.summary),
    ...dataset.relations.map(({ value }) => value.note),
  ]);
  expect(nastyTexts.filter((text) => !used.has(text))).toEqual([]);
  for (const sign of ['"', "'", '\n', '\r\n', '\t', '工', '=', '&', '<', ']]>', '\\'])
    expect(
      nastyTexts.some((text) => text.includes(sign)),
      sign,
    ).toBe(true);
  expect(new Set(dataset.entities.map(({ kind }) => kind)).size).toBe(kinds.length);
  expect(new Set(dataset.relations.map(({ type }) => type)).size).toBe(relations.length);
});

test('each format has a name of its own, and a reader here', () => {
  const names = formats.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(readers).sort()).toEqual([...names].sort());
});

describe.each(formats)('$name', (format) => {
  test('says what it is and what it keeps', () => {
    expect(format.name).toMatch(/^[a-z0-9-]+$/);
    expect(format.extension).toMatch(/^[a-z0-9.]+$/);
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
    for (const text of [format.description, format.notes, ...Object.values(format.keeps)])
      expect(text.trim()).not.toBe('');
    // The notes are one item of a list.
    expect(format.notes).not.toContain('\n');
  });

  test('writes the same bytes for the same graph', async () => {
    expect((await written(format, graph)).equals(await written(format, graph))).toBe(true);
  });

  test('holds every entity and every relation with its text, to the letter', async () => {
    const found = await readers[format.name]?.(await written(format, graph));
    const idOf = idsIn[format.name] ?? ((id: string) => id);
    const rows = [
      ...dataset.entities.map(({ value }) => [value.id, value.summary]),
      ...dataset.relations.map(({ id, value }) => [id, value.note]),
    ] as [string, string][];
    const differing = rows.filter(([id, text]) => found?.get(idOf(id)) !== text);
    expect(differing.map(([id, text]) => [id, text, found?.get(idOf(id))])).toEqual([]);
  });

  test('writes a graph in which nothing is', async () => {
    const { meta, hash } = dataset;
    const empty = exportedGraphOf({ meta, hash, entities: [], relations: [] });
    const found = await readers[format.name]?.(await written(format, empty));
    expect([...(found?.keys() ?? [])].filter((id) => id.includes(':'))).toEqual([]);
  });
});
