import type { Answer, Client } from './client.js';

/** What came of one fault. */
export interface Outcome {
  readonly fault: string;
  readonly happens: string;
  /** What another client was answered, from the fault until all was well again. */
  readonly clients: string;
  readonly probes: string;
  /** From the end of what was wrong until every address answered well, in seconds; or until the program ended. */
  readonly seconds: number;
  /** What it took too long for, or did not do; none where all is as it is to be. */
  readonly faults: readonly string[];
}

/** Probes have to answer within this, in milliseconds, whatever happens; twice that on a busy computer. */
const MAX_PROBE_MS = 2_000;

/** Sums up what a client saw from `from` until `readyAt`, and holds it against what is promised. */
export function outcomeOf(
  fault: string,
  happens: string,
  client: Client,
  times: { readonly from: number; readonly mendedAt: number; readonly readyAt: number },
  limitSeconds: number,
  serviceIsGone = false,
): Outcome {
  const { from, mendedAt, readyAt } = times;
  const seen = client.answers.filter(({ at }) => at >= from && at <= readyAt);
  const data = seen.filter(({ asked }) => asked === 'rest' || asked === 'graphql');
  const readyz = seen.filter(({ asked }) => asked === 'readyz');
  const livez = seen.filter(({ asked }) => asked === 'livez');
  const seconds = (readyAt - mendedAt) / 1000;
  const unexpected = data.filter(
    ({ status }) => !/^(200|503 \w+)$/.test(status) && !(serviceIsGone && status === 'no answer'),
  );
  const silent503 = data.filter(
    ({ status, retryAfter }) => status.startsWith('503') && !retryAfter,
  );
  const faults = [
    seconds > limitSeconds && `took longer than ${limitSeconds} s`,
    unexpected.length > 0 && `unexpected: ${statuses(unexpected)}`,
    silent503.length > 0 && '503 without Retry-After',
    longest(readyz) > MAX_PROBE_MS && `/readyz took ${longest(readyz)} ms`,
    longest(livez) > MAX_PROBE_MS && `/livez took ${longest(livez)} ms`,
    !serviceIsGone && livez.some(({ status }) => status !== '200') && '/livez failed',
  ];
  return {
    fault,
    happens,
    clients: statuses(data),
    probes: `/readyz ${statuses(readyz)}, at most ${longest(readyz)} ms; /livez ${statuses(livez)}, at most ${longest(livez)} ms`,
    seconds,
    faults: faults.filter((one) => one !== false),
  };
}

function longest(answers: readonly Answer[]): number {
  return Math.round(Math.max(0, ...answers.map(({ took }) => took)));
}

/** Each status with how often it came, and the longest that it took. */
function statuses(answers: readonly Answer[]): string {
  const by = new Map<string, Answer[]>();
  for (const answer of answers) by.set(answer.status, [...(by.get(answer.status) ?? []), answer]);
  return (
    [...by]
      .map(
        ([status, some]) =>
          `${status} (${some.length}×, up to ${(longest(some) / 1000).toFixed(1)} s)`,
      )
      .join(', ') || 'nothing asked'
  );
}
