import type { Measured } from './judge.js';
import type { Felt } from './other.js';
import type { Reply } from './send.js';

export interface Judged extends Measured {
  readonly faults: readonly string[];
}

export interface Run {
  readonly relations: number;
  readonly heapMb: number;
  readonly quiet: Felt;
  readonly seconds: number;
  readonly restarts: number;
  /** What the service used at the first row and after the last, in megabytes. */
  readonly used: readonly [number, number];
  readonly judged: readonly Judged[];
}

/** What came back, counted: `200 ×3, 400`. */
export function statusesOf(replies: readonly Reply[]): string {
  const counts = new Map<string, number>();
  for (const { status, code } of replies) {
    const said = status === 503 && code ? `503 ${code}` : String(status);
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return [...counts]
    .map(([status, count]) => (count > 1 ? `${status} ×${count}` : status))
    .join(', ');
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const seconds = (ms: number) => (ms / 1000).toFixed(2);

/** A row in one line, for whoever watches. */
export function lineOf({ row, replies, faults, ...it }: Judged): string {
  const figures = [
    `${seconds(it.ms)} s`,
    `cpu ${whole(it.serviceCpu)}+${whole(it.neo4jCpu)}`,
    `held ${whole(it.held)}/${whole(it.stretch)}`,
    `felt ${whole(it.felt.p50)}/${whole(it.felt.p99)}`,
    `MB ${whole(it.before)}>${whole(it.after)}`,
  ];
  const verdict = faults.length > 0 ? `  ✗ ${faults.join('; ')}` : '';
  return `${row.family}: ${row.name}: ${statusesOf(replies)} | ${figures.join(' | ')}${verdict}`;
}

/** The page in docs that holds the whole table. */
export function pageOf({ judged, quiet, used, ...run }: Run): string {
  const failed = judged.filter(({ faults }) => faults.length > 0);
  const families = [...new Set(judged.map(({ row }) => row.family))];
  const requests = judged.reduce((sum, { replies }) => sum + replies.length, 0);
  const slowest = (of: (one: Judged) => number) => Math.max(...judged.map(of));
  return `# What hostile requests do to the service
\`npm run test:hostile\` starts the service with a Neo4j of its own, on the brief and a generated graph of ${whole(run.relations)} relations, under a heap of ${run.heapMb} MB. It sends what follows, one row after the other, while another client asks a small question every 40 ms. This page is written by it; the figures are of the last run that was kept.

${judged.length} rows, ${whole(requests)} requests, ${whole(run.seconds)} s; the service was brought down ${run.restarts} times; ${failed.length} rows failed. The longest that a row held the event loop: ${whole(slowest(({ held }) => held))} ms. The other client's slowest answers (p99) took ${quiet.p99.toFixed(1)} ms when nothing else was asked and ${whole(slowest(({ felt }) => felt.p99))} ms in the worst row. Memory in use: ${whole(used[0])} MB before the first row, ${whole(used[1])} MB after the last.

A row fails when it gets a 5xx that is not a reasoned 503 (\`TIMEOUT\`, \`GRAPH_UNAVAILABLE\`, \`GRAPH_CHANGED\`, \`OVERLOADED\`) or a status that does not fit, is never answered, is told a stack, a folder or the driver's words, holds the event loop for more than 50 ms, makes the other client wait ten times as long as in quiet, or leaves memory in use. Time is in seconds; CPU is the processor time of the service and of Neo4j in milliseconds; *held* is how long the event loop was held, in milliseconds; *other client* is the median and the 99th percentile of its answers in milliseconds; *memory* is what the service used before and after, in megabytes.
${families.map((family) => tableOf(family, judged)).join('')}`;
}

function tableOf(family: string, judged: readonly Judged[]): string {
  const lines = judged
    .filter(({ row }) => row.family === family)
    .map(({ row, replies, faults, ...it }) =>
      [
        row.name.replaceAll('|', '\\|'),
        statusesOf(replies),
        seconds(it.ms),
        `${whole(it.serviceCpu)} + ${whole(it.neo4jCpu)}`,
        whole(it.held),
        `${whole(it.felt.p50)} / ${whole(it.felt.p99)}`,
        `${whole(it.before)} → ${whole(it.after)}`,
        faults.join('; '),
      ].join(' | '),
    );
  return `
## ${family}
| Request | Status | Time | CPU | Held | Other client | Memory | Wrong |
| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
${lines.map((line) => `| ${line} |`).join('\n')}
`;
}
