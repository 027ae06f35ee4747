import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { briefGraph } from '../../helpers/graph.js';

let graph: Graph;
let app: FastifyInstance;

beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

const cii = 'policy:cii-security-regulations';
const privacy = 'policy:personal-information-protection-law';
const draft = 'policy:recommendation-algorithm-draft';
const vehicles = 'policy:connected-vehicle-opinions';

async function state(id: string, asOf: string) {
  const { data } = await ask(
    app,
    `{ entity(id: "${id}") { ... on Policy { inForce(asOf: "${asOf}") { state asOf reason reasonZh } } } }`,
  );
  return data.entity.inForce;
}

describe('Whether a policy was in force', () => {
  it.each([
    [cii, '2021-08-16', 'NOT_YET'],
    [cii, '2021-08-17', 'NOT_YET'],
    [cii, '2021-08-31', 'NOT_YET'],
    [cii, '2021-09-01', 'YES'],
    [cii, '2030-01-01', 'YES'],
    [privacy, '2021-08-19', 'NOT_YET'],
    [privacy, '2021-08-20', 'NOT_YET'],
    [privacy, '2021-10-31', 'NOT_YET'],
    [privacy, '2021-11-01', 'YES'],
    [vehicles, '2021-08-11', 'NOT_YET'],
    [vehicles, '2021-08-12', 'UNKNOWN'],
    [vehicles, '2021-09-07', 'UNKNOWN'],
    [draft, '2021-08-26', 'NO'],
    [draft, '2021-08-27', 'NO'],
    [draft, '2030-01-01', 'NO'],
  ])('%s on %s: %s', async (id, day, expected) => {
    expect(await state(id, day)).toMatchObject({ state: expected, asOf: day });
  });

  it('is said with what it rests on', async () => {
    expect((await state(cii, '2021-09-01')).reason).toBe(
      'It took effect on 2021-09-01, and no source says that it has ended.',
    );
    expect((await state(vehicles, '2021-09-01')).reason).toBe(
      'No source says from which day it applies.',
    );
    expect((await state(draft, '2021-09-01')).reasonZh).toBe('草案，尚未发布。');
  });

  it('is about the day of the list, or about today', async () => {
    const { data } = await ask(
      app,
      `{ policies(where: { id: ["${cii}"] }, asOf: "2021-09-03") { nodes { inForce { asOf } } }
         entity(id: "${cii}") { ... on Policy { inForce { asOf state } } } }`,
    );
    expect(data.policies.nodes[0].inForce.asOf).toBe('2021-09-03');
    expect(data.entity.inForce.asOf >= '2026-01-01').toBe(true);
    expect(data.entity.inForce.state).toBe('YES');
  });

  it('is about the new day when one begins, asked in the same words', async () => {
    const days = async () => {
      const { data } = await ask(
        app,
        `{ policies(where: { id: ["${cii}"] }) { nodes { inForce { asOf } } }
           entity(id: "${cii}") { ... on Policy { inForce { asOf } } } }`,
      );
      return [data.policies.nodes[0].inForce.asOf, data.entity.inForce.asOf];
    };
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-01T12:00:00Z') });
    expect(await days()).toEqual(['2031-05-01', '2031-05-01']);
    vi.setSystemTime(new Date('2031-05-02T12:00:00Z'));
    expect(await days()).toEqual(['2031-05-02', '2031-05-02']);
    vi.useRealTimers();
  });
});

async function policiesOn(day: string, undated: string, where = '{}') {
  const { data, errors } = await ask(
    app,
    `{ policies(where: ${where}, asOf: "${day}", undated: ${undated}, first: 200) { totalCount asOf nodes { id } } }`,
  );
  expect(errors).toEqual([]);
  const ids = data.policies.nodes.map(({ id }: { id: string }) => id);
  expect(data.policies.totalCount).toBe(ids.length);
  expect(data.policies.asOf).toBe(day);
  return ids;
}

describe('A list on a day', () => {
  it('holds what was in force, and lists the undated apart', async () => {
    expect(await policiesOn('2021-08-31', 'LEAVE_OUT')).toEqual([]);
    expect(await policiesOn('2021-09-01', 'LEAVE_OUT')).toEqual([cii]);
    expect((await policiesOn('2021-11-01', 'LEAVE_OUT')).sort()).toEqual([cii, privacy].sort());
    const undated = await policiesOn('2021-11-01', 'ONLY');
    expect(undated).toContain(vehicles);
    expect(undated).not.toContain(draft);
    expect((await policiesOn('2021-11-01', 'INCLUDE')).sort()).toEqual(
      [...undated, cii, privacy].sort(),
    );
  });

  it('filters by relations that held on that day', async () => {
    const where = '{ issuedBy: ["MIIT"], affecting: { sector: ["EV makers"] } }';
    expect(await policiesOn('2021-08-20', 'LEAVE_OUT', where)).toEqual([]);
    expect(await policiesOn('2021-08-20', 'INCLUDE', where)).toEqual([vehicles]);
    expect(await policiesOn('2021-08-11', 'INCLUDE', where)).toEqual([]);
  });

  it('shows relations that held on that day', async () => {
    const issued = async (day: string) => {
      const { data } = await ask(
        app,
        `{ entity(name: "MIIT", asOf: "${day}") { ... on Agency { issued { totalCount asOf } } } }`,
      );
      return data.entity.issued;
    };
    expect(await issued('2021-08-11')).toMatchObject({ asOf: '2021-08-11' });
    const [before, after] = [await issued('2021-08-11'), await issued('2021-08-12')];
    expect(after.totalCount).toBe(before.totalCount + 1);
  });

  it.each([
    ['asOf: "2021-09"', 'asOf: "2021-09" is not a full date'],
    ['asOf: "2021-02-30"', 'asOf: "2021-02-30" is not a full date'],
    ['undated: ONLY', 'undated: ONLY applies only with a day'],
  ])('refuses %s', async (given, message) => {
    const { errors } = await ask(app, `{ policies(${given}) { totalCount } }`);
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors[0]?.message).toContain(message);
  });
});
