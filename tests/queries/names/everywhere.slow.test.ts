import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import { knownInGraph, scoreNames } from '../../../src/cli/known.js';
import type { Dataset } from '../../../src/dataset/dataset.js';
import type { EntityIndex } from '../../../src/interchange/import/resolve/entity-index.js';
import { knownInFolders } from '../../../src/interchange/import/resolve/known-folders.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { ask } from '../../helpers/ask.js';
import { agency, datasetOf } from '../../helpers/datasets.js';
import { brief, emptyGraph } from '../../helpers/graph.js';

const meta = (name: string) => `name: ${name}\nversion: 1.0.0\ntitle: ${name}\nlicence: none\n`;
const person = (slug: string, name: string, nameZh: string) =>
  `id: person:${slug}\nname: ${name}\nnameZh: ${nameZh}\nsources: [source:a]\n`;

/** Organs whose names resemble each other and those of the brief, and two people whose names sound alike. */
const others = {
  'dataset.yaml': meta('others'),
  'agencies/samr.yaml': agency(
    'samr',
    'State Administration for Market Regulation',
    'nameZh: 国家市场监督管理总局\n',
  ),
  'agencies/mohurd.yaml': agency(
    'mohurd',
    'Ministry of Housing and Urban-Rural Development',
    'nameZh: 住房和城乡建设部\n',
  ),
  'agencies/guangdong-drc.yaml': agency(
    'guangdong-drc',
    'Guangdong Development and Reform Commission',
    'nameZh: 广东省发展和改革委员会\n',
  ),
  'agencies/general-office.yaml': agency(
    'general-office',
    'General Office of the State Council',
    'nameZh: 国务院办公厅\n',
  ),
  'agencies/statistics.yaml': agency(
    'statistics',
    'National Bureau of Statistics',
    'nameZh: 国家统计局\n',
  ),
  'agencies/hebei-statistics.yaml': agency(
    'hebei-statistics',
    'Hebei Bureau of Statistics',
    'nameZh: 河北统计局\n',
  ),
  'agencies/archives.yaml': agency(
    'archives',
    'National Archives Administration',
    'nameZh: 国家档案局\n',
  ),
  'people/li-wei.yaml': person('li-wei-great', 'Li Wei', '李伟'),
};

/** A second data set, as one may not give a name to two of a kind. */
const more = {
  'dataset.yaml': meta('more'),
  'agencies/archives.yaml': agency(
    'archives-of-archives',
    'Archives of Archives',
    'nameZh: 档案局\n',
  ),
  'people/li-wei.yaml': person('li-wei-lofty', 'Li Wei', '李巍'),
};

/** An id, no entity, or several. */
const UNKNOWN = 'unknown';
const AMBIGUOUS = 'ambiguous';

