import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { paths } from '../../../src/queries/paths/index.js';
import { ask } from '../../helpers/ask.js';
import { agency, datasetOf, policy } from '../../helpers/datasets.js';
import { brief, briefGraph, emptyGraph } from '../../helpers/graph.js';
import { factsOf } from '../../helpers/oracle/facts.js';
import { plainPaths } from '../../helpers/oracle/paths.js';

const whole = `sentence sentenceZh hasMore complete incomplete maxHops asOf
  paths { length weak actual sentence sentenceZh ids nodes { id ... on Event { status } }
    hops { from { id } to { id } status weak undated ties { relation id status since until sources { id publisher place } } } }`;

async function asked(app: FastifyInstance, argumentsText: string) {
  const { data, errors } = await ask(app, `{ paths(${argumentsText}) { ${whole} } }`);
  expect(errors).toEqual([]);
  return data.paths;
}

/** The paths as the ids along them, without the kinds. */
const along = (answer: { paths: { ids: string[] }[] }) =>
  answer.paths.map(({ ids }) => ids.map((id) => id.split(':')[1]).join(' '));

describe('On the brief', () => {
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

  it('Geely is tied to Renault by their agreement and by having signed it', async () => {
    const answer = await asked(app, 'from: "Geely", to: "雷诺", maxHops: 2');
    expect(along(answer)[0]).toBe('geely renault');
    expect(answer.paths[0].hops[0].ties[0]).toMatchObject({
      relation: 'PARTNERS_WITH',
      sources: [{ publisher: expect.any(String), place: expect.any(String) }],
    });
    expect(along(answer)).toContain('geely geely-renault-agreement renault');
  });

  it('Envision AESC is not tied to Envision Group, and the answer names the limit', async () => {
    for (const maxHops of [1, 4, 6]) {
      const answer = await asked(
        app,
        `from: "Envision AESC", to: "Envision Group", maxHops: ${maxHops}`,
      );
      expect(answer).toMatchObject({ paths: [], hasMore: false, complete: true, incomplete: null });
      expect(answer.sentence).toContain(
        `No path of at most ${maxHops === 1 ? '1 relation' : `${maxHops} relations`} ties Envision AESC to Envision Group.`,
      );
      expect(answer.sentenceZh).toContain(`至多 ${maxHops} 步`);
    }
  });

  it('the two are tied by weak relations alone, and each such path says so', async () => {
    const answer = await asked(app, 'from: "Envision AESC", to: "Envision Group", weak: true');
    const expected = plainPaths(factsOf(await brief()), {
      from: 'company:envision-aesc',
      to: 'company:envision-group',
      maxHops: 4,
      first: 10,
      weak: true,
    });
    expect(answer.paths.map(({ ids }: { ids: string[] }) => ids)).toEqual(
      expected?.paths.map(({ ids }) => ids),
    );
    expect(answer.paths).not.toEqual([]);
    for (const path of answer.paths) {
      expect(path.weak).toBe(true);
      expect(path.hops.some(({ weak }: { weak: boolean }) => weak)).toBe(true);
    }
  });

  it('CAC is tied to ByteDance through the fund that it controls', async () => {
    const answer = await asked(app, 'from: "CAC", to: "ByteDance"');
    expect(along(answer)).toContain('cac fund-controlled-by-cac bytedance');
    const forward = await asked(app, 'from: "CAC", to: "ByteDance", direction: FORWARD');
    expect(along(forward)).toEqual(['cac fund-controlled-by-cac bytedance']);
    expect(forward.paths[0].sentence).toMatch(/controls .*; .* holds a stake in ByteDance/);
    const back = await asked(app, 'from: "ByteDance", to: "CAC", direction: BACKWARD');
    expect(along(back)).toEqual(['bytedance fund-controlled-by-cac cac']);
    const around = await asked(
      app,
      'from: "CAC", to: "ByteDance", avoid: ["company:fund-controlled-by-cac"]',
    );
    expect(along(around).join()).not.toContain('fund-controlled-by-cac');
  });

  it.each([
    ['from: "Geely", to: "吉利"', 'BAD_USER_INPUT', /to: company:geely is given as from too/],
    ['from: "Nobody at all", to: "Geely"', 'UNKNOWN_NAME', /from: no entity/],
    [
      'from: "Geely", to: "Renault", through: ["Nobody at all"]',
      'UNKNOWN_NAME',
      /through: no entity/,
    ],
    ['from: "Geely", to: "Renault", maxHops: 7', 'LIMIT_EXCEEDED', /maxHops: 7 .* 1 to 6/],
    ['from: "Geely", to: "Renault", maxHops: 0', 'BAD_USER_INPUT', /maxHops: 0 .* 1 to 6/],
    ['from: "Geely", to: "Renault", first: 31', 'LIMIT_EXCEEDED', /first: 31 .* 1 to 30/],
    ['from: "Geely", to: "Renault", relations: []', 'BAD_USER_INPUT', /relations: \[\]/],
    [
      'from: "Geely", to: "Renault", relations: [CITES], weak: true',
      'BAD_USER_INPUT',
      /weak: true/,
    ],
    ['from: "Geely", to: "Renault", avoid: ["Geely"]', 'BAD_USER_INPUT', /avoid: company:geely/],
    [
      'from: "Geely", to: "Renault", through: ["CATL"], avoid: ["CATL"]',
      'BAD_USER_INPUT',
      /as through too/,
    ],
    [
      'from: "Geely", to: "Renault", maxHops: 1, through: ["CATL"]',
      'BAD_USER_INPUT',
      /passes at most 0/,
    ],
    ['from: "Geely", to: "Renault", asOf: "2021-09"', 'BAD_USER_INPUT', /asOf/],
    [
      'from: "Geely", to: "Renault", asOf: "2021-09-01", undated: ONLY',
      'BAD_USER_INPUT',
      /undated: ONLY/,
    ],
  ])('%s is refused with %s', async (given, code, message) => {
    const { errors } = await ask(app, `{ paths(${given}) { sentence } }`);
    expect(errors[0]?.extensions.code).toBe(code);
    expect(errors[0]?.message).toMatch(message);
  });

  it('without time, an answer is flagged or refused, and never says that there is no path', async () => {
    const limits = { time: 0, relations: 1_000, steps: 1_000 };
    const answer = await paths(graph, { from: 'Geely', to: 'Renault' }, limits);
    expect(answer).toMatchObject({ complete: false, paths: [], hasMore: false, searchedHops: 0 });
    expect(answer.incomplete).toContain('limit of 0 seconds');
    expect(answer.sentence).not.toContain('No path');
  });

  it('beyond its size, an answer gives what it surely knows and says where it stopped', async () => {
    const asked = { from: 'company:geely', to: 'company:renault', first: 30, maxHops: 6 };
    const all = await paths(graph, asked);
    for (const relations of [10, 20, 30, 40, 60, 100]) {
      const limits = { time: 20_000, relations, steps: 1_000_000 };
      const some = await paths(graph, asked, limits);
      expect(some.paths).toEqual(all.paths.slice(0, some.paths.length));
      if (some.paths.length < all.paths.length) {
        expect(some.complete).toBe(false);
        expect(some.incompleteZh).toContain('而中止');
      }
    }
  });
});

