import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filtersOf } from '../../../src/api/rest/entity/filters.js';
import { loadDataset } from '../../../src/dataset/load-dataset.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { kinds } from '../../../src/ontology/index.js';
import { interpret } from '../../../src/queries/interpret/index.js';
import { emptyGraph } from '../../helpers/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  const { dataset } = await loadDataset('seed/merics-china-industries-2021-09-07');
  if (!dataset) throw new Error('The brief is not valid.');
  await load(graph, dataset);
});
afterAll(() => graph.close());

/** A question in one line. */
async function asked(text: string): Promise<string> {
  const [one] = await interpret(graph, text);
  if (!one) return 'none';
  const filters = one.filters.map(
    ({ parameter, values, from }) => `${parameter}=${values} (${from})`,
  );
  const rest = one.notUnderstood.length > 0 ? ` without ${one.notUnderstood.join(', ')}` : '';
  return `${one.kind}: ${filters.join(', ')}${rest}`;
}

describe('A text', () => {
  test.each([
    [
      'MIIT policies on EV makers',
      'policies: issuedBy=agency:miit (MIIT), affectingSector=sector:ev-makers (EV makers)',
    ],
    [
      'deals of Geely since 2020',
      'events: parties=company:geely (Geely), dateFrom=2020 (since 2020)',
    ],
    [
      '工信部 发布的 电动汽车制造商 政策',
      'policies: issuedBy=agency:miit (工信部), affectingSector=sector:ev-makers (电动汽车制造商)',
    ],
    ['companies in hydrogen energy', 'companies: operatesIn=sector:hydrogen (hydrogen energy)'],
    ['what is going on', 'none'],
    ['policies', 'none'],
  ])('%s asks for %s', async (text, expected) => {
    expect(await asked(text)).toBe(expected);
  });

  test('keeps what is not understood apart', async () => {
    expect(await asked('MIIT policies about unicorns')).toBe(
      'policies: issuedBy=agency:miit (MIIT) without unicorns',
    );
  });

  test('becomes filters that REST knows', async () => {
    for (const text of [
      'draft policies of CAC',
      'deals of Geely in China since 2020',
      'IPO of AI companies',
    ])
      for (const { kind, filters } of await interpret(graph, text)) {
        const name = kinds.find(({ plural }) => plural === kind)?.name ?? '';
        const known = filtersOf(name).map((one) => one.name);
        expect(
          filters.map(({ parameter }) => parameter).filter((one) => !known.includes(one)),
        ).toEqual([]);
      }
  });

  test.each(['', '***', 'x'.repeat(201)])(
    'that is no text to read is refused: "%s"',
    async (text) => {
      await expect(interpret(graph, text)).rejects.toThrow();
    },
  );

  test('of as many words as fit is answered', async () => {
    expect(await interpret(graph, '政策 '.repeat(60))).toEqual([]);
    expect(await interpret(graph, 'a '.repeat(100).trim())).toEqual([]);
  });
});