const agencies: readonly (readonly [name: string, means: string])[] = [
  // Exact names and abbreviations.
  ['MIIT', 'agency:miit'],
  ['ministry of industry and information technology', 'agency:miit'],
  ['工业和信息化部', 'agency:miit'],
  ['工業和信息化部', 'agency:miit'],
  // In full, with the short form in brackets or beside it.
  ['Ministry of Industry and Information Technology (MIIT)', 'agency:miit'],
  ['MIIT (Ministry of Industry and Information Technology)', 'agency:miit'],
  ['Ministry of Industry & Information Technology (MIIT)', 'agency:miit'],
  ['工业和信息化部（工信部）', 'agency:miit'],
  ['工信部 MIIT', 'agency:miit'],
  ['科技部 / MOST', 'agency:most'],
  ['MIIT Ministry of Industry', 'agency:miit'],
  ['Ministry of Industry (MIIT)', 'agency:miit'],
  ['Ministry of Industry and Information Technology, MIIT', 'agency:miit'],
  // With the name of the country, and without.
  ["Ministry of Commerce of the People's Republic of China", 'agency:mofcom'],
  ["People's Republic of China Ministry of Commerce", 'agency:mofcom'],
  ["China's Ministry of Commerce", 'agency:mofcom'],
  ['MOFCOM, PRC', 'agency:mofcom'],
  ['Chinese State Council', 'agency:state-council'],
  ['中国商务部', 'agency:mofcom'],
  ['中华人民共和国国家能源局', 'agency:nea'],
  ['中华人民共和国国家发展和改革委员会', 'agency:ndrc'],
  ['中华人民共和国国家互联网信息办公室', 'agency:cac'],
  // As the official register writes them.
  ['发展改革委', 'agency:ndrc'],
  ['国家发展改革委', 'agency:ndrc'],
  ['发展和改革委员会', 'agency:ndrc'],
  ['生态环境部', 'agency:mee'],
  ['商务部', 'agency:mofcom'],
  ['网信办', 'agency:cac'],
  ['国务院', 'agency:state-council'],
  ['国务院办公厅', 'agency:general-office'],
  ['市场监管总局', 'agency:samr'],
  ['国家市场监管总局', 'agency:samr'],
  ['住房城乡建设部', 'agency:mohurd'],
  ['统计局', 'agency:statistics'],
  ['北京市政府', 'agency:beijing-government'],
  // An exact name comes before those that it could be in another form.
  ['档案局', 'agency:archives-of-archives'],
  ['国家档案局', 'agency:archives'],
  ['广东省发展改革委', 'agency:guangdong-drc'],
  ['广东省发展和改革委员会', 'agency:guangdong-drc'],
  // The name of two.
  ['中华人民共和国档案局', AMBIGUOUS],
  // Names of none of them.
  ['Ministry of Industry of Vietnam', UNKNOWN],
  ['Ministry of Industry and Information Technology of Vietnam', UNKNOWN],
  ['Ministry of Industry (Vietnam)', UNKNOWN],
  ['Ministry of Finance of Japan', UNKNOWN],
  ['Ministry of Finance (MIIT)', UNKNOWN],
  ['MIIT / MOFCOM', UNKNOWN],
  ['Ministry of Industry', UNKNOWN],
  ['Ministry of Transportation', UNKNOWN],
  ['Ministry', UNKNOWN],
  ['PRC Ministry', UNKNOWN],
  ['浙江省发展和改革委员会', UNKNOWN],
  ['北京市发展改革委', UNKNOWN],
  ['国务院国有资产监督管理委员会', UNKNOWN],
  ['农业农村部', UNKNOWN],
  ['国家局', UNKNOWN],
];

const people: readonly (readonly [name: string, means: string])[] = [
  ['李伟', 'person:li-wei-great'],
  ['李巍', 'person:li-wei-lofty'],
  ['Li Wei', AMBIGUOUS],
  ['李薇', UNKNOWN],
  ['liwei', UNKNOWN],
];

