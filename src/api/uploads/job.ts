import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { type ErrorCode, UserError } from '../../errors.js';
import type { Counts } from '../../load/load.js';
import { otherLoad } from '../../load/other-load.js';
import type { Difference } from '../../load/preview.js';
import type { GraphAddress } from '../../neo4j/graph.js';
import { type Deadline, timeUp } from '../../runtime/deadline.js';

/** A data set to write to the graph, or to take out of it. */
export interface WriteJob {
  readonly address: GraphAddress;
  readonly name: string;
  /** A gzipped tar archive of its files. Left out: it is taken out. */
  readonly archive?: Uint8Array<ArrayBuffer>;
  /** How many bytes of files it may hold. */
  readonly maxBytes: number;
  readonly isDryRun: boolean;
  /** Hashes of which the graph must have one, or `any`. */
  readonly ifMatch?: readonly string[] | 'any';
  /** Whether the graph must not have it yet. */
  readonly isNew: boolean;
  /** Whether the caller may also say whose values are shown. */
  readonly isAdmin: boolean;
}

/** What was done, or would be. */
export interface WriteAnswer {
  readonly dataSet: string;
  readonly dryRun: boolean;
  readonly version: string | null;
  readonly versionBefore: string | null;
  readonly hash: string | null;
  readonly entities: Counts;
  readonly relations: Counts;
  readonly differences: readonly Difference[] | null;
  readonly differenceCount: number | null;
}

/** What the thread reports: that it writes now, then how it ended. */
export type WriteOutcome =
  | { readonly begun: true }
  | { readonly answer: WriteAnswer }
  | {
      readonly code: ErrorCode | undefined;
      readonly message: string;
      readonly details?: Readonly<Record<string, unknown>>;
      readonly stack?: string | undefined;
    };

/** Largest heap of the thread per megabyte of unpacked files, and at least, in megabytes. */
const HEAP_PER_MB = 24;
const MIN_HEAP_MB = 256;

const isSource = import.meta.url.endsWith('.ts');

/** In a checkout the sources are TypeScript, which a thread reads only after tsx is registered in it. */
function newWorker(options: WorkerOptions): Worker {
  if (!isSource) return new Worker(new URL('./worker.js', import.meta.url), options);
  const common = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  // Of its two forms beside each other, the one that registers itself from anywhere.
  const tsx = new URL('./index.mjs', common);
  const file = new URL('./worker.ts', import.meta.url);
  const start = `import('${tsx}').then(({ register }) => { register(); return import('${file}'); })`;
  return new Worker(start, { ...options, eval: true, execArgv: [] });
}

/** A place for one job at a time. Taking it gives what frees it, once; throws LOAD_RUNNING while it is taken. */
export function onePlace(): () => () => void {
  let isTaken = false;
  return () => {
    if (isTaken) throw otherLoad();
    isTaken = true;
    let isMine = true;
    return () => {
      if (isMine) isTaken = false;
      isMine = false;
    };
  };
}

/**
 * Runs a job in a thread of its own, with a connection of its own. Throws what the job throws. When the time of the
 * request is up before it writes, it is ended and TIMEOUT is thrown; what is being written is written to its end, and
 * the error says so. `onEnd` is called when the job has ended, whatever became of the request.
 */
export async function runJob(
  job: WriteJob,
  deadline: Deadline,
  onEnd: () => void,
): Promise<WriteAnswer> {
  const worker = begun(job, onEnd);
  let isWriting = false;
  const ended = new Promise<WriteAnswer>((resolve, reject) => {
    worker.on('message', (outcome: WriteOutcome) => {
      if ('begun' in outcome) {
        isWriting = true;
        return;
      }
      onEnd();
      if ('answer' in outcome) resolve(outcome.answer);
      else reject(errorOf(outcome));
    });
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : error),
    );
    worker.once('exit', onEnd);
    worker.once('exit', () => reject(new Error('The thread of a load ended without a result.')));
  });
  // After the time is up nobody waits for it.
  ended.catch(() => undefined);
  try {
    return await deadline.orOver(ended);
  } catch (error) {
    if (error !== deadline.reason) throw error;
    if (isWriting && !job.isDryRun) throw stillWriting();
    await worker.terminate();
    throw timeUp(deadline.totalMs);
  }
}

/** Starts the thread. Where none can be started, the job has ended. */
function begun(job: WriteJob, onEnd: () => void): Worker {
  try {
    return newWorker({
      workerData: job,
      // Given away rather than copied.
      transferList: job.archive ? [job.archive.buffer] : [],
      resourceLimits: {
        maxOldGenerationSizeMb: Math.max(MIN_HEAP_MB, (job.maxBytes / 1024 / 1024) * HEAP_PER_MB),
      },
    });
  } catch (error) {
    onEnd();
    throw error;
  }
}

function errorOf(outcome: Exclude<WriteOutcome, { begun: true } | { answer: WriteAnswer }>): Error {
  const { code, message, details, stack } = outcome;
  if (code) return new UserError(code, message, details);
  return Object.assign(new Error(message), { stack });
}

function outOfMemory(): UserError {
  return new UserError(
    'DATA_TOO_LARGE',
    'The data set needs more memory than the service gives to one. Load it on the command line, policy-graph load. Nothing was loaded.',
  );
}

function stillWriting(): UserError {
  return new UserError(
    'TIMEOUT',
    'The time of the request is up, and the data set is still being written. GET /v1/data-sets shows when it is there; putting it again changes nothing then.',
  );
}
