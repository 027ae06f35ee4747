import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { brief, briefGraph } from '../../helpers/graph.js';

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

const both = ['policy:connected-vehicle-opinions', 'policy:nev-battery-reuse-rules'];
const idsWhere = async (where: string) => {
  const { data, errors } = await ask(app, `{ policies(where: ${where}) { nodes { id } } }`);
  return errors[0]?.message ?? data.policies.nodes.map(({ id }: { id: string }) => id).sort();
};

describe('all MIIT policies affecting EV makers', () => {
  test('are two of the four that MIIT issued', async () => {
    expect(await idsWhere('{ issuedBy: ["MIIT"] }')).toHaveLength(4);
    expect(await idsWhere('{ issuedBy: ["MIIT"], affecting: { sector: ["EV makers"] } }')).toEqual(
      both,
    );
  });

  test.each([
    'MIIT',
    '工信部',
    '工业和信息化部',
    'ministry of industry and information technology',
    'agency:miit',
  ])('are the same when MIIT is called %s', async (name) => {
    expect(
      await idsWhere(`{ issuedBy: ["${name}"], affecting: { sector: ["电动汽车"] } }`),
    ).toEqual(both);
  });

  test('come with every way in which they reach EV makers, each link with its source', async () => {
    const query = readFileSync(
      new URL('../../../src/api/graphiql/headline.graphql', import.meta.url),
      'utf8',
    );
    const { data } = await ask(app, query);
    const [opinions, batteries] = data.policies.edges;
    expect(opinions.because.map(({ via }: { via: string }) => via)).toEqual([
      'WIDER_SECTOR',
      'WIDER_SECTOR',
    ]);
    expect(batteries.because).toEqual([
      expect.objectContaining({
        via: 'WIDER_SECTOR',
        sentence:
          'Regulations on the reuse (cascade utilisation) of NEV batteries addresses NEV makers; EV makers is part of NEV makers',
      }),
    ]);
    const { entities, relations } = await brief();
    const publisherOf = (id: string) =>
      entities.find(({ value }) => value.id === id)?.value.publisher;
    const stated = (from: string, to: string) => {
      const all = relations.filter(({ value }) => value.from === from && value.to === to);
      return all.map(({ value }) => value.sources as string[]);
    };
    const told = (sources: readonly { place: string | null; publisher: string }[]) =>
      sources.map(({ place, publisher }) => [place ?? null, publisher]);
    const asTold = (references: readonly string[]) =>
      references.map((reference) => {
        const [id = '', place = null] = reference.split('#');
        return [place, publisherOf(id)];
      });
    const upwards: Record<string, string> = {
      'sector:ev-makers': 'sector:nev-makers',
      'sector:nev-makers': 'sector:car-makers',
    };
    for (const { node, because } of data.policies.edges) {
      for (const { steps } of because) {
        const [touches, ...parts] = steps;
        const sector = parts.length === 1 ? 'sector:nev-makers' : 'sector:car-makers';
        expect(stated(node.id, sector).map(asTold)).toContainEqual(told(touches.sources));
        const above = Object.entries(upwards).slice(0, parts.length);
        const links = above.map(([from, to]) => stated(from, to).map(asTold));
        for (const [at, { sources }] of parts.toReversed().entries())
          expect(links[at]).toContainEqual(told(sources));
      }
    }
  });

  test('can be narrowed to the ways that count', async () => {
    const via = (ways: string, sector = 'EV makers') =>
      idsWhere(`{ issuedBy: ["MIIT"], affecting: { sector: ["${sector}"], via: [${ways}] } }`);
    expect(await via('SECTOR')).toEqual([]);
    expect(await via('WIDER_SECTOR')).toEqual(both);
    expect(await via('SECTOR', 'Car makers')).toEqual(['policy:connected-vehicle-opinions']);
    expect(await via('NARROWER_SECTOR', 'Car makers')).toEqual(both);
    expect(await via('COMPANY_IN_SECTOR')).toEqual([]);
  });

  test('a policy can reach a sector by a company in it, and what is held unlikely does not count unless asked for', async () => {
    const affecting = (text: string) => idsWhere(`{ affecting: { ${text} } }`);
    expect(await affecting('sector: ["Network equipment"], via: [COMPANY_IN_SECTOR]')).toEqual([
      'policy:cii-security-regulations',
    ]);
    expect(await affecting('company: ["诺基亚"]')).toEqual(['policy:cii-security-regulations']);
    expect(await affecting('company: ["NIO"]')).toEqual([]);
    expect(await affecting('sector: ["Consumer products"]')).toEqual([]);
    expect(await affecting('sector: ["Consumer products"], certainty: [UNLIKELY]')).toEqual([
      'policy:cii-security-regulations',
    ]);
  });

  test('judgement of analysts can be left out', async () => {
    const { data } = await ask(
      app,
      '{ policies(where: { affecting: { sector: ["Car makers"], basis: [TEXT], via: [SECTOR] } }) { edges { because { steps { basis relation } } } } }',
    );
    expect(data.policies.edges).toEqual([
      { because: [{ steps: [{ basis: null, relation: 'REGULATES' }] }] },
    ]);
  });
});

