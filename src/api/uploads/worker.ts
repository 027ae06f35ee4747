import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import type { Dataset } from '../../dataset/dataset.js';
import { datasetOfFiles } from '../../dataset/load-dataset.js';
import type { Problem } from '../../dataset/problem.js';
import { UserError } from '../../errors.js';
import type { DataSet } from '../../load/data-set.js';
import { type LoadResult, load, unload } from '../../load/load.js';
import { otherLoad, waitForOtherLoad } from '../../load/other-load.js';
import { type Preview, preview } from '../../load/preview.js';
import { connect } from '../../neo4j/connect.js';
import type { Graph } from '../../neo4j/graph.js';
import type { WriteAnswer, WriteJob, WriteOutcome } from './job.js';
import { type PackedFile, unpack } from './unpack.js';

// Unpacking and reading a large data set and packing it for Neo4j take the processor for seconds, and an archive may be
// made to take it for minutes, so they have a thread of their own, which is ended when the time is up.

/** Problems that are listed; the rest appear once these are fixed. */
const MAX_PROBLEMS = 1_000;
/** How long a job waits for another load, in milliseconds: also long enough for a Neo4j that has just started. */
const MAX_WAIT_MS = 15_000;

async function work(job: WriteJob): Promise<WriteAnswer> {
  const { archive, maxBytes } = job;
  const files = archive && (await unpack(Readable.from([Buffer.from(archive.buffer)]), maxBytes));
  const dataset = files ? checked(job.name, files) : null;
  const graph = await connect(job.address);
  try {
    return await write(graph, job, dataset);
  } finally {
    await graph.close();
  }
}

/** The data set of the files. Throws BAD_DATA with every problem, as the command line lists them. */
function checked(name: string, files: readonly PackedFile[]): Dataset {
  const texts = files.map(({ path, bytes }) => ({
    path,
    text: Buffer.from(bytes).toString('utf8'),
  }));
  const { dataset, problems } = datasetOfFiles(name, texts);
  if (!dataset) throw badData(problems);
  if (dataset.meta.name !== name)
    throw new UserError(
      'BAD_DATA',
      `dataset.yaml names the data set "${dataset.meta.name}", and the address "${name}". Put it at the address of its name. Nothing was loaded.`,
    );
  return dataset;
}

async function write(graph: Graph, job: WriteJob, dataset: Dataset | null): Promise<WriteAnswer> {
  const { name, isDryRun } = job;
  let before: DataSet | undefined;
  const checkBefore = (present: DataSet | undefined) => {
    before = present;
    checkConditions(job, present);
    if (dataset) checkPrecedence(job, dataset.meta.precedence, present);
  };
  if (!isDryRun) await waitForOtherLoad(graph, MAX_WAIT_MS);
  parentPort?.postMessage({ begun: true } satisfies WriteOutcome);
  const result: LoadResult & Partial<Preview> = isDryRun
    ? await preview(graph, name, dataset, { checkBefore })
    : dataset
      ? await load(graph, dataset, { checkBefore })
      : await unload(graph, name, { checkBefore });
  const { entities, relations } = result;
  return {
    dataSet: name,
    dryRun: isDryRun,
    version: dataset?.meta.version ?? null,
    versionBefore: before?.version ?? null,
    hash: dataset?.hash ?? null,
    ...{ entities, relations },
    differences: result.differences ?? null,
    differenceCount: result.differenceCount ?? null,
  };
}

/**
 * Throws PRECONDITION_FAILED where the data set is not as the request expects, and UNKNOWN_NAME where there is none to
 * remove.
 */
function checkConditions({ name, archive, ifMatch, isNew }: WriteJob, present?: DataSet): void {
  const has = present
    ? `the graph has it as version ${present.version} with the hash ${present.hash}`
    : 'the graph does not have it';
  if (isNew && present)
    throw new UserError(
      'PRECONDITION_FAILED',
      `If-None-Match: * asks for a new data set, and ${has}. Nothing was written.`,
    );
  if (ifMatch && !(present && (ifMatch === 'any' || ifMatch.includes(present.hash))))
    throw new UserError(
      'PRECONDITION_FAILED',
      `If-Match names none of its states: ${has}. Give the \`hash\` that GET /v1/data-sets shows, in quotes and without W/. Nothing was written.`,
      { hash: present?.hash ?? null },
    );
  if (!archive && !present)
    throw new UserError('UNKNOWN_NAME', `"${name}" is not a data set in the graph.`, {
      argument: 'name',
    });
}

/** Throws INSUFFICIENT_SCOPE: which values are shown where data sets contradict each other is not up to one of them. */
function checkPrecedence({ isAdmin }: WriteJob, declared?: number, present?: DataSet): void {
  if (isAdmin || declared === undefined || declared === (present?.precedence ?? undefined)) return;
  throw new UserError(
    'INSUFFICIENT_SCOPE',
    `dataset.yaml declares the precedence ${declared}, and the graph has ${present?.precedence ?? 'none'} for it. A key with the scope admin may change it; or leave it out. Nothing was loaded.`,
    { scope: 'admin' },
  );
}

function badData(problems: readonly Problem[]): UserError {
  const files = new Set(problems.map(({ file }) => file)).size;
  return new UserError(
    'BAD_DATA',
    `The data set has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}. Nothing was loaded.`,
    { problemCount: problems.length, problems: problems.slice(0, MAX_PROBLEMS) },
  );
}

/** Neo4j ends a load that waits for another one and is in its way. */
function faultOf(error: unknown): WriteOutcome {
  const known =
    error instanceof UserError
      ? error
      : /Deadlock|LockClientStopped/.test(String((error as { code?: unknown }).code))
        ? otherLoad()
        : undefined;
  if (known) return { code: known.code, message: known.message, details: known.details };
  const { message, stack } = error as Error;
  return { code: undefined, message, stack };
}

work(workerData as WriteJob)
  .then(
    (answer): WriteOutcome => ({ answer }),
    (error: unknown) => faultOf(error),
  )
  .then((outcome) => parentPort?.postMessage(outcome));
