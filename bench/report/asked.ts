import type { AskedResult } from '../results.js';
import { bars } from './charts.js';
import { bestPeer, type Figures, figuresOf, floor, floorOfAll, named, ours } from './figures.js';
import { markdownTable, shown } from './markdown.js';

/** The section of a workload of questions: a table and a picture a size, ours first, the slowest last. */
export async function askedSection(results: readonly AskedResult[]): Promise<string> {
  const parts = await Promise.all(results.map(oneSize));
  const [first] = results;
  return `### ${first?.workload}: ${first?.title}\n\n${parts.join('\n\n')}`;
}

async function oneSize(result: AskedResult): Promise<string> {
  const { workload, title, relations, compared } = result;
  const figures = figuresOf(result).sort((a, b) => b.perSecond.median - a.perSecond.median);
  const size = relations.toLocaleString('en');
  const file = `performance-${workload.toLowerCase()}-${relations}.svg`;
  await bars(
    file,
    `${workload} at ${size} relations`,
    figures.map(({ contender, perSecond }) => ({ contender, perSecond: perSecond.median })),
  );
  const equal = Object.entries(compared.equal).map(([name, some]) =>
    some === compared.questions ? name : `${name} only ${some}`,
  );
  return `At ${size} relations; ${compared.questions} questions were answered alike before timing by ${equal.join(', ')}.

${markdownTable(head, figures.map(row))}

![${title} at ${size} relations: requests a second of each contender](images/${file})`;
}

const head = [
  'contender',
  'requests/s',
  'least–most',
  'ours is × as fast',
  'p50 ms',
  'p99 ms',
  'service CPU ms',
  'Neo4j CPU ms',
  'memory MB',
  'bytes',
];

function row(one: Figures): (string | number | null)[] {
  const { perSecond, ratio } = one;
  return [
    one.failed > 0 ? `${one.contender} (${one.failed} failed)` : one.contender,
    perSecond.median,
    `${shown(perSecond.least)}–${shown(perSecond.most)}`,
    one.contender === ours ? '' : ratio.median,
    one.p50,
    one.p99,
    one.serviceCpu,
    one.neo4jCpu,
    one.memoryMb,
    one.bytes,
  ];
}

/** The ratios that have goals: requests against the best peer and the floor, and the time in Neo4j against the floor's. */
export function askedRatios(result: AskedResult): Record<string, number> {
  const figures = figuresOf(result);
  const [mine, peer, least] = [named(figures, ours), bestPeer(figures), named(figures, floor)];
  const all = named(figures, floorOfAll);
  return {
    ...(peer && { 'best peer': peer.ratio.median }),
    ...(least && { floor: least.ratio.median }),
    ...(all && { 'floor all of it': all.ratio.median }),
    ...(mine && least && { "floor Neo4j's time": mine.neo4jCpu / least.neo4jCpu }),
  };
}