const company = (slug: string) =>
  `id: company:${slug}\nname: ${slug}\ntype: COMPANY\nsources: [source:a]\n`;
const tie = (type: string, from: string, to: string, more = '') =>
  `- {type: ${type}, from: '${from}', to: '${to}', sources: [source:a]${more}}\n`;
const deal = (slug: string, status: string) =>
  `id: event:${slug}\nname: ${slug}\ntype: COOPERATION\nstatus: ${status}\nsources: [source:a]\n`;

describe('In a small graph', () => {
  let graph: Graph;
  let app: FastifyInstance;
  beforeAll(async () => {
    graph = await emptyGraph();
    const dataset = await datasetOf({
      'agencies/a.yaml': agency('a', 'A'),
      'policies/p.yaml': policy('p', 'P'),
      'policies/q.yaml': policy('q', 'Q'),
      'sectors/s.yaml': 'id: sector:s\nname: S\nsources: [source:a]\n',
      ...Object.fromEntries(
        ['one', 'two', 'three', 'four', 'five'].map((slug) => [
          `companies/${slug}.yaml`,
          company(slug),
        ]),
      ),
      'events/plan.yaml': deal('plan', 'PLANNED'),
      'events/flop.yaml': deal('flop', 'FAILED'),
      'relations/all.yaml': [
        tie('HOLDS_STAKE_IN', 'company:one', 'company:two', ', since: 2020-01-01, percent: 10'),
        tie('SUPPLIES', 'company:two', 'company:one'),
        tie('PARTNERS_WITH', 'company:two', 'company:three', ', status: RUMOURED'),
        tie('CONTROLS', 'company:one', 'company:four', ', since: 2020-01-01, until: 2021-01-01'),
        tie('CONTROLS', 'company:four', 'company:three', ", since: '2019'"),
        tie('TOOK_PART_IN', 'company:one', 'event:plan', ', role: PARTNER'),
        tie('TOOK_PART_IN', 'company:five', 'event:plan', ', role: PARTNER'),
        tie('TOOK_PART_IN', 'company:three', 'event:flop', ', role: PARTNER'),
        tie('TOOK_PART_IN', 'company:five', 'event:flop', ', role: PARTNER'),
        tie('OPERATES_IN', 'company:four', 'sector:s'),
        tie('OPERATES_IN', 'company:five', 'sector:s'),
        tie('ISSUED', 'agency:a', 'policy:p', ', role: SOLE'),
        tie('ISSUED', 'agency:a', 'policy:q', ', role: SOLE'),
        tie('REGULATES', 'policy:p', 'sector:s'),
        tie('REGULATES', 'policy:q', 'sector:s'),
      ].join(''),
    });
    await load(graph, dataset);
    app = await buildApp({ graph });
  });
  afterAll(async () => {
    await app?.close();
    await graph?.close();
  });

  it('the shortest paths come first, and those of one length by the ids along them', async () => {
    const answer = await asked(app, 'from: "one", to: "three"');
    expect(along(answer)).toEqual(['one four three', 'one two three']);
    expect(answer.sentence).toContain('2 paths, of 2 relations, tie one to three.');
    const [first] = (await asked(app, 'from: "one", to: "three", first: 1')).paths;
    expect(first).toEqual(answer.paths[0]);
  });

  it('a first page says that there is more', async () => {
    expect(await asked(app, 'from: "one", to: "three", first: 1')).toMatchObject({
      hasMore: true,
      complete: true,
    });
  });

  it('a hop has every relation between its two, each its own way round', async () => {
    const [{ hops, nodes }] = (await asked(app, 'from: "one", to: "two"')).paths;
    expect(hops).toHaveLength(1);
    expect(hops[0].ties.map(({ relation }: { relation: string }) => relation)).toEqual([
      'HOLDS_STAKE_IN',
      'SUPPLIES',
    ]);
    expect(nodes.map(({ id }: { id: string }) => id)).toEqual(['company:one', 'company:two']);
  });

  it('a direction is kept, and what is the same either way is walked both ways', async () => {
    const of = (direction: string, from: string, to: string) =>
      asked(app, `from: "${from}", to: "${to}", direction: ${direction}`).then(along);
    expect(await of('FORWARD', 'one', 'three')).toEqual(['one four three', 'one two three']);
    expect(await of('BACKWARD', 'one', 'three')).toEqual(['one two three']);
    expect(await of('FORWARD', 'three', 'four')).toEqual(['three two one four']);
  });

  it('a rumour is labelled, and can be left out', async () => {
    const [sure, rumour] = (await asked(app, 'from: "one", to: "three"')).paths;
    expect([sure.actual, rumour.actual]).toEqual([true, false]);
    expect(rumour.hops[1].status).toBe('RUMOURED');
    expect(rumour.sentence).toContain('(rumoured)');
    expect(along(await asked(app, 'from: "one", to: "three", statuses: [ACTUAL]'))).toEqual([
      'one four three',
    ]);
  });

  it('who takes part in a plan is no surer than the plan, and what failed ties nobody', async () => {
    const [path] = (await asked(app, 'from: "one", to: "five"')).paths;
    expect(path).toMatchObject({
      actual: false,
      hops: [{ status: 'PLANNED' }, { status: 'PLANNED' }],
    });
    expect(path.sentence).toContain('planned');
    expect(along(await asked(app, 'from: "three", to: "five", maxHops: 2'))).toEqual([]);
    expect(
      along(await asked(app, 'from: "three", to: "five", maxHops: 2, statuses: [FAILED, ACTUAL]')),
    ).toEqual(['three flop five']);
  });

  it('what shares a sector is tied by nothing, unless weak ties are asked for', async () => {
    const of = (more: string) => asked(app, `from: "four", to: "five", maxHops: 2${more}`);
    expect(along(await of(''))).toEqual([]);
    const weak = await of(', weak: true');
    expect(along(weak)).toEqual(['four s five']);
    expect(weak.paths[0]).toMatchObject({ weak: true, hops: [{ weak: true }, { weak: true }] });
    expect(along(await of(', relations: [OPERATES_IN]'))).toEqual(['four s five']);
  });

  it('policies that address one sector are not tied by it either, though the relation is no weak one', async () => {
    const of = (more: string) => asked(app, `from: "P", to: "Q"${more}`);
    expect(along(await of(''))).toEqual(['p a q']);
    const weak = await of(', weak: true, maxHops: 2');
    expect(
      weak.paths.map(({ ids, weak: is }: { ids: string[]; weak: boolean }) => [ids[1], is]),
    ).toEqual([
      ['agency:a', false],
      ['sector:s', true],
    ]);
    expect(along(await asked(app, 'from: "agency:a", to: "S"'))).toEqual(['a p s', 'a q s']);
  });

  it('on a day only what held then counts, and undated hops say that they are', async () => {
    const on = (day: string, more = '') =>
      asked(app, `from: "one", to: "three", asOf: "${day}"${more}`);
    expect(along(await on('2020-06-01'))).toEqual(['one four three']);
    expect(along(await on('2021-01-01'))).toEqual([]);
    expect((await on('2021-01-01')).sentence).toContain('held on 2021-01-01');
    const both = await asked(app, 'from: "two", to: "one", asOf: "2019-06-01", undated: INCLUDE');
    expect(both.paths[0].hops[0]).toMatchObject({
      undated: true,
      ties: [{ relation: 'SUPPLIES' }],
    });
  });

  it('a path passes what it is to pass, and not what it is to avoid', async () => {
    const of = (more: string) => asked(app, `from: "one", to: "three"${more}`).then(along);
    expect(await of(', through: ["two"]')).toEqual(['one two three']);
    expect(await of(', avoid: ["two"]')).toEqual(['one four three']);
    expect(await of(', through: ["two", "four"]')).toEqual([]);
  });
});
