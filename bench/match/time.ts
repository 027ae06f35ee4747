import { readName, scoreOfNames, textOf } from '../../src/text/match/score-name.js';
import type { LabelledPair } from './pairs.js';

/** Runs after the first, which warms up. Processor time, and the fastest run: the machine has other work. */
const RUNS = 15;

/** Microseconds per pair: to normalise both names, and to compare them once normalised. */
export function microsecondsOf(pairs: readonly LabelledPair[]) {
  const times = { normalise: Number.POSITIVE_INFINITY, compare: Number.POSITIVE_INFINITY };
  for (let run = 0; run <= RUNS; run++) {
    const begin = cpuMicroseconds();
    const read = pairs.map(({ asked, known, kind }) => ({
      text: textOf(asked),
      kind,
      name: readName({ text: known, language: 'EN', field: 'NAME', nameKind: null }),
    }));
    const middle = cpuMicroseconds();
    // Every text with the names of its pair and of the next ones, as a batch compares it with candidates.
    let compared = 0;
    for (const [at, { text, kind }] of read.entries()) {
      for (let other = at; other < at + NAMES_PER_TEXT && other < read.length; other++) {
        const { name } = read[other] as (typeof read)[number];
        scoreOfNames(text, kind, [name]);
        compared++;
      }
    }
    const end = cpuMicroseconds();
    if (run === 0) continue;
    times.normalise = Math.min(times.normalise, (middle - begin) / read.length);
    times.compare = Math.min(times.compare, (end - middle) / compared);
  }
  return times;
}

function cpuMicroseconds(): number {
  return process.cpuUsage().user;
}

const NAMES_PER_TEXT = 20;
