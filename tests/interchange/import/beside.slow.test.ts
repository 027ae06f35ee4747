import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { dataSets } from '../../../src/load/data-set.js';
import { load, unload } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { briefGraph, contentOf } from '../../helpers/graph.js';
import { head, inputFolder, runImport } from '../../helpers/imports.js';

const mapping = `${head}tables:
  suppliers:
    things:
      supplier: {kind: Company, name: Supplier, fields: {type: {value: COMPANY}}}
      customer: {kind: Company, name: Customer, fields: {type: {value: COMPANY}}, unknown: refuse}
    relations:
      - {type: SUPPLIES, from: supplier, to: customer, fields: {since: {column: Since, date: M/YYYY}}}
      - {type: BASED_IN, from: supplier, to: 'place:china'}
`;
const table =
  'Supplier,Customer,Since\nHarbin Pump Works,吉利,3/2021\nCATL,NIO,4/2020\nHarbin Pump Works,Nobody Motor,\n';

let graph: Graph;
beforeAll(async () => {
  graph = await briefGraph();
});
afterAll(() => graph.close());

describe('An imported data set', () => {
  const withoutTime = async () => (await contentOf(graph)).replace(/"loadedAt":"[^"]*"/g, '');

  it('stands beside the brief, adds what it states and leaves the rest, and goes without a trace', async () => {
    const before = await withoutTime();
    const folder = await inputFolder({ 'suppliers.csv': table, 'mapping.yaml': mapping });
    const flags = { mapping: join(folder, 'mapping.yaml') };
    const ran = await runImport(folder, ['suppliers.csv'], flags, async () => graph);
    expect(
      (await ran.report()).map(({ outcome, matched, created }) => [outcome, matched, created]),
    ).toEqual([
      ['taken', 'company:geely', 'company:harbin-pump-works'],
      ['taken', 'company:catl company:nio', ''],
      ['refused', '', ''],
    ]);
    const { dataset, problems } = await loadDataset(ran.out);
    expect(problems).toEqual([]);
    if (!dataset) throw new Error('It is none.');
    expect(await load(graph, dataset)).toMatchObject({
      entities: { removed: 0 },
      relations: { removed: 0 },
    });
    expect((await dataSets(graph)).map(({ name }) => name)).toContain('list');
    expect(
      await graph.read(
        "MATCH (a:Company)-[r:SUPPLIES]->(b:Company {id: 'company:geely'}) RETURN a.name, r.since, b.name, b.type, b.datasets, size(b.sources)",
      ),
    ).toEqual([
      [
        'Harbin Pump Works',
        '2021-03',
        'Geely Holding Group',
        'GROUP',
        // The brief comes first, as it was published later than a list without a day.
        ['merics-china-industries-2021-09-07', 'list'],
        3,
      ],
    ]);

    // A second import finds the brief's companies, and not its own of the first time: it gives the same files.
    const again = await runImport(
      folder,
      ['suppliers.csv'],
      { ...flags, out: join(folder, 'again') },
      async () => graph,
    );
    for (const path of [
      'companies/companies.yaml',
      'companies/known.yaml',
      'relations/supplies.yaml',
      'report.csv',
      'dataset.yaml',
    ])
      expect(await again.text(path)).toBe(await ran.text(path));

    await unload(graph, 'list');
    expect(await withoutTime()).toBe(before);
  });
});
