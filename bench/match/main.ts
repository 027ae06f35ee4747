import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { csvLine, csvRows } from './csv.js';
import { groupedBy, tableOf } from './figures.js';
import { type JudgedPair, judged } from './judge.js';
import { ownPairs, publicPairs } from './pairs.js';
import { microsecondsOf } from './time.js';

/** The default threshold of `POST /v1/match`. */
const DEFAULT_THRESHOLD = 50;

const usage = `npx tsx bench/match/main.ts [--public cases.csv] [--errors] [--time]
  --public cases.csv   also nomenklatura's name bench (contrib/name_bench/cases.csv)
  --errors             lists what is judged wrongly, of the pairs for tuning only
  --time               microseconds per pair
  --threshold 50       the score from which two names count as the same
  --write pairs.csv    writes the pairs, so that another program can score them
  --scored pairs.csv   the table for such a file, to which a column "score" from 0 to 1 was added`;

const { values } = parseArgs({
  options: {
    public: { type: 'string' },
    errors: { type: 'boolean' },
    time: { type: 'boolean' },
    threshold: { type: 'string' },
    write: { type: 'string' },
    scored: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) console.log(usage);
else await main();

async function main(): Promise<void> {
  const threshold = Number(values.threshold ?? DEFAULT_THRESHOLD);
  const pairs = [...ownPairs(), ...(values.public ? publicPairs(values.public) : [])];
  if (values.write) {
    const head = csvLine(['kind', 'asked', 'known']);
    const lines = pairs.map(({ kind, asked, known }) => csvLine([kind, asked, known]));
    writeFileSync(values.write, `${[head, ...lines].join('\n')}\n`);
    return;
  }
  const scored = values.scored ? csvRows(readFileSync(values.scored, 'utf8')) : undefined;
  const all: JudgedPair[] = [];
  for (const [at, pair] of pairs.entries()) {
    const score = 100 * Number(scored?.[at + 1]?.at(-1) ?? 0);
    all.push(scored ? { ...pair, score, certain: false, way: '' } : await judged(pair));
  }
  for (const keptApart of [false, true]) {
    const part = all.filter((one) => one.keptApart === keptApart);
    const title = keptApart ? 'Kept apart' : 'For tuning';
    console.log(
      `${tableOf(
        title,
        groupedBy(part, ({ source }) => source),
        threshold,
      )}\n`,
    );
    const own = part.filter(({ source }) => source === 'ours');
    console.log(
      `${tableOf(
        `${title}, kind`,
        groupedBy(own, ({ kind }) => kind),
        threshold,
      )}\n`,
    );
    console.log(
      `${tableOf(
        `${title}, sort`,
        groupedBy(own, ({ sort }) => sort),
        threshold,
      )}\n`,
    );
  }
  if (values.errors) printErrors(all, threshold);
  if (values.time) {
    const { normalise, compare } = microsecondsOf(pairs);
    console.log(
      `${normalise.toFixed(2)} µs to normalise a pair, ${compare.toFixed(2)} µs to compare it`,
    );
  }
}

function printErrors(all: readonly JudgedPair[], threshold: number): void {
  for (const one of all.filter(({ keptApart }) => !keptApart)) {
    const wrong = one.score >= threshold !== one.same;
    if (!wrong && !(one.certain && !one.same)) continue;
    const what = one.same ? 'missed' : one.certain ? 'CERTAIN AND WRONG' : 'wrong';
    const { score, way, kind, sort, asked, known } = one;
    console.log(`${what} ${score} ${way} ${kind} (${sort}): ${asked} | ${known}`);
  }
}
