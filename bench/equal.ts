import { isDeepStrictEqual } from 'node:util';
import type { GraphAddress } from '../src/graph/connect.js';
import type { Variables } from './contender.js';
import type { Running } from './start-contender.js';

/** An answer that is not what the question asks for. */
export interface Disagreement {
  readonly contender: string;
  readonly variables: Variables;
  readonly how: string;
}

/** Asks all who answer the workload, and says whose answer differs from the first one's, and where. */
export async function disagreements(
  running: readonly Running[],
  workload: string,
  variables: Variables,
  _graph: GraphAddress,
): Promise<Disagreement[]> {
  const found: Disagreement[] = [];
  let expected: unknown;
  for (const one of running) {
    const { contender } = one;
    try {
      const answer = await one.ask(workload, variables);
      if (answer === undefined) continue;
      const canonical = contender.canonical(workload, answer);
      expected ??= canonical;
      if (isDeepStrictEqual(canonical, expected)) continue;
      found.push({
        contender: contender.name,
        variables,
        how: firstDifference(expected, canonical),
      });
    } catch (error) {
      found.push({ contender: contender.name, variables, how: String(error).slice(0, 500) });
    }
  }
  return found;
}

/** Where two answers part, as the way to it and both values. */
export function firstDifference(one: unknown, other: unknown, way = ''): string {
  const shown = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 120);
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
    return `${way}: ${shown(one)}, not ${shown(other)}`;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const [a, b] = [(one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]];
    if (!isDeepStrictEqual(a, b)) return firstDifference(a, b, `${way}/${key}`);
  }
  return `${way}: ${shown(one)}, not ${shown(other)}`;
}
