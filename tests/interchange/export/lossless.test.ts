import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { expect, test } from 'vitest';
import type { Dataset, Entity, Link } from '../../../src/dataset/dataset.js';
import { nodeColumns, valuesOf } from '../../../src/interchange/export/attributes.js';
import { columnsOf, saidOf } from '../../../src/interchange/export/columns.js';
import { formatNamed } from '../../../src/interchange/export/formats.js';
import { draftOwn } from '../../../src/interchange/import/parse/parse-own.js';
import { jsonLines } from '../../../src/interchange/import/read/ndjson.js';
import { decode } from '../../../src/load/storage-encoding.js';
import {
  type FieldShape,
  fieldShapes,
  kindNamed,
  kinds,
  relationId,
  relationNamed,
  relations,
} from '../../../src/ontology/index.js';
import { fieldsOf } from '../../helpers/csv-values.js';
import { nastyTexts, seedOfRun, unzipped } from '../../helpers/exported.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { elementsOf } from '../../helpers/format-readers.js';
import { generatedDataset } from '../../helpers/generated.js';
import { written } from '../../helpers/written.js';

type Values = Record<string, unknown>;
/** What came back: the fields of each entity and relation, by id. */
type Things = ReadonlyMap<string, Values>;

/** Texts that a data set may hold: none is empty, and none has what the check refuses. */
const text = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 12 })
    .filter((one) => !/(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(one)),
);

/** Random data sets with every kind and relation, whose texts are random too, names among them. */
const dataSets = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 31 }), fc.array(text, { minLength: 20, maxLength: 60 }))
  .map(([seed, texts]): Dataset => {
    const plain = generatedDataset({ seed, each: 4, links: 2 });
    let at = 0;
    const next = () => texts[at++ % texts.length] ?? '';
    return {
      ...plain,
      entities: plain.entities.map((entity) => {
        const value = withTexts(fieldShapes(kindNamed(entity.kind).schema), entity.value, next);
        return { ...entity, value: value as Entity['value'] };
      }),
      relations: plain.relations.map((link) => {
        const value = withTexts(saidOf(relationNamed(link.type)), link.value, next);
        return { ...link, value: value as Link['value'] };
      }),
    };
  });

/** Texts of these fields have a form. */
const formed = new Set(['id', 'from', 'to', 'url', 'currency', 'interval']);

function withTexts(fields: readonly FieldShape[], value: Values, next: () => string): Values {
  const changed = fields.flatMap(({ name, type, list, fields: inner }): [string, unknown][] => {
    const given = value[name];
    if (given === undefined || formed.has(name)) return [];
    if (inner) return [[name, (given as Values[]).map((one) => withTexts(inner, one, next))]];
    if (type !== 'string') return [];
    return [[name, list ? (given as string[]).map(next) : next()]];
  });
  return { ...value, ...Object.fromEntries(changed) };
}

function thingsIn({ entities, relations: links }: Dataset): Things {
  return new Map([
    ...entities.map(({ value }): [string, Values] => [value.id, value]),
    ...links.map(({ id, value }): [string, Values] => [id, value]),
  ]);
}

async function tablesIn(file: Buffer): Promise<(path: string) => Record<string, string>[]> {
  const files = await unzipped(file);
  return (path) => parse(files.get(path) ?? '', { columns: true });
}

