import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { rowsOf } from '../../helpers/fixture.js';
import { briefGraph } from '../../helpers/graph.js';
import { postForm, reconcileColumn } from '../../helpers/open-refine.js';
import { faultsIn } from '../../helpers/reconciliation-schemas.js';

let graph: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const dirty = rowsOf<'name' | 'expected'>('dirty-names.csv');
const heldOut = rowsOf<'name' | 'expected'>('dirty-names-held-out.csv');
const kindOf = (id: string) => (id.startsWith('agency:') ? 'Agency' : 'Company');

test.each([
  ['thirty dirty names', dirty],
  ['a second list, written after the rules', heldOut],
])('%s are matched first with what was written down before, without a type', async (_, rows) => {
  const found = await reconcileColumn(
    app,
    rows.map(({ name }) => name),
    { type_strict: 'should' },
  );
  const wrong = rows.flatMap(({ name, expected }, at) => {
    const [first] = found[at] ?? [];
    return first?.id === expected ? [] : [`${name}: ${first?.id}, not ${expected}`];
  });
  expect(wrong).toEqual([]);
});

test('with a type, dirty names are matched first too, and what is certain is right', async () => {
  for (const type of ['Agency', 'Company']) {
    const rows = [...dirty, ...heldOut].filter(({ expected }) => kindOf(expected) === type);
    const cells = rows.map(({ name }) => name);
    const found = await reconcileColumn(app, cells, { type, type_strict: 'should' });
    expect(found.map(([first]) => first?.id)).toEqual(rows.map(({ expected }) => expected));
    for (const candidates of found) {
      const certain = candidates.filter(({ match }) => match);
      expect(certain.map(({ id }) => id)).toEqual(certain.length > 0 ? [candidates[0]?.id] : []);
    }
  }
});

test('names that look alike and mean something else are never certain', async () => {
  const rows = rowsOf<'name' | 'not'>('look-alikes.csv');
  const found = await reconcileColumn(
    app,
    rows.map(({ name }) => name),
  );
  const taken = rows.filter((_, at) => found[at]?.some(({ match }) => match));
  expect(taken).toEqual([]);
});

test('the types of a column can be guessed from the first ten cells, three candidates each', async () => {
  const cells = dirty.slice(0, 10).map(({ name }) => name);
  const found = await reconcileColumn(app, cells, { limit: 3 });
  const types = found.map(([first]) => first?.type[0]?.id);
  expect(types).toEqual(cells.map(() => 'Agency'));
  expect(found.every((one) => one.length <= 3)).toBe(true);
});

test('other columns bear on the score, as texts and as cells that are matched already', async () => {
  const ask = (properties: object[]) =>
    reconcileColumn(app, ['Notice'], { type: 'Policy', limit: 20, properties });
  const scoreOf = async (properties: object[], id: string) =>
    (await ask(properties))[0]?.find((one) => one.id === id);
  const notice = 'policy:appliance-producer-responsibility-notice';
  const plain = await scoreOf([], notice);
  const right = await scoreOf([{ pid: 'issuedBy', v: '工信部' }], notice);
  const byId = await scoreOf([{ pid: 'issuedBy', v: { id: 'agency:miit', name: 'MIIT' } }], notice);
  const wrong = await scoreOf([{ pid: 'issuedBy', v: 'Ministry of Transport' }], notice);
  expect(right?.features).toContainEqual({ id: 'property:issuedBy', value: 1 });
  expect(byId?.score).toBe(right?.score);
  expect(right?.score).toBe(plain?.score);
  expect(Number(wrong?.score)).toBeLessThan(Number(right?.score));
});

test('columns are added to matched cells as OpenRefine asks for them', async () => {
  const proposed = await app.inject('/reconcile/properties?type=Agency');
  expect(faultsIn('proposals', proposed.json())).toBeNull();
  const ids = proposed.json().properties.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(expect.arrayContaining(['nameZh', 'type', 'issued', 'partOf', 'basedIn']));
  const extend = {
    ids: ['agency:miit', 'agency:cac', 'agency:gone'],
    properties: [
      { id: 'nameZh' },
      { id: 'issued', settings: { limit: '1', language: 'zh' } },
      { id: 'type' },
    ],
  };
  const { body } = await postForm(app, { extend: JSON.stringify(extend) });
  expect(faultsIn('extension', body)).toBeNull();
  expect(body.meta[1]).toMatchObject({ id: 'issued', type: { id: 'Policy' } });
  expect(body.rows['agency:miit']).toMatchObject({
    nameZh: [{ str: '工业和信息化部' }],
    type: [{ str: 'MINISTRY' }],
  });
  expect(body.rows['agency:miit'].issued).toHaveLength(1);
  expect(body.rows['agency:gone']).toEqual({ nameZh: [], issued: [], type: [] });
});

test('days are moments and months stay texts in added columns', async () => {
  const extend = {
    ids: ['policy:connected-vehicle-opinions'],
    properties: [{ id: 'issuedOn' }, { id: 'issuedBy' }],
  };
  const { body } = await postForm(app, { extend: JSON.stringify(extend) });
  expect(body.rows['policy:connected-vehicle-opinions']).toEqual({
    issuedOn: [{ date: '2021-08-12T00:00:00Z' }],
    issuedBy: [{ id: 'agency:miit', name: 'Ministry of Industry and Information Technology' }],
  });
});
