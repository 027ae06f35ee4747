import type { DecisionRow } from './decisions.js';
import type { Settled } from './resolution.js';

/** The steps of scores by which similar names are counted, so that a person can choose a threshold. */
const SCORES = [90, 80, 70, 60, 50] as const;

/** Why a name is in doubt, in the few words by which doubts are counted. */
export function reasonOfDoubt({
  candidates,
  why,
}: Extract<Settled, { readonly how: 'DOUBTFUL' }>): string {
  const [first] = candidates;
  if (candidates.filter(({ sure }) => sure).length > 1) return 'several have the name';
  if (first?.reasons && first.reasons.length > 0) return 'something else than the name agrees';
  const step = SCORES.find((score) => (first?.score ?? 0) >= score);
  const score =
    step === 90 ? '90 or more' : step ? `${step} to ${step + 9}` : `below ${SCORES.at(-1)}`;
  return /in an earlier row$|^the same as /.test(why)
    ? `like a name of an earlier row, ${score}`
    : `like a known name, ${score}`;
}

/** The number of names and of rows in doubt for each reason, most names first. */
export function doubtsByReason(
  doubtful: readonly DecisionRow[],
): readonly (readonly [reason: string, names: number, rows: number])[] {
  const counts = new Map<string, { names: number; rows: number }>();
  for (const { reason = 'a date that is not plain', rows } of doubtful) {
    const count = counts.get(reason) ?? { names: 0, rows: 0 };
    counts.set(reason, { names: count.names + 1, rows: count.rows + rows.length });
  }
  return [...counts]
    .map(([reason, { names, rows }]) => [reason, names, rows] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