describe('a name', () => {
  test('that nobody bears is an error with candidates, not an empty list', async () => {
    const { status, errors } = await ask(
      app,
      '{ policies(where: { issuedBy: ["MIITT"] }) { totalCount } }',
    );
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'UNKNOWN_NAME']);
    expect(errors[0]?.message).toContain('Did you mean');
    expect(errors[0]?.extensions.candidates).toContainEqual(
      expect.objectContaining({ id: 'agency:miit' }),
    );
  });

  test.each([
    '{ issuedBy: ["agency:none"] }',
    '{ issuedBy: ["agency:miit", "agency:none"] }',
    '{ issuedBy: ["agency:miit"], affecting: { sector: ["sector:none"] } }',
    '{ affecting: { sector: ["sector:car-makers"], company: ["company:none"] } }',
    '{ issuedBy: ["agency:miit"], not: { issuedBy: ["agency:none"] } }',
    '{ or: [{ issuedBy: ["agency:miit"] }, { issuedBy: ["agency:none"] }] }',
    '{ and: [{ issuedBy: ["agency:none"] }] }',
    '{ anyName: ["policy:none"] }',
  ])('that is an id of nothing is told, whatever else is found: %s', async (where) => {
    const { errors } = await ask(app, `{ policies(where: ${where}) { nodes { id } } }`);
    expect(errors[0]?.extensions).toMatchObject({
      code: 'UNKNOWN_NAME',
      given: expect.stringContaining(':none'),
    });
  });

  test('that is an id is not looked up where a row proves it', async () => {
    let lookUps = 0;
    const counting = await buildApp({
      graph: {
        ...graph,
        readByIds: (...asked) => {
          lookUps++;
          return graph.readByIds(...asked);
        },
      },
    });
    const found = async (agency: string, sector: string) => {
      lookUps = 0;
      const where = `{ issuedBy: ["${agency}"], affecting: { sector: ["${sector}"] } }`;
      const { data } = await ask(counting, `{ policies(where: ${where}) { nodes { id } } }`);
      return [data.policies.nodes.length > 0, lookUps > 0];
    };
    expect(await found('agency:miit', 'sector:car-makers')).toEqual([true, false]);
    expect(await found('agency:cac', 'sector:car-makers')).toEqual([false, true]);
    await counting.close();
  });

  test('with the syntax of a search engine in it means itself', async () => {
    for (const name of ['MIIT" OR "a', '*', 'M?IT', 'nameKeys:miit', '\\\\', 'MI~']) {
      const { errors } = await ask(app, 'query($name: String!) { entity(name: $name) { id } }', {
        name,
      });
      expect(errors[0]?.extensions.code, name).toMatch(/UNKNOWN_NAME|BAD_USER_INPUT/);
    }
  });

  test('of anything finds it, with its names and their sources', async () => {
    const { data } = await ask(
      app,
      '{ entity(name: "宁德时代") { __typename id name names { text kind } sources { place source { publisher } } ... on Company { exchangeCode operatesIn { nodes { name } } } } }',
    );
    expect(data.entity).toMatchObject({
      __typename: 'Company',
      id: 'company:catl',
      exchangeCode: '300750.SZ',
      operatesIn: { nodes: [{ name: 'Makers of power batteries for vehicles' }] },
    });
    expect(data.entity.sources).toContainEqual({ place: 'text', source: { publisher: 'MERICS' } });
  });
});
