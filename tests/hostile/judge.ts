import { isFault, leaksIn } from '../helpers/faults.js';
import type { Felt } from './other.js';
import type { Row } from './row.js';
import type { Reply } from './send.js';

/** What one row did. Times in milliseconds, memory in megabytes. */
export interface Measured {
  readonly row: Row;
  readonly replies: readonly Reply[];
  readonly ms: number;
  readonly serviceCpu: number;
  readonly neo4jCpu: number;
  readonly before: number;
  readonly after: number;
  /** The longest stretch without an event, and how much of it the process was at work. */
  readonly stretch: number;
  readonly held: number;
  readonly felt: Felt;
  /** What became of the process: it goes on, it has ended, or it no longer answered and was ended. */
  readonly service: 'goes on' | 'ended' | 'stands';
}

/** What a row may do to the service. */
export interface Limits {
  readonly heldMs: number;
  /** What the other client's slowest answers take when nothing else is asked. */
  readonly quietP99: number;
  readonly feltFactor: number;
  readonly growthMb: number;
}

/** Shorter times than these are the noise of a machine that others share. */
const LEAST_FELT_MS = 100;

/** Everything that is wrong with what a row did; nothing where all is well. */
export function faultsOf(measured: Measured, limits: Limits): string[] {
  const { row, replies, service, held, felt, before, after } = measured;
  const feltLimit = Math.max(LEAST_FELT_MS, limits.quietP99 * limits.feltFactor);
  return [
    ...(service === 'goes on' ? [] : [`the service ${service}`]),
    ...new Set(replies.flatMap((reply) => faultsOfReply(reply, row))),
    ...(held > limits.heldMs ? [`held the event loop for ${Math.round(held)} ms`] : []),
    ...(felt.p99 > feltLimit
      ? [`the other client waited ${Math.round(felt.p99)} ms, allowed is ${Math.round(feltLimit)}`]
      : []),
    ...(felt.refused > Math.max(1, felt.questions / 50)
      ? [`the other client was refused ${felt.refused} of ${felt.questions} times`]
      : []),
    ...(after - before > limits.growthMb ? [`kept ${Math.round(after - before)} MB`] : []),
  ];
}

/** A fault that may be the machine's, so that the row is asked once more before it is judged. */
export const mayBeNoise = (fault: string) => /^(held|the other client|kept)/.test(fault);

function faultsOfReply({ status, code, text }: Reply, { allowed }: Row): string[] {
  const found: string[] = [];
  const isReasoned = status === 503 && !isFault(status, code);
  if (status === 'silent') found.push('was not answered');
  else if (typeof status === 'number' && isFault(status, code))
    found.push(`${status} ${code ?? ''}`.trim());
  else if (allowed && !isReasoned && !allowed.includes(status))
    found.push(`${status}, not ${allowed.join(', ')}`);
  if (text.includes('"code":"INTERNAL_SERVER_ERROR"') && status === 200)
    found.push('a field failed');
  const isError = typeof status === 'number' && status >= 400;
  const said =
    isError || text.startsWith('{"data":null') || text.includes('"errors":[{') ? text : '';
  return [...found, ...leaksIn(said).map((words) => `says "${words}"`)];
}
