import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { get } from '../../helpers/rest.js';

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

const statusOf = ({ status }: { readonly status: string }) => status;
const idOf = ({ id }: { readonly id: string }) => id;

describe('Policies that are only mentioned', () => {
  test('are told apart by a filter, in GraphQL, REST and counts', async () => {
    const { entities } = await brief();
    const policies = entities.filter(({ kind }) => kind === 'Policy').map(({ value }) => value);
    const mentioned = policies
      .filter(({ status }) => status === 'MENTIONED')
      .map(idOf)
      .sort();
    expect(mentioned).toContain('policy:cybersecurity-law');
    const { data, errors } = await ask(
      app,
      `{ yes: policies(first: 200, orderBy: { field: ID }, where: { onlyMentioned: true }) { nodes { id } }
         no: policies(where: { onlyMentioned: false }) { totalCount }
         neither: policies(where: { onlyMentioned: true, not: { onlyMentioned: true } }) { totalCount }
         counted: policyCounts(where: { onlyMentioned: true }, by: [{ dimension: STATUS }]) { groups { key count } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.yes.nodes.map(idOf)).toEqual(mentioned);
    expect(data.no.totalCount).toBe(policies.length - mentioned.length);
    expect(data.neither.totalCount).toBe(0);
    expect(data.counted.groups).toEqual([{ key: 'MENTIONED', count: mentioned.length }]);
    const rest = await get(app, '/v1/policies?onlyMentioned=true&sort=id&include=none');
    expect(rest.json.items.map(idOf)).toEqual(mentioned);
  });

  test('are known by no filter of kinds that cannot be', async () => {
    const { errors } = await ask(app, '{ events(where: { onlyMentioned: true }) { totalCount } }');
    expect(errors[0]?.message).toContain('onlyMentioned');
  });

  test.each(['ASC', 'DESC'])('come last by day, %s', async (direction) => {
    const { data, errors } = await ask(
      app,
      `{ policies(first: 200, orderBy: { field: DAY, direction: ${direction} }) { nodes { id status issuedOn passedOn publishedOn } } }`,
    );
    expect(errors).toEqual([]);
    const { nodes } = data.policies;
    const first = nodes.findIndex((node: { status: string }) => statusOf(node) === 'MENTIONED');
    expect(first).toBeGreaterThan(10);
    expect(new Set(nodes.slice(first).map(statusOf))).toEqual(new Set(['MENTIONED']));
    const days = nodes
      .slice(0, first)
      .map((node: Record<string, string>) => node.issuedOn ?? node.passedOn ?? node.publishedOn);
    expect(days).toEqual(direction === 'ASC' ? [...days].sort() : [...days].sort().reverse());
    expect(days).not.toContain(undefined);
  });
});

describe('The newest', () => {
  test('policies begin with a draft and rules of the same day, in GraphQL and REST', async () => {
    const expected = [
      'policy:employment-plan',
      'policy:nev-battery-reuse-rules',
      'policy:recommendation-algorithm-draft',
      'policy:transport-technology-guidelines',
      'policy:personal-information-protection-law',
    ];
    const { data } = await ask(
      app,
      '{ policies(first: 5, orderBy: { field: DAY, direction: DESC }) { nodes { id } } }',
    );
    expect(data.policies.nodes.map(idOf)).toEqual(expected);
    const { json } = await get(app, '/v1/policies?sort=day&order=desc&first=5&include=none');
    expect(json.items.map(idOf)).toEqual(expected);
  });

  test('events have the day of their item where they have no other', async () => {
    const { data } = await ask(
      app,
      `{ last: events(first: 2, orderBy: { field: DAY, direction: DESC }) { nodes { id } }
         listed: events(where: { listedOn: { from: "2021-08-18", to: "2021-08-18" } }, orderBy: { field: LISTED_ON }) { nodes { id listedOn } }
         never: events(where: { listedOn: { known: false } }, orderBy: { field: ID }) { nodes { id } }
         days: eventCounts(by: [{ dimension: LISTED_ON, period: DAY, from: "2021-08-17", to: "2021-08-19" }]) { groups { key count } } }`,
    );
    expect(data.last.nodes.map(idOf)).toEqual([
      'event:envision-charging-robot',
      'event:sensetime-listing',
    ]);
    expect(data.listed.nodes).toEqual(
      ['baidu-kunlun-2', 'baidu-robocar', 'baidu-robotaxi-rebranding'].map((slug) => ({
        id: `event:${slug}`,
        listedOn: '2021-08-18',
      })),
    );
    // What comments mention is listed under no day.
    expect(data.never.nodes.map(idOf)).toEqual([
      'event:didi-cybersecurity-review',
      'event:didi-us-listing',
      'event:european-companies-survey',
      'event:self-driving-accident-nio',
    ]);
    expect(data.days.groups).toEqual([
      { key: '2021-08-17', count: 2 },
      { key: '2021-08-18', count: 3 },
      { key: '2021-08-19', count: 0 },
    ]);
    const { json } = await get(app, '/v1/events?listedFrom=2021-08-18&listedTo=2021-08-18');
    expect(json.items).toHaveLength(3);
  });
});
