import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { dirtyTables, type Meant } from '../../helpers/dirty-names.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { head, inputFolder, type Ran, type ReportRow, runImport } from '../../helpers/imports.js';

const mapping = `${head}tables:
  agencies:
    file: agencies.csv
    empty: [n/a, '-']
    things:
      policy:
        kind: Policy
        name: Title
        fields: {type: {value: NOTICE}, status: {value: ISSUED}, issuedOn: {column: Date, date: D.M.YYYY}}
      agency:
        kind: Agency
        name: Issuer
        fields: {type: {value: UNSPECIFIED}, level: {value: CENTRAL}}
    relations:
      - {type: ISSUED, from: agency, to: policy, fields: {role: {value: JOINT}}}
  companies:
    file: companies.csv
    empty: [n/a, '-']
    things:
      company:
        kind: Company
        name: 公司
        fields: {type: {value: COMPANY}}
      sector: {kind: Sector, name: 行业, unknown: refuse}
    relations:
      - {type: OPERATES_IN, from: company, to: sector}
`;

const chance = Number(process.env.SEED ?? 2021);
let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

/** What became of the names of an import, set against what they mean. */
function figuresOf(rows: readonly ReportRow[], meant: ReadonlyMap<string, Meant>) {
  const figures = {
    'matched right': 0,
    'matched wrong': 0,
    'created right': 0,
    'created though known': 0,
    doubtful: 0,
    refused: 0,
  };
  const wrong: string[] = [];
  for (const { table, row, outcome, matched, created } of rows) {
    const { name, is, dirt } = meant.get(`${table} ${row}`) as Meant;
    const kind = table === 'agencies' ? 'agency:' : 'company:';
    const found = matched.split(' ').find((id) => id.startsWith(kind));
    const made = created.split(' ').find((id) => id.startsWith(kind));
    const what =
      outcome !== 'taken'
        ? (outcome as 'doubtful' | 'refused')
        : found
          ? found === is
            ? 'matched right'
            : 'matched wrong'
          : is === 'new'
            ? 'created right'
            : 'created though known';
    figures[what]++;
    if (what === 'matched wrong' || what === 'created though known')
      wrong.push(`${name} (${dirt}): ${found ?? made}, meant ${is}`);
  }
  return { figures, wrong };
}

describe(`A table of 2,000 rows with dirty names (SEED=${chance})`, () => {
  let tables: ReturnType<typeof dirtyTables>;
  let folder: string;
  let ran: Ran;
  let rows: ReportRow[];

  beforeAll(async () => {
    tables = dirtyTables(await brief(), chance);
    folder = await inputFolder({
      'agencies.csv': tables.agencies,
      'companies.csv': tables.companies,
      'mapping.yaml': mapping,
    });
    ran = await runImport(
      folder,
      ['agencies.csv', 'companies.csv'],
      { mapping: join(folder, 'mapping.yaml') },
      async () => graph,
    );
    rows = await ran.report();
  });

  it('is accounted for row by row: each stands in the report once, with what became of it and why', () => {
    expect(rows.map(({ table, row }) => `${table} ${row}`)).toEqual([...tables.meant.keys()]);
    expect(rows).toHaveLength(2_000);
    const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
    expect(count('taken') + count('doubtful') + count('refused')).toBe(2_000);
    expect(rows.filter(({ outcome, why }) => outcome !== 'taken' && why === '')).toEqual([]);
    expect(
      rows.filter(({ outcome, relations }) => outcome === 'taken' && relations === ''),
    ).toEqual([]);
    expect(ran.printed).toMatch(/read +2,000\ntaken +[\d,]+\n/);
    expect(ran.code).toBe(1);
  });

  it('has no name matched wrongly, and none made anew that is only written another way', async () => {
    const { figures, wrong } = figuresOf(rows, tables.meant);
    console.log(figures, wrong);
    expect(wrong).toEqual([]);
    expect(figures['matched right']).toBeGreaterThan(1_000);
  });
});
