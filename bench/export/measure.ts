import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { GraphAddress } from '../../src/neo4j/graph.js';
import { spread } from '../measure/statistics.js';
import type { Told } from '../report/goals.js';

interface Exported {
  readonly lines: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly rssMb: number;
}

const run = promisify(execFile);
const script = fileURLToPath(new URL('one.ts', import.meta.url));
const rounds = 3;

/** W9: the whole graph as NDJSON, by this service's export, by paging, and by the plainest streaming there is. */
export async function measureExport(
  address: GraphAddress,
  relations: number,
  say: (line: string) => void,
): Promise<Told> {
  const found: Record<string, Exported[]> = { ours: [], usual: [], floor: [] };
  for (let round = 1; round <= rounds; round++) {
    for (const [way, all] of Object.entries(found)) {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', script, way], {
        env: { ...process.env, NEO4J_URI: address.uri, NEO4J_PASSWORD: address.password },
      });
      all.push(JSON.parse(stdout) as Exported);
      say(`W9 round ${round} of ${rounds}: ${way} ${stdout.trim()}`);
    }
  }
  const of = (way: string, read: (one: Exported) => number) =>
    spread((found[way] ?? []).map(read)).median;
  const times = (way: string) =>
    spread((found[way] ?? []).map((one, at) => one.seconds / (found.ours?.[at]?.seconds ?? 1)))
      .median;
  return {
    text: `All entities and ${relations.toLocaleString('en')} relations with their sources, read from Neo4j and written as lines of JSON to nowhere, ${rounds} times in turns, each in a process of its own. \`usual\` pages through the kinds and types a thousand at a time as whole objects; \`floor\` streams every row as it comes, in no order, without the sources' shape.`,
    head: ['who', 'lines', 'MB', 'seconds', 'lines/s', 'peak memory MB'],
    rows: Object.keys(found).map((way) => [
      way,
      of(way, ({ lines }) => lines),
      of(way, ({ bytes }) => bytes / 1e6),
      of(way, ({ seconds }) => seconds),
      of(way, ({ lines, seconds }) => lines / seconds),
      of(way, ({ rssMb }) => rssMb),
    ]),
    ratios: { 'best peer': times('usual'), floor: times('floor') },
  };
}