let graph: Graph;
let app: FastifyInstance;
let inGraph: EntityIndex;
let inFolders: EntityIndex;
beforeAll(async () => {
  graph = await emptyGraph();
  const datasets: Dataset[] = [await brief(), await datasetOf(others), await datasetOf(more)];
  for (const dataset of datasets) await load(graph, dataset);
  app = await buildApp({ graph });
  inGraph = knownInGraph(graph, undefined);
  inFolders = knownInFolders(datasets, scoreNames());
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

const meaningOf: Readonly<Record<string, string>> = {
  UNKNOWN_NAME: UNKNOWN,
  AMBIGUOUS_NAME: AMBIGUOUS,
};

/** What a field of GraphQL takes a name for. A list of policies says no more than whether it took the name. */
async function inGraphql(query: string, name: string): Promise<string> {
  const { data, errors } = await ask(app, `query ($name: String!) { ${query} }`, { name });
  const [error] = errors;
  if (!error) return data.entity?.id ?? 'taken';
  return meaningOf[String(error.extensions.code)] ?? error.message;
}

interface Candidate {
  readonly id: string;
  readonly match: boolean;
  readonly features: unknown;
}

/** What candidates say: the certain one, several that are marked as rivals, or none. */
function meant(candidates: readonly Candidate[]): string {
  const certain = candidates.find(({ match }) => match);
  if (certain) return certain.id;
  return JSON.stringify(candidates.map(({ features }) => features)).includes('rival')
    ? AMBIGUOUS
    : UNKNOWN;
}

async function post(url: string, payload: object) {
  const response = await app.inject({ method: 'POST', url, payload });
  return response.json();
}

/** All ways in which a name comes in, and what each takes it for. Imports do not say whether a doubt has several causes. */
async function readings(kind: string, name: string) {
  const search = await ask(
    app,
    `query ($name: String!) { search(text: $name, kinds: [${kind}], first: 1) { edges { how node { id } match { language } } } }`,
    { name },
  );
  const [hit] = search.data.search.edges;
  const { results } = await post('/v1/match', { queries: { a: { name } }, kinds: [kind] });
  const reconciled = await post('/reconcile', {
    queries: { a: { query: name, type: kind, type_strict: 'any' } },
  });
  const [graphFound = []] = await inGraph.resembling([{ kind, text: name }]);
  const [folderFound = []] = await inFolders.resembling([{ kind, text: name }]);
  const sureIn = (found: typeof graphFound) => found.find(({ sure }) => sure)?.id ?? 'not sure';
  const rest = await app.inject({ url: `/v1/entities/${encodeURIComponent(name)}` });
  return {
    entity: await inGraphql('entity(name: $name) { id }', name),
    rest: rest.json().id ?? meaningOf[rest.json().code],
    ...(kind === 'Agency' && {
      filter: await inGraphql('policies(where: { issuedBy: [$name] }) { totalCount }', name),
    }),
    search: hit?.how === 'EXACT' && hit.match.language !== 'PINYIN' ? hit.node.id : UNKNOWN,
    match: meant(results.a.candidates),
    reconcile: meant(reconciled.a.result),
    importFromGraph: sureIn(graphFound),
    importFromFolders: sureIn(folderFound),
  };
}

/** What all of them are to say. */
function expected(kind: string, means: string, found: { readonly search: string }) {
  const isOne = means !== UNKNOWN && means !== AMBIGUOUS;
  return {
    entity: means,
    rest: means,
    ...(kind === 'Agency' && { filter: isOne ? 'taken' : means }),
    // A search lists all that the name could mean, so its first hit decides nothing.
    search: means === AMBIGUOUS ? found.search : means,
    match: means,
    reconcile: means,
    importFromGraph: isOne ? means : 'not sure',
    importFromFolders: isOne ? means : 'not sure',
  };
}

describe('a name means the same for entity, filters, search, match, reconciliation and import', () => {
  test.each(agencies)('%s: %s', async (name, means) => {
    const found = await readings('Agency', name);
    expect(found).toEqual(expected('Agency', means, found));
  });

  test.each(people)('%s: %s', async (name, means) => {
    const found = await readings('Person', name);
    expect(found).toEqual(expected('Person', means, found));
  });
});

test('an ambiguous name is an error that lists what it could mean', async () => {
  const { errors } = await ask(app, '{ entity(name: "中华人民共和国档案局") { id } }');
  const candidates = errors[0]?.extensions.candidates as { id: string }[];
  expect(candidates.map(({ id }) => id).sort()).toEqual([
    'agency:archives',
    'agency:archives-of-archives',
  ]);
});

test.each([
  ['Ministry of Transportation', 'agency:mot'],
  ['National Development and Reform Comission of Chinaa', 'agency:ndrc'],
])(
  'the near miss %s is a doubt for an import, with the same score in graph and folders',
  async (text, near) => {
    const [graphFound = []] = await inGraph.resembling([{ kind: 'Agency', text }]);
    const [folderFound = []] = await inFolders.resembling([{ kind: 'Agency', text }]);
    const scoreIn = (found: typeof graphFound) => found.find(({ id }) => id === near)?.score;
    expect(scoreIn(graphFound)).toBeGreaterThanOrEqual(45);
    expect(scoreIn(folderFound)).toBe(scoreIn(graphFound));
    expect([...graphFound, ...folderFound].filter(({ sure }) => sure)).toEqual([]);
  },
);

test('the organ of a place is no candidate for the one of the state, in graph and folders', async () => {
  for (const index of [inGraph, inFolders]) {
    const [found = []] = await index.resembling([
      { kind: 'Agency', text: '浙江省发展和改革委员会' },
    ]);
    expect(found.map(({ id }) => id)).not.toContain('agency:ndrc');
  }
});

test('a near miss is told as a suggestion', async () => {
  const { errors } = await ask(app, '{ entity(name: "Ministry of Transportation") { id } }');
  expect(errors[0]?.extensions.candidates).toContainEqual(
    expect.objectContaining({ id: 'agency:mot' }),
  );
});

describe('a company', () => {
  test.each([
    ['Huawei Technologies Co Ltd', 'company:huawei'],
    ['Xiaomi Corp.', UNKNOWN],
    ['中国移动', 'company:china-mobile'],
    ['移动', UNKNOWN],
    ['NIO Games', UNKNOWN],
    ['China Mobile Games', UNKNOWN],
  ])('%s: %s', async (name, means) => {
    const found = await inGraphql('entity(name: $name) { id }', name);
    const { results } = await post('/v1/match', { queries: { a: { name } } });
    expect([found, meant(results.a.candidates)]).toEqual([means, means]);
  });
});
