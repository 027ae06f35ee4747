import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { connect } from '../src/neo4j/connect.js';
import type { GraphAddress } from '../src/neo4j/graph.js';
import { serveOurs } from './serve.js';
import { anyQuestion } from './soak/questions.js';

/** What the service holds at one moment, in bytes, with all cleared away that can be. */
export interface Sample {
  readonly seconds: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}

export interface SoakResult {
  readonly requests: number;
  readonly seconds: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** What the first of those that failed said. */
  readonly failures: readonly string[];
  readonly samples: readonly Sample[];
  /** What the heap gained an hour in the second half, in megabytes: the slope of a line through the samples. */
  readonly heapGrowthMbPerHour: number;
  readonly rssGrowthMbPerHour: number;
}

/** Asks mixed questions at full rate before a graph that has data and follows the memory of the service. */
export async function soak(
  address: GraphAddress,
  seconds: number,
  everySeconds = 15,
): Promise<SoakResult> {
  const folder = await mkdtemp(join(tmpdir(), 'policy-graph-soak-'));
  const file = join(folder, 'samples');
  const ids = await idsIn(address);
  const sampler = fileURLToPath(new URL('soak/sampler.ts', import.meta.url));
  const served = await serveOurs(
    address,
    { SOAK_SAMPLES: file, SOAK_EVERY_MS: String(everySeconds * 1_000), CACHE_MB: '32' },
    ['--expose-gc', '--import', 'tsx', '--import', sampler],
  );
  const failures: string[] = [];
  try {
    const result = await autocannon({
      url: `http://127.0.0.1:${served.port}`,
      connections: 14,
      duration: seconds,
      timeout: 60,
      requests: [
        {
          setupRequest: (given) => ({ ...given, ...anyQuestion(ids, Math.random) }),
          onResponse: (status, body) => {
            if (status >= 500 && failures.length < 5) failures.push(body.slice(0, 500));
          },
        },
      ],
    });
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    const samples = lines.map((line) => JSON.parse(line) as Sample);
    const { '2xx': good, '4xx': refused, '5xx': failed, errors } = result;
    return {
      requests: result.requests.total,
      seconds: result.duration,
      statuses: { good, refused, failed, errors },
      failures,
      samples,
      heapGrowthMbPerHour: growth(samples, ({ heapUsed, external }) => heapUsed + external),
      rssGrowthMbPerHour: growth(samples, ({ rss }) => rss),
    };
  } finally {
    await served.stop();
    await rm(folder, { recursive: true });
  }
}

async function idsIn(address: GraphAddress): Promise<string[]> {
  const graph = await connect(address);
  try {
    const rows = await graph.read(
      "MATCH (n) WHERE n.id IS NOT NULL AND NOT n.id STARTS WITH 'source:' RETURN n.id LIMIT 5000",
    );
    return rows.map(([id]) => id as string);
  } finally {
    await graph.close();
  }
}

/** Least squares over the second half, when what is kept has come to its size. */
function growth(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const mean = (numbers: readonly number[]) =>
    numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const [x, y] = [mean(half.map(({ seconds }) => seconds)), mean(half.map(of))];
  const rise = half.reduce((sum, one) => sum + (one.seconds - x) * (of(one) - y), 0);
  const run = half.reduce((sum, one) => sum + (one.seconds - x) ** 2, 0);
  return Math.round(((rise / run) * 3_600) / 2 ** 20);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '600' },
      out: { type: 'string', default: 'bench/soak.json' },
    },
  });
  const address = {
    uri: process.env.NEO4J_URI ?? 'bolt://localhost:7687',
    username: process.env.NEO4J_USERNAME ?? 'neo4j',
    password: process.env.NEO4J_PASSWORD,
    database: process.env.NEO4J_DATABASE ?? 'neo4j',
    timeoutMs: 60_000,
  };
  const result = await soak(address, Number(values.seconds));
  await writeFile(values.out, `${JSON.stringify(result, null, 1)}\n`);
  console.log(JSON.stringify({ ...result, samples: result.samples.length }));
}
