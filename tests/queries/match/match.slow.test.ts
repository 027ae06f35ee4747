import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.js';
import { load } from '../../../src/load/load.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { type MatchAnswer, type MatchQuery, match } from '../../../src/queries/match/index.js';
import { agency, datasetOf } from '../../helpers/datasets.js';
import { brief, briefGraph, emptyGraph } from '../../helpers/graph.js';
import { type Random, randomFrom } from '../../helpers/random.js';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);
const random = randomFrom(seed);
console.info(`tests/queries/match/match.slow.test.ts: SEED=${seed}`);

let graph: Graph;
let dataset: Dataset;
beforeAll(async () => {
  graph = await briefGraph();
  dataset = await brief();
});
afterAll(() => graph.close());

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
}

function namesIn({ entities }: Dataset): Named[] {
  return entities.flatMap(({ kind, value }) => {
    const {
      id,
      name,
      nameZh,
      names = [],
    } = value as {
      id: string;
      name: string;
      nameZh?: string;
      names?: { text: string }[];
    };
    const texts = [id, name, nameZh, ...names.map(({ text }) => text)];
    return [...new Set(texts)].flatMap((text) => (text ? [{ id, kind, text }] : []));
  });
}

const some = <Value>(values: readonly Value[], count: number) =>
  Array.from({ length: count }, () => random.oneOf(values));

/** What an answer says wrongly of a name that the entity bears; nothing when it comes first alone, or as one of several that are marked. */
function wrongIn({ id, text }: Named, { candidates }: MatchAnswer): string[] {
  const [first] = candidates;
  const own = candidates.find((one) => one.id === id);
  const alone = first === own && own?.match === true;
  const rivals = own?.score === first?.score && !candidates.some((one) => one.match);
  const marked = own?.features.some((one) => one.id === 'rival' && one.value === true);
  return alone || (rivals && marked)
    ? []
    : [`${text} (${id}): ${JSON.stringify(candidates.slice(0, 2))}`];
}

test('whatever an entity is called by leads to it first, or to several that are marked as rivals', async () => {
  const asked = some(namesIn(dataset), 120);
  const answers = await match(
    graph,
    asked.map(({ text }) => ({ text, limit: 10 })),
  );
  expect(asked.flatMap((one, at) => wrongIn(one, answers[at] as MatchAnswer))).toEqual([]);
});

/** Ways in which lists spoil a name that leave it the same name. */
const spoilings: readonly ((text: string, random: Random) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => `  ${text.replaceAll(' ', '  ')} `,
  (text) => `“${text}”`,
  (text) => `${text}.`,
  (text) => text.replaceAll(' ', '-'),
  (text) => [...text].map((one) => (/[a-z]/i.test(one) ? fullWidth(one) : one)).join(''),
];
const fullWidth = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);

test('case, width, spaces, quotes and full stops do not change what a name leads to', async () => {
  const names = namesIn(dataset).filter(
    ({ id, text, kind }) => text !== id && ['Agency', 'Company', 'Policy'].includes(kind),
  );
  const asked = some(names, 80).map((one) => ({
    ...one,
    text: random.oneOf(spoilings)(one.text, random),
  }));
  const answers = await match(
    graph,
    asked.map(({ text, kind }) => ({ text, kinds: [kind], limit: 10 })),
  );
  expect(asked.flatMap((one, at) => wrongIn(one, answers[at] as MatchAnswer))).toEqual([]);
});

test('a batch answers each query as if it had been asked alone', async () => {
  const names = namesIn(dataset);
  const asked = some(names, 8).map(
    ({ text, kind }, at): MatchQuery => ({
      text: at % 2 === 0 ? text : text.slice(0, Math.max(2, text.length - 2)),
      ...(at % 3 === 0 ? { kinds: [kind], kindsAre: 'FIRST' } : {}),
      ...(at % 4 === 0 ? { properties: [{ property: 'issuedBy', values: ['MIIT'] }] } : {}),
    }),
  );
  const alone: MatchAnswer[] = [];
  for (const one of asked) alone.push(...(await match(graph, [one])));
  expect(await match(graph, asked)).toEqual(alone);
});

test('a hundred queries with properties take three statements', async () => {
  let statements = 0;
  const counting: Graph = {
    ...graph,
    read: (...asked) => {
      statements++;
      return graph.read(...asked);
    },
  };
  const names = namesIn(dataset).filter(({ kind }) => kind === 'Agency' || kind === 'Company');
  const queries = some(names, 100).map(({ text }) => ({
    text: `${text} x`,
    properties: [{ property: 'type', values: ['MINISTRY'] }],
  }));
  await match(counting, queries);
  expect(statements).toBe(3);
});

test('scores lie between 30 and 100 and fall, and nothing is more certain than one', async () => {
  const texts = some(namesIn(dataset), 40).map(({ text }) => text.slice(random.below(3)));
  for (const { candidates } of await match(
    graph,
    texts.map((text) => ({ text, limit: 40 })),
  )) {
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score >= 30 && score <= 100)).toBe(true);
    expect(candidates.filter((one) => one.match).length).toBeLessThanOrEqual(1);
  }
});

test('what says nothing has no candidates', async () => {
  const answers = await match(
    graph,
    ['', '-', ' ', '（）', '。'].map((text) => ({ text })),
  );
  expect(answers.map(({ candidates }) => candidates)).toEqual([[], [], [], [], []]);
});

test('namesakes are all candidates, none is certain, and an id decides', async () => {
  const other = await emptyGraph();
  // A data set may not give one name to two of a kind, but two data sets may.
  for (const slug of ['one', 'two']) {
    const files = {
      'dataset.yaml': `name: ${slug}\nversion: 1.0.0\ntitle: ${slug}\nlicence: none\n`,
      'agencies/seals.yaml': agency(slug, 'Bureau of Seals'),
    };
    await load(other, await datasetOf(files));
  }
  const [named, byId] = await match(other, [
    { text: 'The Bureau of Seals' },
    { text: 'agency:two' },
  ]);
  expect(named?.candidates.map(({ id, match }) => [id, match])).toEqual([
    ['agency:one', false],
    ['agency:two', false],
  ]);
  expect(byId?.candidates[0]).toMatchObject({ id: 'agency:two', match: true, score: 100 });
  await other.close();
});
