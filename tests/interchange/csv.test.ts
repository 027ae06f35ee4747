import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf } from '../../src/api/rest/representation/table.js';
import { guardedText, unguarded } from '../../src/interchange/csv.js';
import { lines } from '../../src/interchange/export/csv/table.js';
import { line } from '../../src/interchange/export/neo4j-admin.js';
import type { ParsedRow } from '../../src/interchange/import/parse/parsed-row.js';
import { decisionKey } from '../../src/interchange/import/resolve/clusters.js';
import { readDecisions, writeDecisions } from '../../src/interchange/import/resolve/decisions.js';
import { writeReport } from '../../src/interchange/import/write/report.js';

/** Texts of little more than what CSV is made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r', '\r\n', '"', ',', ';', '\t', "'", '=', '@', '-', '\\', ' ', '＝'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { minLength: 1 }),
  );

const guarded = (text: string) => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
/** As a reader that has never heard of us; without a look for what ends rows, which has to be what the RFC says. */
const read = (text: string) => parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
/** As a reader for which any line break outside of quotes ends a row. */
const readLoosely = (text: string) =>
  parse(text, { bom: true, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][];

const numbered = (row: readonly string[]) => row.map((_, at) => ({ name: `c${at}` }));

describe.each([
  ['for which CRLF ends a row', read],
  ['for which any line break ends a row', readLoosely],
])('A reader of CSV %s', (_what, reader) => {
  test('finds in a table of REST what was put into it, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, bom) => {
        const columns = numbered(rows[0] ?? []).map(({ name }, at) => ({
          name,
          of: (row: readonly string[]) => row[at],
        }));
        const text = await csvOf({ name: 'rows', columns }, rows, bom);
        expect(reader(text)).toEqual([
          columns.map(({ name }) => name),
          ...rows.map((row) => row.map(guarded)),
        ]);
      }),
    );
  });

  test('finds in a table of the export what was put into it, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const header = numbered(rows[0] ?? []).map(({ name }) => name);
        const pieces: string[] = [];
        const written = { path: '', header, rows: (row: readonly string[]) => [row] };
        for await (const piece of lines(written, rows, {})) pieces.push(piece);
        expect(reader(pieces.join(''))).toEqual([header, ...rows]);
      }),
    );
  });

  test('finds in a table of the export for spreadsheets what REST has', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const header = numbered(rows[0] ?? []).map(({ name }) => name);
        const pieces: string[] = [];
        const written = { path: '', header, rows: (row: readonly string[]) => [row] };
        for await (const piece of lines(written, rows, { formulaSafe: true })) pieces.push(piece);
        expect(reader(pieces.join(''))).toEqual([header, ...rows.map((row) => row.map(guarded))]);
      }),
    );
  });

  test('finds in the report of an import one row for each of the input', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (texts) => {
        const drafts = texts.map((text, at) => [
          { place: { file: text, table: 't', row: at, line: at } } as unknown as ParsedRow,
          { outcome: 'refused' as const, why: [text], matched: [], created: [], relations: [] },
        ]);
        const [, ...rows] = reader(writeReport(new Map(drafts as never)));
        expect(rows.map(([file, , , , , why]) => [file, why])).toEqual(
          texts.map((text) => [guarded(text), guarded(text)]),
        );
      }),
    );
  });
});

test('neo4j-admin finds in its files what was put into them: every text is in quotes', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const found = parse(rows.map(line).join(''), { record_delimiter: '\n' });
      expect(found).toEqual(rows);
    }),
  );
});

test('takes the apostrophe before a formula away again, and no other', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(unguarded(guardedText(text))).toBe(text);
    }),
  );
  expect(["'=1+1", "''=1+1", "'quoted'", '＝1'].map(guardedText)).toEqual([
    "''=1+1",
    "'''=1+1",
    "'quoted'",
    "'＝1",
  ]);
});

test('decisions are read as they were written, whatever the names', () => {
  const name = hostile.map((text) => text.trim()).filter((text) => decisionKey('', text) !== ' ');
  fc.assert(
    fc.property(fc.uniqueArray(name, { selector: (one) => one, minLength: 1 }), (names) => {
      const text = writeDecisions(
        names.map((given) => ({
          kind: 'Company',
          given,
          rows: ['t 1'],
          candidates: [{ id: 'company:a', name: given, nameZh: null, score: 50, sure: false }],
          decision: 'skip',
        })),
      );
      const { decisions, problems } = readDecisions(text, 'decisions.csv');
      expect(problems).toEqual([]);
      const found = [...decisions.values()].map(({ row }) => row.given);
      // Names that differ by nothing but case or punctuation are one decision, the last.
      const last = new Map(names.map((given) => [decisionKey('Company', given), given]));
      expect(found).toEqual([...last.values()]);
    }),
    { examples: [[['*', '°']]] },
  );
});
