import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Dataset } from '../../../src/dataset/dataset.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;
let dataset: Dataset;

beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  dataset = await brief();
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

async function joint(args: string, fields: string) {
  const { data, errors } = await ask(app, `{ jointIssuers${args} { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.jointIssuers;
}

/** Who issued each policy, read from the files. */
function issuersByHand(): Map<string, string[]> {
  const issuers = new Map<string, string[]>();
  for (const { type, value } of dataset.relations) {
    if (type === 'ISSUED')
      issuers.set(value.to, [...(issuers.get(value.to) ?? []), value.from].sort());
  }
  return issuers;
}

interface Edge {
  readonly a: { id: string };
  readonly b: { id: string };
  readonly count: number;
  readonly rank: number;
  readonly because: {
    policy: { id: string };
    steps: {
      relation: string;
      from: { id: string };
      to: { id: string };
      sources: { reference: string }[];
    }[];
  }[];
}

describe('Joint issuers of the brief', () => {
  it('are the pairs that its files state, with the policies that they issued', async () => {
    const expected: Record<string, string[]> = {};
    for (const [policy, agencies] of issuersByHand()) {
      for (const [at, a] of agencies.entries()) {
        for (const b of agencies.slice(at + 1))
          expected[`${a} ${b}`] = [...(expected[`${a} ${b}`] ?? []), policy].sort();
      }
    }
    const { edges } = await joint(
      '',
      'edges { a { id } b { id } count rank because { policy { id } steps { relation from { id } to { id } sources { reference } } } }',
    );
    const found = Object.fromEntries(
      edges.map(({ a, b, because }: Edge) => [
        `${a.id} ${b.id}`,
        because.map(({ policy }) => policy.id),
      ]),
    );
    expect(Object.keys(expected).length).toBeGreaterThan(5);
    expect(found).toEqual(expected);
    for (const { a, b, count, because } of edges as Edge[]) {
      expect(count).toBe(because.length);
      for (const { policy, steps } of because) {
        expect(steps.map(({ from }) => from.id).sort()).toEqual([a.id, b.id]);
        for (const step of steps) {
          expect(step).toMatchObject({ relation: 'ISSUED', to: { id: policy.id } });
          const stated = dataset.relations.find(
            ({ type, value }) =>
              type === 'ISSUED' && value.from === step.from.id && value.to === policy.id,
          );
          expect(step.sources.map(({ reference }) => reference)).toEqual(stated?.value.sources);
        }
      }
    }
  });

  it('have numbers of policies that are those of the files', async () => {
    const byHand = [...issuersByHand().values()];
    const { agencies, ...numbers } = await joint(
      '',
      'total joint alone withoutIssuer complete asOf undated agencies { agency { id name nameZh } policies joint partners rank }',
    );
    const policies = dataset.entities.filter(({ kind }) => kind === 'Policy').length;
    expect(numbers).toEqual({
      total: policies,
      joint: byHand.filter(({ length }) => length > 1).length,
      alone: byHand.filter(({ length }) => length === 1).length,
      withoutIssuer: policies - byHand.length,
      complete: true,
      asOf: null,
      undated: null,
    });
    for (const { agency, policies: all, joint: together, partners } of agencies) {
      const sets = byHand.filter((issuers) => issuers.includes(agency.id));
      expect([agency.id, all, together, partners]).toEqual([
        agency.id,
        sets.length,
        sets.filter(({ length }) => length > 1).length,
        new Set(sets.flat()).size - 1,
      ]);
    }
    expect(agencies.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2, 2, 4, 4, 4]);
    expect(agencies[0].agency).toEqual({
      id: 'agency:ndrc',
      name: 'National Development and Reform Commission',
      nameZh: '国家发展和改革委员会',
    });
  });

  it('make a matrix that is the list of pairs, and the same either way', async () => {
    const { agencies, edges, matrix } = await joint(
      '',
      'agencies { agency { id } } edges { a { id } b { id } count } matrix',
    );
    const ids = agencies.map(({ agency }: { agency: { id: string } }) => agency.id);
    const expected = ids.map((a: string) =>
      ids.map(
        (b: string) =>
          edges.find(
            (edge: Edge) =>
              (edge.a.id === a && edge.b.id === b) || (edge.a.id === b && edge.b.id === a),
          )?.count ?? 0,
      ),
    );
    expect(matrix).toEqual(expected);
    expect(matrix.flat().reduce((sum: number, one: number) => sum + one, 0)).toBe(
      2 * edges.reduce((sum: number, { count }: Edge) => sum + count, 0),
    );
  });

  it('are said to be more where a source states more issuers than it names', async () => {
    const { moreIssuers } = await joint('', 'moreIssuers { policy { id } stated named }');
    expect(moreIssuers).toEqual([
      { policy: { id: 'policy:nev-battery-reuse-rules' }, stated: 5, named: 1 },
      { policy: { id: 'policy:trade-logistics-plan' }, stated: 9, named: 3 },
    ]);
  });

  it('can be asked of some policies, some roles and drafts too', async () => {
    const one = await joint(
      '(where: { id: ["policy:trade-logistics-plan"] })',
      'total edges { a { id } b { id } }',
    );
    expect(one).toMatchObject({ total: 1 });
    expect(one.edges).toHaveLength(3);
    const roles = await joint(
      '(where: { id: ["policy:trade-logistics-plan"] }, roles: [JOINT])',
      'edges { a { id } b { id } } moreIssuers { named }',
    );
    expect(roles.edges).toEqual([{ a: { id: 'agency:mof' }, b: { id: 'agency:ndrc' } }]);
    expect(roles.moreIssuers).toEqual([{ named: 3 }]);
    const plain = await joint('', 'alone');
    expect((await joint('(drafts: true)', 'alone')).alone).toBe(plain.alone + 2);
  });

  it('on a day leave out policies that nobody dates, and count those', async () => {
    const on = (undated: string) =>
      joint(`(asOf: "2021-09-07", undated: ${undated})`, 'asOf undated total joint');
    expect(await on('LEAVE_OUT')).toEqual({
      asOf: '2021-09-07',
      undated: 20,
      total: 1,
      joint: 0,
    });
    expect(await on('INCLUDE')).toMatchObject({ total: 21, joint: 3 });
    expect(await on('ONLY')).toMatchObject({ total: 20, joint: 3 });
  });
});
