import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownInGraph, scoreNames } from '../../../src/cli/known.js';
import type { Dataset } from '../../../src/dataset/dataset.js';
import type {
  EntityIndex,
  Resembling,
} from '../../../src/interchange/import/resolve/entity-index.js';
import { isNamed, leastResembling } from '../../../src/interchange/import/resolve/entity-index.js';
import { knownInFolders } from '../../../src/interchange/import/resolve/known-folders.js';
import { otherNumbers } from '../../../src/interchange/import/resolve/name-index.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { match } from '../../../src/queries/match/index.js';
import { resolveNames } from '../../../src/queries/names/index.js';
import { brief, briefGraph } from '../../helpers/graph.js';

interface Asked {
  readonly kind: string;
  readonly text: string;
}

let graph: Graph;
let inGraph: EntityIndex;
let inFolder: EntityIndex;
let asked: readonly Asked[];
beforeAll(async () => {
  graph = await briefGraph();
  const dataset = await brief();
  inGraph = knownInGraph(graph, undefined);
  inFolder = knownInFolders([dataset], scoreNames());
  asked = [
    ...namesIn(dataset).flatMap(({ kind, text }, at) =>
      variants(text, at).map((one) => ({ kind, text: one })),
    ),
    ...others,
  ];
});
afterAll(() => graph.close());

function namesIn({ entities }: Dataset): Asked[] {
  return entities.flatMap(({ kind, value }) => {
    const {
      name,
      nameZh,
      names = [],
    } = value as unknown as {
      name: string;
      nameZh?: string;
      names?: { text: string }[];
    };
    const texts = [name, nameZh, ...names.map(({ text }) => text)];
    return [...new Set(texts)].flatMap((text) => (text && isNamed(kind) ? [{ kind, text }] : []));
  });
}

/**
 * A name as it is, and in turn without its last word, with two letters in the wrong order, with a letter less, or with a
 * word more.
 */
function variants(name: string, turn: number): string[] {
  const middle = Math.floor(name.length / 2);
  const [before, a = '', b = ''] = [name.slice(0, middle), name[middle], name[middle + 1]];
  const words = name.split(' ');
  const ways = [
    words.slice(0, -1).join(' ') || name,
    `${before}${b}${a}${name.slice(middle + 2)}`,
    `${before}${name.slice(middle + 1)}`,
    /[a-z]/.test(name) ? `${name} Holdings` : `${name}集团`,
  ];
  return [name, ways[turn % ways.length] as string];
}

/** Names of other things, other inflections, abbreviations, and names of several. */
const others: readonly Asked[] = [
  ...[
    'Ministry of Transportation',
    'Ministry of Financial Affairs',
    'Industry Ministry',
    'Ministry',
    '国家铁路局',
    '工信',
    'jiaotongyunshubu',
    'gongye',
    'State Council / 国务院',
    'Ministry of Industry and Information Technology (MIIT)',
  ].map((text) => ({ kind: 'Agency', text })),
  ...['Sense Time', 'Hua Wei', 'baidu online', 'General Motors', '宁德', 'Zhejiang Motors'].map(
    (text) => ({ kind: 'Company', text }),
  ),
];

const shown = ({ id, score, sure }: Resembling) => `${id} ${score}${sure ? ' sure' : ''}`;

describe('A name that is asked for', () => {
  test('has the same candidates and scores in the graph as in the folder that was loaded into it', async () => {
    const [one, other] = [await inGraph.resembling(asked), await inFolder.resembling(asked)];
    for (const [at, { text }] of asked.entries())
      expect([text, ...(one[at] ?? []).map(shown)]).toEqual([
        text,
        ...(other[at] ?? []).map(shown),
      ]);
    expect(other.filter((found) => found.length > 0).length).toBeGreaterThan(asked.length / 2);
  });

  test('has these candidates first in a match, unless that says that it is incomplete', async () => {
    const answers = await match(
      graph,
      asked.map(({ kind, text }) => ({ text, kinds: [kind], limit: 40 })),
      { maxCost: Number.POSITIVE_INFINITY },
    );
    const known = await inFolder.resembling(asked);
    const wrong: unknown[] = [];
    let cut = 0;
    for (const [at, { kind, text }] of asked.entries()) {
      const answer = answers[at];
      const matched = (answer?.candidates ?? [])
        .filter((one) => one.match || one.score >= leastResembling(kind))
        .filter((one) => one.match || !otherNumbers(text, one.matchedName ?? ''))
        .map(({ id, score, match: sure }) => shown({ id, name: '', score, sure }));
      const found = (known[at] ?? []).map(shown);
      const sure = found.find((one) => one.endsWith('sure'));
      const same = sure
        ? matched[0] === sure
        : !matched.some((one) => one.endsWith('sure')) &&
          found.slice(0, 5).every((one) => matched.includes(one)) &&
          matched.slice(0, 5).every((one) => found.includes(one));
      if (!answer?.complete) cut++;
      if (!same) wrong.push({ text, complete: answer?.complete, matched, found });
    }
    // A small graph has no name with more candidates than are compared.
    expect(cut).toBe(0);
    expect(wrong).toEqual([]);
  });

  test('is understood where a name is wanted exactly if one entity of the folder certainly has it', async () => {
    const some = asked.filter((_, at) => at % 5 === 0);
    const known = await inFolder.resembling(some);
    for (const [at, { kind, text }] of some.entries()) {
      const sure = known[at]?.find((one) => one.sure)?.id;
      const wanted = { name: text, kinds: [kind], argument: 'where' };
      const means = await resolveNames(graph, [wanted]).then(
        (names) => names.idsOf([text], [kind])[0],
        () => undefined,
      );
      expect([text, means]).toEqual([text, sure]);
    }
  });
});