/** How the file of each format that loses nothing becomes values again. */
const lossless: Readonly<Record<string, (file: Buffer) => Things | Promise<Things>>> = {
  ndjson: (file) => {
    const { drafts } = draftOwn(jsonLines(file.toString('utf8'), 'a.ndjson'), 'a.ndjson');
    expect(drafts.flatMap(({ faults }) => faults)).toEqual([]);
    return new Map(
      drafts.flatMap(({ things, relations: ties }): [string, Values][] => [
        ...things.map(({ id, value }): [string, Values] => [id ?? '', value]),
        ...ties.map(({ type, from, to, value }): [string, Values] => {
          const ends = { from: (from as { id: string }).id, to: (to as { id: string }).id };
          return [idOf(type, { ...value, ...ends }), { ...ends, ...value }];
        }),
      ]),
    );
  },
  csv: async (file) => {
    const rowsOf = await tablesIn(file);
    const found = new Map<string, Values>();
    for (const { schema, plural } of kinds) {
      const fields = fieldShapes(schema);
      for (const row of rowsOf(`entities/${plural}.csv`))
        found.set(row.id ?? '', fieldsOf(fields, row));
      for (const { name, fields: inner } of fields) {
        if (!inner) continue;
        for (const row of rowsOf(`entities/${plural}.${name}.csv`)) {
          const value = found.get(row.id ?? '') ?? {};
          value[name] = [...((value[name] as Values[]) ?? []), fieldsOf(inner, row)];
        }
      }
    }
    for (const { name, schema } of relations)
      for (const row of rowsOf(`relations/${name}.csv`))
        found.set(row.id ?? '', fieldsOf(fieldShapes(schema), row));
    return found;
  },
  'neo4j-admin': async (file) => {
    const files = await unzipped(file);
    const rowsOf = (path: string): Values[] => {
      const header = (files.get(path.replace('.csv', '-header.csv')) ?? '').trim().split(',');
      const rows = parse(files.get(path) ?? '', {
        // An empty cell is no value, and a quoted empty text is one.
        cast: (cell, { column, quoting, header: isHeader }) =>
          isHeader
            ? cell
            : cell === '' && !quoting
              ? undefined
              : stored(header[Number(column)] ?? '', cell),
      }) as unknown[][];
      return rows.map((row) =>
        Object.fromEntries(row.map((value, at) => [nameIn(header[at] ?? ''), value])),
      );
    };
    return new Map([
      ...kinds.flatMap(({ name, schema }) =>
        rowsOf(`nodes/${name}.csv`).map((row): [string, Values] => [
          String(row.id),
          decode(fieldShapes(schema), row),
        ]),
      ),
      ...relations.flatMap(({ name, schema }) =>
        rowsOf(`relationships/${name}.csv`).map((row): [string, Values] => [
          String(row.id),
          decode(fieldShapes(schema), row),
        ]),
      ),
    ]);
  },
};

function idOf(type: string, value: Values): string {
  return relationId(relationNamed(type), value);
}

function nameIn(column: string): string {
  if (column === ':START_ID') return 'from';
  return column === ':END_ID' ? 'to' : (column.split(':')[0] ?? '');
}

/** A cell as Neo4j stores it, by the type in the header. */
function stored(column: string, cell: string): unknown {
  const [, type = '', list] = /:(\w+)(\[\])?$/.exec(column) ?? [];
  const one = (part: string) =>
    type === 'boolean'
      ? part === 'true'
      : type === 'long' || type === 'double'
        ? Number(part)
        : part;
  return list ? cell.split('\u001f').map(one) : one(cell);
}

const seed = seedOfRun();
const numRuns = Number(process.env.RUNS ?? 5);

async function fileOf(format: string, dataset: Dataset): Promise<Buffer> {
  const found = formatNamed(format);
  if (!found) throw new Error(`There is no format ${format}.`);
  return written(found, exportedGraphOf(dataset));
}

test.each(Object.keys(lossless))('a random graph comes back the same from %s', async (format) => {
  await fc.assert(
    fc.asyncProperty(dataSets, async (dataset) => {
      const found = await lossless[format]?.(await fileOf(format, dataset));
      const expected = thingsIn(dataset);
      expect([...(found?.keys() ?? [])].sort()).toEqual([...expected.keys()].sort());
      for (const [id, value] of expected)
        expect({ id, value: found?.get(id) }).toEqual({ id, value });
    }),
    { seed, numRuns, endOnFailure: true },
  );
});

/** How the attributes of formats that hold texts alone are read, by id. */
const asTexts: Readonly<Record<string, (file: string) => Things>> = {
  graphml: (file) => new Map(elementsOf(file).map(({ id, ...data }) => [String(id), data])),
  gexf: (file) => {
    const graph = parseGexf(MultiDirectedGraph, file);
    return new Map([
      ...graph.mapNodes((id, data): [string, Values] => [id, data]),
      ...graph.mapEdges((id, data): [string, Values] => [id, data]),
    ]);
  },
};

test.each(Object.keys(asTexts))(
  'each field of a random graph comes back as text from %s',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(dataSets, async (dataset) => {
        const found = asTexts[format]?.((await fileOf(format, dataset)).toString('utf8'));
        const expected: [string, [string, string][]][] = [
          ...dataset.entities.map(({ kind, value }): [string, [string, string][]] => [
            value.id,
            valuesOf(nodeColumns(kindNamed(kind)), value),
          ]),
          ...dataset.relations.map(({ type, id, value }): [string, [string, string][]] => [
            id,
            valuesOf(columnsOf(saidOf(relationNamed(type))), value),
          ]),
        ];
        expect(found?.size).toBe(expected.length);
        for (const [id, pairs] of expected) {
          const data = found?.get(id) ?? {};
          const texts = pairs.map(([name]) => [name, String(data[name])]);
          expect([id, texts]).toEqual([id, pairs]);
        }
      }),
      { seed, numRuns, endOnFailure: true },
    );
  },
);
