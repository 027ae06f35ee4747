import type { Variables } from '../contender.js';
import type { Running } from '../start-contender.js';
import type { Ask } from './ask.js';
import { judge } from './judge.js';

/** An answer that is not what the question asks for. */
export interface Disagreement {
  readonly contender: string;
  readonly variables: Variables;
  readonly how: string;
}

/** Asks all who answer the workload, and says whose answer is not what it should be, and where. */
export async function disagreements(
  running: readonly Running[],
  workload: string,
  variables: Variables,
  ask: Ask,
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
      const how = await judge(workload, variables, expected, canonical, ask);
      if (how) found.push({ contender: contender.name, variables, how });
    } catch (error) {
      found.push({ contender: contender.name, variables, how: String(error).slice(0, 500) });
    }
  }
  return found;
}
