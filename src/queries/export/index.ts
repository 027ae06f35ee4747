import { UserError } from '../../errors.js';
import type { Graph, Row, RowStream } from '../../neo4j/graph.js';
import { kindNamed, relationNamed } from '../../ontology/index.js';
import { isTurnOver, nextTurn } from '../../runtime/event-loop.js';
import { resolveNames } from '../names/index.js';
import { underWay } from '../under-way.js';
import { changed, inChunks, sealed } from './chunks.js';
import { entityDecoder, relationDecoder } from './decode.js';
import type { ExportedGraph, Format, FormatOptions } from './exported.js';
import { referencedClosure } from './referenced.js';
import { countsOf, dataSetsIn, datasetsOf } from './state.js';
import { type ExportContext, entitiesOf, relationsOf, rowsStatement } from './statement.js';
import { isFiltered, namesInSubset, type SubsetRequest } from './subset.js';

export interface ExportRequest extends SubsetRequest {
  readonly format: Format;
  readonly options?: FormatOptions | undefined;
  /** Called with the number of entities and relations read so far, and the total. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Export {
  /** The file in chunks. Throws GRAPH_CHANGED before the last chunk if data was loaded meanwhile. */
  readonly content: AsyncGenerator<string | Uint8Array>;
  /** Releases the connection. Must be called whether or not the content was read to its end. */
  close(): Promise<void>;
}

/** One hour: enough for a slow reader of a large graph, and a limit for a client that holds a transaction open. */
export const MAX_EXPORT_MS = 3_600_000;

/**
 * Exports the graph, or a subset, in a format. Rows are read as they are consumed, so memory does not grow with the
 * graph. Every error in the request is thrown before the first chunk.
 */
export async function exportGraph(graph: Graph, request: ExportRequest): Promise<Export> {
  const names = await resolveNames(graph, namesInSubset(request));
  const reading = await graph.openRowStream(MAX_EXPORT_MS);
  try {
    const why = underWay({ snapshot: () => reading.snapshot });
    if (why) {
      const { dataSets, incomplete } = why;
      throw new UserError('GRAPH_CHANGED', `No export now. ${incomplete}`, { dataSets });
    }
    const datasets = datasetsOf(await dataSetsIn(reading), request.dataset);
    const asked = { part: request, names, carried: new Map<string, string[]>() };
    const counts = await countsOf(reading);
    const carried = isFiltered(request)
      ? await referencedClosure(reading, asked, counts)
      : asked.carried;
    const scope: ExportContext = { ...asked, carried };
    const exported: ExportedGraph = {
      datasets,
      asked: {
        dataset: request.dataset ?? null,
        asOf: request.asOf?.day ?? null,
        undated: request.asOf?.undated ?? null,
        where: request.where ?? null,
      },
      ...streams(reading, scope, counts, request.onProgress),
    };
    const written = request.format.write(exported, request.options ?? {});
    return { content: sealed(inChunks(written), reading), close: () => reading.close() };
  } catch (error) {
    await reading.close();
    throw error;
  }
}

function streams(
  reading: RowStream,
  scope: ExportContext,
  counts: ReadonlyMap<string, number>,
  onProgress: ExportRequest['onProgress'],
): Pick<ExportedGraph, 'entities' | 'relations'> {
  const { dataset } = scope.part;
  const isWhole = dataset === undefined && !isFiltered(scope.part);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const first = new Set(counts.keys());
  let before = 0;
  async function* rows<T>(name: string, found: ReturnType<typeof entitiesOf>, of: (row: Row) => T) {
    const expected = counts.get(name) ?? 0;
    let count = 0;
    if (found && expected > 0) {
      const { text, parameters } = rowsStatement(found);
      for await (const row of reading.rows(text, parameters)) {
        // Rows that the driver holds come without a turn of the event loop between them.
        if (isTurnOver()) await nextTurn();
        if (++count % PROGRESS_EVERY_ROWS === 0 && first.has(name))
          onProgress?.(before + count, total);
        yield of(row);
      }
    }
    if (isWhole && count !== expected) throw changed();
    // A format may read a table twice; only the first pass counts for the progress.
    if (first.delete(name)) before += expected;
    if (first.size === 0) onProgress?.(total, total);
  }
  return {
    entities: (name) =>
      rows(name, entitiesOf(kindNamed(name), scope), entityDecoder(kindNamed(name), dataset)),
    relations: (name) =>
      rows(
        name,
        relationsOf(relationNamed(name), scope),
        relationDecoder(relationNamed(name), dataset),
      ),
  };
}

/** Rows between progress reports: often enough for a progress bar, rarely enough to cost nothing. */
const PROGRESS_EVERY_ROWS = 5_000;
