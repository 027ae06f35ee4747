import { pipeline } from 'node:stream/promises';
import { whereOfKinds } from '../api/where-of-kinds.js';
import { UserError } from '../errors.js';
import { formatNamed, formats } from '../interchange/export/formats.js';
import type { Graph } from '../neo4j/graph.js';
import type { Format } from '../queries/export/exported.js';
import { type ExportRequest, exportGraph } from '../queries/export/index.js';
import { asOfFrom, type Undated, undatedChoices } from '../query/as-of.js';
import { showProgress } from './progress.js';
import { say } from './say.js';
import { writeWhole } from './whole-file.js';

/** The options of the command line, as text. */
export interface ExportArguments {
  readonly format: string;
  readonly out?: string;
  readonly asOf?: string;
  readonly undated?: string;
  readonly where?: string;
  readonly dataset?: string;
  readonly formulaSafe?: boolean;
}

/** Writes the graph to a file or to standard output. Returns the exit code. */
export async function exportTo(
  given: ExportArguments,
  openGraph: () => Promise<Graph>,
): Promise<number> {
  const request = requestFrom(given);
  const { out } = given;
  if (out === undefined) {
    refuseWordsOfNpm();
    await toStandardOutput(await openGraph(), request);
    return 0;
  }
  const graph = await openGraph();
  await writeWhole(out, { argument: 'out' }, () =>
    exportGraph(graph, { ...request, onProgress: showProgress() }),
  );
  say(`Wrote ${out}.`);
  return 0;
}

/**
 * Throws if npm has written its own lines to standard output, where a file or another program would read them before
 * the export. They are written before this program starts, so it can only say how to avoid them.
 */
function refuseWordsOfNpm(): void {
  const { npm_lifecycle_event: script, npm_config_user_agent: agent = '' } = process.env;
  const level = process.env.npm_config_loglevel ?? process.env.NPM_CONFIG_LOGLEVEL;
  // A script with another name may call this program and write what it likes.
  const hasSpoken = script === 'policy-graph' && agent.startsWith('npm/') && level !== 'silent';
  if (!hasSpoken || process.stdout.isTTY) return;
  throw new UserError(
    'BAD_USER_INPUT',
    'out: not given, and npm has already written lines of its own to standard output. Give a file, such as --out graph.ndjson, or keep npm silent: npm run -s policy-graph -- export …',
  );
}

function requestFrom({ format, asOf, undated, where, dataset, formulaSafe }: ExportArguments) {
  return {
    format: formatFor(format),
    asOf: asOfFrom(asOf, undatedFrom(undated)),
    where: where === undefined ? undefined : whereOfKinds(where),
    dataset,
    options: { formulaSafe },
  };
}

async function toStandardOutput(graph: Graph, request: ExportRequest): Promise<void> {
  if (process.stdout.isTTY && request.format.extension === 'zip') {
    throw new UserError(
      'BAD_USER_INPUT',
      `out: not given, and ${request.format.name} cannot be shown on a screen. Give a file, such as --out graph.zip.`,
    );
  }
  const { content, close } = await exportGraph(graph, { ...request, onProgress: showProgress() });
  try {
    await pipeline(content, process.stdout);
  } catch (error) {
    // The reader has closed the pipe, as `head` does.
    if ((error as { code?: string }).code !== 'EPIPE') throw error;
  } finally {
    await close();
  }
}

function formatFor(name: string): Format {
  const format = formatNamed(name);
  if (format) return format;
  throw new UserError(
    'BAD_USER_INPUT',
    `format: "${name}" is not a format. There are ${formats.map((one) => one.name).join(', ')}.`,
  );
}

function undatedFrom(given: string | undefined): Undated | undefined {
  const found = undatedChoices.find((choice) => choice === given);
  if (found || given === undefined) return found;
  throw new UserError(
    'BAD_USER_INPUT',
    `undated: "${given}" is not a choice. There are ${undatedChoices.join(', ')}.`,
  );
}
