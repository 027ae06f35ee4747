import { readFileSync } from 'node:fs';
import { table } from '../../src/cli/table.js';
import { ndjson } from '../../src/interchange/export/ndjson.js';
import { connect } from '../../src/neo4j/connect.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { kinds } from '../../src/ontology/index.js';
import { exportGraph } from '../../src/queries/export/index.js';
import { neighbourhood } from '../../src/queries/neighbourhood/index.js';
import { paths } from '../../src/queries/paths/index.js';
import { search } from '../../src/queries/search/index.js';
import type { EntitySelection, KindSelection } from '../../src/query/selection.js';
import {
  exportFloors,
  type Floor,
  neighbourhoodFloor,
  pathsFloor,
  searchFloor,
  shortestPathFloor,
} from './floors.js';

/**
 * Our functions beside the floor, without HTTP, on the graph at NEO4J_URI: `tsx bench/walks/main.ts [case …]`.
 * With NEO4J_PID it tells the processor time of Neo4j too. ROUNDS says how often each question is asked.
 */
const rounds = Number(process.env.ROUNDS ?? 5);
const neo4jPid = process.env.NEO4J_PID;

const graph = await connect({
  uri: process.env.NEO4J_URI ?? '',
  username: 'neo4j',
  password: process.env.NEO4J_PASSWORD,
  database: 'neo4j',
  timeoutMs: 600_000,
});
let statements = 0;
const counting: Graph = {
  ...graph,
  read: (text, parameters, timeoutMs) => {
    statements++;
    return graph.read(text, parameters, timeoutMs);
  },
};

/** What a reader of a list sees of each entity. */
const shown: KindSelection = {
  fields: new Set(['name', 'nameZh']),
  sources: [],
  traversals: [],
  inForce: [],
};
const node: EntitySelection = new Map(kinds.map(({ name }) => [name, shown]));

type Ask = () => Promise<unknown>;
interface Case {
  readonly name: string;
  readonly ours: readonly Ask[];
  readonly floor: readonly Ask[];
}

const asked =
  ({ statement, parameters }: Floor) =>
  () =>
    graph.read(statement, parameters);

const ends = [
  ['company:g0', 'company:g1'],
  ['company:g3', 'company:g700'],
  ['company:g40', 'company:g2500'],
  ['company:g900', 'company:g4100'],
  ['agency:g0', 'company:g12'],
  ['agency:g5', 'agency:g9'],
  ['agency:g60', 'company:g3000'],
  ['policy:g17', 'company:g333'],
  ['policy:g4000', 'policy:g17'],
  ['agency:g150', 'policy:g1000'],
] as const;
const starts = [
  'company:g0',
  'company:g50',
  'company:g1500',
  'agency:g2',
  'agency:g80',
  'policy:g17',
  'policy:g999',
  'sector:g9',
];
const texts = [
  'hydrogen battery',
  'Ministry of Steel',
  'Shanghai Robotics',
  'notice on the development of chip',
  'semiconductor',
  '氢能',
  '上海机器人',
  '关于北京电池',
  '半导体部',
  '集成电路科技',
];

const cases: Case[] = [
  ...(
    [
      [1, 4],
      [5, 6],
    ] as const
  ).map(
    ([first, maxHops]): Case => ({
      name: `W4 ${first}/${maxHops}`,
      ours: ends.map(
        ([from, to]) =>
          () =>
            paths(counting, { from, to, first, maxHops }),
      ),
      floor: ends.map(([from, to]) => asked(pathsFloor(from, to, maxHops, first))),
    }),
  ),
  {
    name: 'W4 1/4 shortestPath',
    ours: ends.map(
      ([from, to]) =>
        () =>
          paths(counting, { from, to, first: 1, maxHops: 4 }),
    ),
    floor: ends.map(([from, to]) => asked(shortestPathFloor(from, to, 4))),
  },
  ...[false, true].map(
    (hidden): Case => ({
      name: hidden ? 'W5 with hidden' : 'W5',
      ours: starts.map(
        (of) => () => neighbourhood(counting, { of: [of], depth: 2, limit: 200, node, hidden }),
      ),
      floor: starts.map((of) => asked(neighbourhoodFloor(of, 200))),
    }),
  ),
  {
    name: 'W6',
    ours: texts.map((text) => () => search(counting, { text, first: 20, node })),
    floor: texts.map((text) => asked(searchFloor(text, 20))),
  },
  { name: 'W9', ours: [exported], floor: [exportedByHand] },
];

