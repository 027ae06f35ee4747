import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset } from '../../src/dataset/dataset.js';
import { loadDataset } from '../../src/dataset/load-dataset.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { ask } from '../helpers/ask.js';
import { brief, emptyGraph, seed } from '../helpers/graph.js';
import { get } from '../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
beforeEach(async () => {
  graph = await emptyGraph();
  app = await buildApp({ graph });
});
afterEach(async () => {
  await app.close();
  await graph.close();
});

async function register(): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(join(seed, '../official-register-2021'));
  if (!dataset) throw new Error(JSON.stringify(problems, null, 2));
  return dataset;
}

function named(name: string, { meta, ...content }: Dataset): Dataset {
  const renamed = { ...content, meta: { ...meta, name } };
  return { ...renamed, hash: contentHash(renamed) };
}

const statements = 'statements { field value dataSet shown sources { reference } }';
const issuers = `edges { node { id } ${statements} }`;
const questions = [
  `{ policies(first: 50) { nodes { id ${statements} } } }`,
  '{ policies(first: 50) { nodes { id differences { reason field other { id } statements { dataSet value shown sources { reference } } } } } }',
  `{ policies(first: 50) { nodes { id issuedBy(first: 10) { ${issuers} } } } }`,
  `{ policies(first: 50) { nodes { id putForwardBy(first: 10) { ${issuers} } } } }`,
  `{ agencies(first: 50) { nodes { id ${statements} issued(first: 0) { totalCount } } } }`,
  '{ policies(where: { differing: true }) { nodes { id } coverage { name coversFrom coversTo } } }',
];

/** Everything that the two data sets can differ in, as the API tells it. */
async function answers(): Promise<string> {
  const asked = questions.map(async (question) => {
    const { data, errors } = await ask(app, question);
    expect(errors).toEqual([]);
    return data;
  });
  const rest = ['policies', 'agencies', 'differences', 'counts/policies?by=ISSUED_BY'].map(
    async (path) => (await get(app, `/v1/${path}${path.includes('?') ? '&' : '?first=200'}`)).body,
  );
  return JSON.stringify(await Promise.all([...asked, ...rest]));
}

describe('The brief and the register', () => {
  test('give the same answers in either order of their names and of loading', async () => {
    const [first, second] = [await brief(), await register()];
    const found: string[] = [];
    for (const [ofBrief, ofRegister] of [
      ['b-brief', 'a-register'],
      ['a-brief', 'b-register'],
    ] as const) {
      const sets = [named(ofBrief, first), named(ofRegister, second)] as const;
      for (const order of [sets, [sets[1], sets[0]]]) {
        await (await emptyGraph()).close();
        for (const one of order) await load(graph, one);
        const text = await answers();
        expect(text).toContain(ofRegister);
        found.push(text.replaceAll(ofBrief, 'brief').replaceAll(ofRegister, 'register'));
      }
    }
    const [one, ...others] = found;
    expect(others).toEqual([one, one, one]);
  });

  test('contradict each other in four days and in who issued five policies, each with both sources', async () => {
    for (const one of [await brief(), await register()]) await load(graph, one);
    const { json } = await get(app, '/v1/differences?first=200');
    expect(json).toMatchObject({ complete: true, nextCursor: null });
    const rows = (json.items as Row[]).map(({ entity, other, field, statements: said }) => {
      expect(said).toHaveLength(2);
      for (const { sources } of said) expect(sources.length).toBeGreaterThan(0);
      const values = said.map(({ dataSet, value }) => `${dataSet.split('-')[0]} ${value}`);
      return `${[entity.id, field, other?.id].filter(Boolean).join(' ')}: ${values.join(', ')}`;
    });
    const [notice, funds, rules, evaluation, plan, transport] = [
      'appliance-producer-responsibility-notice',
      'central-research-funding-guidelines',
      'nev-battery-reuse-rules',
      'st-evaluation-guidelines',
      'trade-logistics-plan',
      'transport-technology-guidelines',
    ].map((slug) => `policy:${slug}`);
    const lacking = (policy: string | undefined, ...agencies: string[]) =>
      agencies.map((slug) => `${policy} issuedBy agency:${slug}: official JOINT, merics null`);
    const office = (policy: string | undefined) => [
      `${policy} issuedBy agency:state-council: merics SOLE, official null`,
      `${policy} issuedBy agency:state-council-general-office: merics null, official SOLE`,
    ];
    expect(rows).toEqual([
      `${notice} issuedOn: merics 2021-08-04, official 2021-08-05`,
      ...office(funds),
      `${rules} issuedOn: merics 2021-08-27, official 2021-08-28`,
      ...lacking(rules, 'mee', 'mofcom', 'most', 'samr'),
      ...office(evaluation),
      `${plan} issuedOn: merics 2021-08-09, official 2021-08-10`,
      ...lacking(
        plan,
        'customs-administration',
        'mnr',
        'mohurd',
        'mot',
        'samr',
        'state-post-bureau',
      ),
      `${transport} issuedOn: merics 2021-08-26, official 2021-08-29`,
      ...lacking(transport, 'most'),
      `${transport} issuedBy.role agency:mot: merics SOLE, official JOINT`,
    ]);
  });
});

interface Row {
  readonly entity: { readonly id: string };
  readonly other: { readonly id: string } | null;
  readonly field: string;
  readonly statements: readonly {
    readonly dataSet: string;
    readonly value: string | null;
    readonly sources: readonly unknown[];
  }[];
}
