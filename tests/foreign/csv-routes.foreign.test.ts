import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import type { Dataset, Entity } from '../../src/dataset/dataset.js';
import { guardedText } from '../../src/interchange/csv.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import {
  exported,
  graphOf,
  nastyDataset,
  nastyTexts,
  seedOfRun,
  unzipped,
} from '../helpers/exported.js';
import { head, inputFolder, runImport } from '../helpers/imports.js';
import { readByAll, readers } from './csv-readers.js';

type Item = Readonly<Record<string, unknown>>;

/** Each address that gives tables, with what it takes to give rows. Lists of kinds and counts of them are added below. */
const routes: Readonly<Record<string, string>> = {
  '/v1/entities/{id}/relations': '/v1/entities/company:g0/relations?',
  '/v1/entities/{id}/statements': '/v1/entities/company:g0/statements?',
  '/v1/relations/{id}/statements': `/v1/relations/RELATION/statements?`,
  '/v1/search': '/v1/search?q=Company&',
  '/v1/policies-affecting': '/v1/policies-affecting?sector=sector:g0&',
  '/v1/exposure': '/v1/exposure?of=EXPOSED&',
  '/v1/paths': '/v1/paths?from=company:g0&to=company:g1&maxHops=3&weak=true&',
  '/v1/graph/nodes': '/v1/graph/nodes?of=company:g0&',
  '/v1/graph/edges': '/v1/graph/edges?of=company:g0&',
  '/v1/series/policies-in-force': '/v1/series/policies-in-force?from=2020&to=2022&',
  '/v1/series/policies': '/v1/series/policies?',
  '/v1/joint-issuers': '/v1/joint-issuers?',
  '/v1/data-sets': '/v1/data-sets?',
  '/v1/differences': '/v1/differences?',
  ...Object.fromEntries(kinds.map(({ plural }) => [`/v1/${plural}`, `/v1/${plural}?sort=id&`])),
  ...Object.fromEntries(
    kinds.map(({ plural }) => [`/v1/counts/${plural}`, `/v1/counts/${plural}?by=READ_IN&`]),
  ),
};

/** The nasty data set, with names as nasty as its summaries. Ids keep them apart. */
function withNastyNames(plain: Dataset): Dataset {
  const entities = plain.entities.map((one, at): Entity => {
    const text = nastyTexts[at % nastyTexts.length] ?? '';
    const { id } = one.value;
    return { ...one, value: { ...one.value, name: `${text} ${String(one.value.name)} ${id}` } };
  });
  return { ...plain, entities };
}

const dataset = withNastyNames(nastyDataset(seedOfRun()));
const [partner] = dataset.relations.filter(({ type }) => type === 'PARTNERS_WITH');

let graph: Graph;
let app: FastifyInstance;
let folder: string;
let read: Awaited<ReturnType<typeof readByAll>>;
const items = new Map<string, readonly Item[]>();

const fileOf = (route: string) => route.replaceAll(/[^a-z]+/g, '-');

beforeAll(async () => {
  graph = await graphOf(dataset);
  app = await buildApp({ graph });
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-csv-'));
  for (const [route, address] of Object.entries(routes)) {
    const url = address
      .replace('RELATION', encodeURIComponent(partner?.id ?? ''))
      .replace('EXPOSED', await exposedCompany());
    const table = await app.inject({ url: `${url}format=csv` });
    expect([route, table.statusCode, table.statusCode === 200 ? '' : table.body]).toEqual([
      route,
      200,
      '',
    ]);
    await writeFile(join(folder, `${fileOf(route)}.csv`), table.body);
    const body = (await app.inject({ url })).json() as Item | readonly Item[];
    items.set(route, (Array.isArray(body) ? body : (body as Item).items) as readonly Item[]);
  }
  const safe = await unzipped(await exported(graph, 'csv', { options: { formulaSafe: true } }));
  for (const [path, text] of safe)
    if (path.endsWith('.csv'))
      await writeFile(join(folder, `safe-${path.replaceAll('/', '-')}`), text);
  await imported();
  read = await readByAll(folder);
});

