import type { Contender, HttpRequest, Variables } from '../contender.js';

/** How a contender answers one workload. */
export interface Answering {
  request(variables: Variables): HttpRequest;
  canonical(answer: unknown): unknown;
}

/** The two methods of a contender, from what it can answer. */
export function answering(
  workloads: Readonly<Record<string, Answering>>,
): Pick<Contender, 'request' | 'canonical'> {
  return {
    request: (workload, variables) => workloads[workload]?.request(variables),
    canonical: (workload, answer) => {
      const found = workloads[workload];
      if (!found) throw new Error(`Workload ${workload} is not answered here.`);
      return found.canonical(answer);
    },
  };
}