async function exported() {
  let bytes = 0;
  const { content, close } = await exportGraph(counting, { format: ndjson });
  for await (const piece of content) bytes += Buffer.byteLength(piece);
  await close();
  return bytes;
}

/** Every row as one line, in whatever order it comes, and no more at once than a socket takes. */
async function exportedByHand() {
  let [bytes, piece] = [0, ''];
  const session = graph.driver.session({ database: graph.database, fetchSize: 2_000 });
  for (const { statement } of exportFloors()) {
    for await (const record of session.run(statement)) {
      piece += `${JSON.stringify(record.toObject(), (_key, value) => value ?? undefined)}\n`;
      if (piece.length < 65_536) continue;
      bytes += Buffer.byteLength(piece);
      piece = '';
    }
  }
  await session.close();
  return bytes + Buffer.byteLength(piece);
}

interface Cost {
  readonly wall: number;
  readonly node: number;
  readonly neo4j: number;
}

/** Ticks of a hundredth of a second since the process began. */
function ticksOfNeo4j(): number {
  if (!neo4jPid) return 0;
  const [, rest = ''] = readFileSync(`/proc/${neo4jPid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

async function costOf(ask: Ask): Promise<Cost> {
  const [wall, cpu, ticks] = [performance.now(), process.cpuUsage(), ticksOfNeo4j()];
  await ask();
  const { user, system } = process.cpuUsage(cpu);
  return {
    wall: performance.now() - wall,
    node: (user + system) / 1000,
    neo4j: (ticksOfNeo4j() - ticks) * 10,
  };
}

const wanted = process.argv.slice(2);
const rows: (string | number)[][] = [];
const verbose = process.env.VERBOSE !== undefined;
for (const { name, ours, floor } of cases) {
  if (wanted.length > 0 && !wanted.some((one) => name.startsWith(one))) continue;
  const spent: { ours: Cost; floor: Cost }[][] = ours.map(() => []);
  statements = 0;
  for (let round = -1; round < rounds; round++) {
    if (round === 0) statements = 0;
    for (const [at, ask] of ours.entries()) {
      const cost = { ours: await costOf(ask), floor: await costOf(floor[at] as Ask) };
      if (round >= 0) spent[at]?.push(cost);
    }
  }
  const medians = spent.map((all) => ({
    ours: medianOf(all.map((one) => one.ours)),
    floor: medianOf(all.map((one) => one.floor)),
  }));
  if (verbose)
    for (const [at, { ours: a, floor: b }] of medians.entries())
      console.error(name, at, a.wall.toFixed(1), b.wall.toFixed(1));
  const sum = (side: 'ours' | 'floor', of: keyof Cost) =>
    spent.flat().reduce((all, one) => all + one[side][of], 0) / spent.flat().length;
  const wall = (side: 'ours' | 'floor') =>
    medians.reduce((all, one) => all + one[side].wall, 0) / medians.length;
  const geometric = Math.exp(
    medians.reduce((all, one) => all + Math.log(one.floor.wall / one.ours.wall), 0) /
      medians.length,
  );
  rows.push([
    name,
    ...[
      wall('ours'),
      wall('floor'),
      wall('floor') / wall('ours'),
      geometric,
      sum('ours', 'node'),
      sum('floor', 'node'),
      sum('ours', 'neo4j'),
      sum('floor', 'neo4j'),
    ].map((one) => Number(one.toFixed(2))),
    statements / (rounds * ours.length),
  ]);
  console.error(rows.at(-1)?.join(' '));
}
console.log(
  table(
    [
      'case',
      'ours, ms',
      'floor, ms',
      'floor/ours',
      'the same, geometric',
      'Node ours',
      'floor',
      'Neo4j ours',
      'floor',
      'statements',
    ],
    rows,
  ),
);
await graph.close();

function medianOf(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.wall - b.wall)[Math.floor(costs.length / 2)] as Cost;
}
