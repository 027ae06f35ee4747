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

const query = `query ($text: String!, $kinds: [KindName!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount hasNextPage endCursor complete incomplete incompleteZh
    nodes { id }
    edges { how node { id } match { how text language field nameKind pieces { text matched } } }
  }
}`;

interface Edge {
  how: string;
  node: { id: string };
  match: { language: string; pieces: { text: string; matched: boolean }[] };
}

async function search(text: string, more: object = {}) {
  const { data, errors } = await ask(app, query, { text, ...more });
  expect(errors).toEqual([]);
  return data.search;
}

/** A hit by name in one line: how, in which language, what, and the text with what matched in brackets. */
function inLine(edge: Edge | undefined): string {
  // Single words may match where no name does; tests/queries/search/words.graph.test.ts is about these.
  if (!edge || edge.how === 'WORDS') return 'no name';
  const text = edge.match.pieces.map((one) => (one.matched ? `[${one.text}]` : one.text)).join('');
  return `${edge.how} ${edge.match.language} ${edge.node.id} ${text}`;
}

describe('the first hit', () => {
  test.each([
    // English: names, abbreviations, width, case, punctuation.
    ['MIIT', 'EXACT EN agency:miit [MIIT]'],
    ['miit', 'EXACT EN agency:miit [MIIT]'],
    ['ｍｉｉｔ', 'EXACT EN agency:miit [MIIT]'],
    ['M.I.I.T.', 'EXACT EN agency:miit [MIIT]'],
    ['MOST', 'EXACT EN agency:most [MOST]'],
    ['MOFCOM', 'EXACT EN agency:mofcom [MOFCOM]'],
    ['NDRC', 'EXACT EN agency:ndrc [NDRC]'],
    ['CAC', 'EXACT EN agency:cac [CAC]'],
    ['State Council', 'EXACT EN agency:state-council [State Council]'],
    ['Ministry-of-Transport', 'EXACT EN agency:mot [Ministry of Transport]'],
    ['Lynk & Co', 'EXACT EN company:lynk-and-co [Lynk & Co]'],
    ['lynk co', 'EXACT EN company:lynk-and-co [Lynk & Co]'],
    ['S&T', 'EXACT EN sector:science-and-technology [S&T]'],
    ['5G', 'EXACT EN sector:mobile-networks [5G]'],
    ['US', 'EXACT EN place:united-states [US]'],
    ['agency:miit', 'EXACT EN agency:miit [agency:miit]'],
    // English: beginnings, parts, other forms, mentions.
    ['ministry of ind', 'PREFIX EN agency:miit [Ministry of Ind]ustry and Information Technology'],
    ['Lynk', 'PREFIX EN company:lynk-and-co [Lynk] & Co'],
    ['stock exchange', 'PART EN company:hong-kong-stock-exchange Hong Kong [Stock Exchange]'],
    ['exchange stock', 'PART EN company:hong-kong-stock-exchange Hong Kong [Stock] [Exchange]'],
    [
      'algorithm',
      'PART EN policy:recommendation-algorithm-draft Draft rules on recommendation [algorithm]s',
    ],
    [
      'plan 2025',
      'PART EN policy:trade-logistics-plan Special Action [Plan] for the High-quality Development of Trade Logistics (2021-[2025])',
    ],
    ['regulation algorithms', 'no name'],
    [
      'in-car systems',
      'MENTION EN provision:vehicle-ota-approval Updates sent to [in-car systems] and to autonomous driving functions go to MIIT for approval before they are installed.',
    ],
    // Chinese: names, short names, runs within names, single characters.
    ['工业和信息化部', 'EXACT ZH agency:miit [工业和信息化部]'],
    ['工信部', 'EXACT ZH agency:miit [工信部]'],
    ['中华人民共和国工业和信息化部', 'EXACT ZH agency:miit [中华人民共和国工业和信息化部]'],
    ['发改委', 'EXACT ZH agency:ndrc [发改委]'],
    ['网信办', 'EXACT ZH agency:cac [网信办]'],
    ['国务院', 'EXACT ZH agency:state-council [国务院]'],
    ['宁德时代', 'EXACT ZH company:catl [宁德时代]'],
    ['《网络安全法》', 'EXACT ZH policy:cybersecurity-law [网络安全法]'],
    ['中国', 'EXACT ZH place:china [中国]'],
    ['财政', 'PREFIX ZH agency:mof [财政]部'],
    ['信息化', 'PART ZH agency:miit 工业和[信息化]部'],
    ['发展和改革', 'PART ZH agency:ndrc 国家[发展和改革]委员会'],
    ['能网联汽', 'PART ZH sector:connected-vehicle-makers 智[能网联汽]车'],
    ['氢', 'PREFIX ZH sector:hydrogen [氢]能'],
    ['部', 'PART ZH agency:miit 工信[部]'],
    ['量子', 'no name'],
    // Traditional characters.
    ['工業和信息化部', 'EXACT ZH agency:miit [工业和信息化部]'],
    ['國務院', 'EXACT ZH agency:state-council [国务院]'],
    ['發改委', 'EXACT ZH agency:ndrc [发改委]'],
    ['華為', 'EXACT ZH company:huawei [华为]'],
    ['領克', 'EXACT ZH company:lynk-and-co [领克]'],
    ['寧德時代', 'EXACT ZH company:catl [宁德时代]'],
    ['廣東', 'EXACT ZH place:guangdong [广东]'],
    ['智能網聯汽車', 'EXACT ZH sector:connected-vehicle-makers [智能网联汽车]'],
    // Pinyin, in one word or several, with tones too, and initials.
    ['gongxinbu', 'EXACT PINYIN agency:miit [工信部]'],
    ['gong xin bu', 'EXACT PINYIN agency:miit [工信部]'],
    ['gōngxìnbù', 'EXACT PINYIN agency:miit [工信部]'],
    ['Guowuyuan', 'EXACT PINYIN agency:state-council [国务院]'],
    ['ningde shidai', 'EXACT PINYIN company:catl [宁德时代]'],
    ['wei lai', 'EXACT PINYIN company:nio [蔚来]'],
    ['xinxihua', 'PART PINYIN agency:miit 工业和[信息化]部'],
    ['zidongjia', 'PREFIX PINYIN sector:autonomous-driving [自动驾]驶'],
    ['gxb', 'EXACT PINYIN agency:miit [工信部]'],
    // A letter or two wrong.
    ['Huawie', 'FUZZY EN company:huawei [Huawei]'],
    ['Xaiomi', 'FUZZY EN company:xiaomi [Xiaomi]'],
    ['Geelly', 'FUZZY EN company:geely [Geely]'],
    ['Erikson', 'FUZZY EN company:ericsson [Ericsson]'],
    ['Sensetme', 'FUZZY EN company:sensetime [SenseTime]'],
    ['MITT', 'FUZZY EN agency:miit [MIIT]'],
    ['Minstry of Comerce', 'FUZZY EN agency:mofcom [Ministry of Commerce]'],
    ['gongxingbu', 'FUZZY PINYIN agency:miit [工信部]'],
    ['工新部', 'FUZZY ZH agency:miit [工信部]'],
    ['plan 2026', 'no name'],
    // Lucene's own syntax means nothing here.
    ['+MIIT', 'EXACT EN agency:miit [MIIT]'],
    ['"MIIT"', 'EXACT EN agency:miit [MIIT]'],
    ['MIIT~', 'EXACT EN agency:miit [MIIT]'],
    ['MIIT*', 'EXACT EN agency:miit [MIIT]'],
    ['(MIIT', 'EXACT EN agency:miit [MIIT]'],
    ['MIIT" OR "a', 'no name'],
    ['MIIT OR NDRC', 'no name'],
    ['nameKeys:miit', 'no name'],
    ['searchKeys:*', 'no name'],
    ['[a TO z]', 'no name'],
    ['MI*T', 'no name'],
    ['M?IT', 'no name'],
    ['/.*miit.*/', 'EXACT EN agency:miit [MIIT]'],
    [
      '=agency',
      'MENTION EN policy:trade-logistics-plan A plan of nine [agencies] to make logistics cheaper, more efficient, greener and stronger abroad within five years.',
    ],
    ['^miit', 'EXACT EN agency:miit [MIIT]'],
    ['MIIT\\', 'EXACT EN agency:miit [MIIT]'],
    // Emoji beside letters.
    ['🚗 Geely', 'EXACT EN company:geely [Geely]'],
  ])('of %s is %s', async (text, expected) => {
    expect(inLine((await search(text)).edges[0])).toBe(expected);
  });
});

