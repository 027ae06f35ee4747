import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../src/api/app.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { edition, editionsIn } from '../helpers/editions.js';
import { emptyGraph, testGraph } from '../helpers/graph.js';

/** Loads of both sorts, in turns: in one transaction, and in several. */
const LOADS = Number(process.env.LOADS ?? 20);
/** So many policies change their names with each load. Neo4j takes some tenths of a second to apply that. */
const POLICIES = 1_000;

/** What one answer shows of the state that it was read in: every mention of an edition, and every count. */
interface Shown {
  readonly editions: readonly number[];
  readonly counts: readonly number[];
  readonly isFlagged: boolean;
}

const query = `{
  one: policyCounts(by: [{ dimension: ISSUED_ON, period: YEAR }]) { complete groups { key count } }
  two: policyCounts(by: [{ dimension: ISSUED_ON, period: YEAR }]) { complete groups { key count } }
  policies(first: 50) { complete totalCount edges { node { name } } }
  dataSets { version }
}`;
interface Counted {
  readonly groups: readonly { readonly key: string; readonly count: number }[];
}
interface Body {
  readonly data?: {
    readonly one: Counted;
    readonly two: Counted;
    readonly policies: { readonly totalCount: number };
  };
  readonly extensions?: { readonly incomplete?: unknown };
}

const counted = ({ groups }: Counted) => groups.filter(({ count }) => count > 0);

const ways: readonly (readonly [
  name: string,
  request: { readonly method?: 'POST'; readonly url: string; readonly payload?: object },
  shown: (text: string, headers: Readonly<Record<string, unknown>>) => Shown,
])[] = [
  [
    'GraphQL',
    { method: 'POST', url: '/graphql', payload: { query } },
    (text, headers) => {
      const { data, extensions } = JSON.parse(text) as Body;
      if (!data) throw new Error(text);
      const groups = [data.one, data.two].flatMap(counted);
      return {
        editions: [...editionsIn(text), ...groups.map(({ key }) => Number(key) - 2000)],
        counts: [...groups.map(({ count }) => count), data.policies.totalCount],
        isFlagged: extensions?.incomplete !== undefined && headers['x-complete'] === 'false',
      };
    },
  ],
  [
    'REST, a list',
    { url: '/v1/policies?first=200&totalCount=true' },
    (text) => {
      const { totalCount, complete } = JSON.parse(text);
      return { editions: editionsIn(text), counts: [totalCount], isFlagged: !complete };
    },
  ],
  [
    'REST, counts',
    { url: '/v1/counts/policies?by=ISSUED_ON&period=YEAR&format=csv' },
    (text, headers) => {
      const rows = [...text.matchAll(/^(20\d\d),.*?,(\d+)\b/gm)];
      return {
        editions: rows.map(([, year]) => Number(year) - 2000),
        counts: [...text.matchAll(/\b(10\d\d)\b/g)].map(([count]) => Number(count)),
        isFlagged: headers['x-complete'] === 'false',
      };
    },
  ],
  [
    'Export',
    { url: '/v1/export?format=ndjson' },
    (text) => ({
      editions: editionsIn(text),
      counts: [text.match(/"name":"Policy \d+ of edition/g)?.length ?? 0].filter((n) => n > 0),
      isFlagged: false,
    }),
  ],
  [
    'A page',
    { url: '/policies' },
    (text, headers) => ({
      editions: editionsIn(text),
      counts: [],
      isFlagged: headers['x-complete'] === 'false' && text.includes('LOAD_UNDER_WAY'),
    }),
  ],
];

let writer: Graph;
let reader: Graph;
let app: FastifyInstance;
beforeAll(async () => {
  writer = await emptyGraph();
  reader = await testGraph();
  app = await buildApp({ graph: reader, cacheBytes: 4_000_000 });
});
afterAll(async () => {
  await app.close();
  await writer.close();
  await reader.close();
});

test('No answer that is not flagged shows anything but one published state, whatever is loaded meanwhile', async () => {
  await load(writer, edition(0, POLICIES));
  let [begun, through, isOver] = [0, 0, false];
  const seen = new Map(
    ways.map(([name]) => [name, { answers: 0, flagged: 0, refused: 0, states: new Set<number>() }]),
  );
  const wrong: string[] = [];
  const read = async ([name, request, shownIn]: (typeof ways)[number]) => {
    const tally = seen.get(name);
    if (!tally) return;
    while (!isOver) {
      const before = through;
      const answer = await app.inject(request).catch(() => undefined);
      // Refused with 503 and when to come back; or an export that ended without its last chunk.
      if (answer?.statusCode !== 200) {
        tally.refused++;
        if (answer && (answer.statusCode !== 503 || !answer.headers['retry-after']))
          wrong.push(`${name}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
        continue;
      }
      const { editions, counts, isFlagged } = shownIn(answer.body, answer.headers);
      if (isFlagged) {
        tally.flagged++;
        continue;
      }
      tally.answers++;
      const states = new Set([...editions, ...counts.map((count) => count - POLICIES)]);
      const [state = Number.NaN] = states;
      tally.states.add(state);
      if (states.size !== 1 || !(state >= before && state <= begun))
        wrong.push(
          `${name}: editions ${[...new Set(editions)]} and ${[...new Set(counts)]} policies in one answer, with ${before} loaded and ${begun} begun`,
        );
    }
  };
  const reading = ways.map(read);
  for (let n = 1; n <= LOADS; n++) {
    begun = n;
    await load(writer, edition(n, POLICIES), n % 2 === 0 ? { maxAtOnce: 10 } : {});
    through = n;
    if (process.env.LOADS) process.stderr.write(`${n} loaded, ${wrong.length} wrong\n`);
  }
  isOver = true;
  await Promise.all(reading);
  console.log(
    [...seen].map(([name, { states, ...some }]) => ({ name, ...some, states: states.size })),
  );
  console.log(wrong.length, wrong.slice(0, 10));
  expect(wrong).toEqual([]);
  for (const [, { states }] of seen) expect(states.size).toBeGreaterThan(LOADS / 2);
});