afterAll(async () => {
  await app?.close();
  await graph?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** A company that a policy reaches: which one it is differs with the random data. */
async function exposedCompany(): Promise<string> {
  for (const { kind, value } of dataset.entities) {
    if (kind !== 'Company') continue;
    const { items } = (await app.inject({ url: `/v1/exposure?of=${value.id}` })).json();
    if (items.length > 0) return value.id;
  }
  throw new Error('No policy reaches a company of the data set.');
}

/** Names of a table that nobody made for us. Each is the first one misspelt, so that it is in doubt. */
const given = [
  '=Alpha Motrs',
  '+Alpha Mtors',
  '-Alpa Motors',
  '@Alha Motors',
  '"Alpha" Moters',
  'Alphe\nMotors',
  'Alphaa, Motors',
  "'=Alpha Mottors",
  '＝Alpha Motorss',
];

/** The report and the decisions of an import whose names are formulas. */
async function imported(): Promise<void> {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const mapping = `${head}tables:
  list:
    things:
      company: {kind: Company, name: Name, fields: {type: {value: COMPANY}, exchangeCode: Code}}
      policy: {kind: Policy, name: Policy, optional: true, fields: {type: {value: NOTICE}, status: {column: Status}}}
`;
  const rows = ['Alpha Motors', ...given].map((name) => `${quoted(name)},1,,`);
  const faulty = given.map((name) => `Kobalt AG,1,A plan,${quoted(name)}`);
  const table = ['Name,Code,Policy,Status', ...rows, ...faulty].join('\n');
  const inputs = await inputFolder({ 'list.csv': table, 'mapping.yaml': mapping });
  const ran = await runImport(inputs, ['list.csv'], {
    mapping: join(inputs, 'mapping.yaml'),
    against: ['none'],
  });
  for (const name of ['report', 'decisions'])
    await writeFile(
      join(folder, `import-${name}.csv`),
      await readFile(join(ran.out, `${name}.csv`)),
    );
}

const isNumber = (cell: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(cell);
const isFormula = (cell: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !isNumber(cell);

test('every address that gives tables is read', async () => {
  const { paths } = JSON.parse(await readFile('docs/openapi.json', 'utf8')) as {
    paths: Record<string, { get?: { responses: Record<string, { content?: Item }> } }>;
  };
  const tables = Object.entries(paths)
    .filter(([, { get }]) => get?.responses['200']?.content?.['text/csv'])
    .map(([path]) => path);
  expect(Object.keys(routes).sort()).toEqual(tables.sort());
});

describe.each(readers)('%s', (reader) => {
  const rowsOf = (file: string) => {
    const [header = [], ...rows] = read[file]?.[reader] ?? [];
    return { header: header.map((name) => name.replace(/^\ufeff/, '')), rows };
  };

  test.each(Object.keys(routes))(
    'reads the table of %s as its JSON, and finds no formula',
    (route) => {
      const { header, rows } = rowsOf(fileOf(route));
      const all = items.get(route) ?? [];
      if (route !== '/v1/differences') expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
      expect(rows.flat().filter(isFormula)).toEqual([]);
      if (rows.length !== all.length) return;
      const texts = header.filter((name) => all.some((one) => typeof one[name] === 'string'));
      const told = rows.map((row) => texts.map((name) => row[header.indexOf(name)]));
      expect(told).toEqual(
        all.map((one) => texts.map((name) => guardedText(String(one[name] ?? '')))),
      );
    },
  );

  test('reads the tables of the export for spreadsheets, and finds no formula', () => {
    const files = Object.keys(read).filter((name) => name.startsWith('safe-'));
    expect(files.length).toBeGreaterThan(2 * kinds.length);
    for (const file of files) {
      const { header, rows } = rowsOf(file);
      expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
      expect([file, rows.flat().filter(isFormula)]).toEqual([file, []]);
    }
  });

  test('reads the report and the decisions of an import, and finds no formula', () => {
    const report = rowsOf('import-report');
    expect(report.rows).toHaveLength(1 + 2 * given.length);
    const decisions = rowsOf('import-decisions');
    const names = decisions.rows.map((row) => row[decisions.header.indexOf('given')]);
    expect(names.length).toBeGreaterThan(4);
    // An import reads a line break within a name as a space.
    const written = given.map((name) => guardedText(name.replace('\n', ' ')));
    expect(names.filter((name) => !written.includes(name ?? ''))).toEqual([]);
    for (const { rows } of [report, decisions]) expect(rows.flat().filter(isFormula)).toEqual([]);
  });
});