describe('a search', () => {
  test('puts an agency with the name before a text that mentions it', async () => {
    const { edges, totalCount, complete } = await search('MIIT');
    expect(edges.map(({ how, node }: Edge) => `${how} ${node.id}`)).toEqual([
      'EXACT agency:miit',
      'PREFIX source:merics-2021-09-07-policy-13-label-1',
      'MENTION provision:vehicle-ota-approval',
    ]);
    expect([totalCount, complete]).toEqual([3, true]);
  });

  test('tells which name matched, of what kind', async () => {
    const { edges } = await search('工信部');
    expect(edges[0].match).toEqual({
      how: 'EXACT',
      text: '工信部',
      language: 'ZH',
      field: 'FURTHER_NAME',
      nameKind: 'SHORT',
      pieces: [{ text: '工信部', matched: true }],
    });
  });

  test('keeps to the kinds asked for', async () => {
    const { nodes } = await search('Guangdong', { kinds: ['Policy', 'Agency'] });
    expect(nodes.map(({ id }: { id: string }) => id.split(':')[0]).sort()).toEqual([
      'agency',
      'policy',
    ]);
    expect(await search('Guangdong', { kinds: [] })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  test('gives the same hits page by page', async () => {
    const whole = await search('plan', { first: 200 });
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await search('plan', { first: 3, after });
      ids.push(...page.nodes.map(({ id }: { id: string }) => id));
      after = page.hasNextPage ? page.endCursor : null;
    } while (after);
    expect(ids).toEqual(whole.nodes.map(({ id }: { id: string }) => id));
    expect(ids.length).toBe(whole.totalCount);
    expect(ids.length).toBeGreaterThan(6);
  });

  test('goes on only with its own cursor', async () => {
    const { endCursor } = await search('plan', { first: 1 });
    const { errors } = await ask(app, query, { text: 'notice', after: endCursor });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.message).toContain('belongs to another list');
  });

  test('brings along what is selected of the entities', async () => {
    const { data } = await ask(
      app,
      '{ search(text: "gongxinbu") { edges { node { name ... on Agency { issued { totalCount } } } } } }',
    );
    expect(data.search.edges).toEqual([
      {
        node: {
          name: 'Ministry of Industry and Information Technology',
          issued: { totalCount: 4 },
        },
      },
    ]);
  });

  test.each([
    ['', 'BAD_USER_INPUT', 'no letter and no digit'],
    ['  ', 'BAD_USER_INPUT', 'no letter and no digit'],
    ['🚗🔋', 'BAD_USER_INPUT', 'Write a name or a few words'],
    ['*', 'BAD_USER_INPUT', 'no letter and no digit'],
    ['"(((~', 'BAD_USER_INPUT', 'no letter and no digit'],
    ['a'.repeat(201), 'LIMIT_EXCEEDED', 'at most 200 are allowed'],
  ])('of "%s" is refused: %s', async (text, code, message) => {
    const { status, errors } = await ask(app, query, { text });
    expect([status, errors[0]?.extensions.code]).toEqual([400, code]);
    expect(errors[0]?.message).toContain(message);
  });

  test('of a kind that there is not is refused', async () => {
    expect((await ask(app, query, { text: 'x', kinds: ['Ministry'] })).status).toBe(422);
  });

  test.each([['a '.repeat(100)], ['工'.repeat(200)], ['plan '.repeat(40)]])(
    'of as much as fits is answered',
    async (text) => {
      await search(text);
    },
  );
});

describe('exact names elsewhere', () => {
  test('may be in traditional characters', async () => {
    const { data } = await ask(
      app,
      '{ entity(name: "工業和信息化部") { id } policies(where: { issuedBy: ["國務院"] }) { totalCount } same: policies(where: { issuedBy: ["State Council"] }) { totalCount } }',
    );
    expect(data.entity).toEqual({ id: 'agency:miit' });
    expect(data.policies).toEqual(data.same);
    const issued = (await brief()).relations.filter(
      ({ type, value }) => type === 'ISSUED' && value.from === 'agency:state-council',
    );
    expect(data.same.totalCount).toBe(issued.length);
  });

  test('are not pinyin, parts or misspellings, but these are suggested', async () => {
    for (const name of [
      'gongxinbu',
      'Minstry of Industry and Information Technology',
      '信息化部',
    ]) {
      const { errors } = await ask(app, 'query ($name: String) { entity(name: $name) { id } }', {
        name,
      });
      expect([errors[0]?.extensions.code, errors[0]?.message]).toEqual([
        'UNKNOWN_NAME',
        expect.stringContaining('Did you mean Ministry of Industry and Information Technology'),
      ]);
    }
  });
});
