import { UserError } from '../../errors.js';
import type { RowStream } from '../../neo4j/graph.js';

/** The size of chunk that a pipe accepts at once; smaller chunks cost one call each. */
const CHUNK_CHARACTERS = 64 * 1024;

/** Joins small chunks into larger ones. */
export async function* inChunks(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < CHUNK_CHARACTERS) continue;
      yield text;
    } else {
      if (text) yield text;
      yield piece;
    }
    text = '';
  }
  if (text) yield text;
}

/**
 * Holds back the last chunk until it is certain that nothing was committed meanwhile, so that a complete file shows the
 * graph in one state. Throws GRAPH_CHANGED in its place. Ends the reading.
 */
export async function* sealed<Chunk>(
  chunks: AsyncIterable<Chunk>,
  reading: RowStream,
): AsyncGenerator<Chunk> {
  try {
    let held: Chunk | undefined;
    for await (const chunk of chunks) {
      if (held !== undefined) yield held;
      held = chunk;
    }
    if (!(await reading.isCurrent())) throw changed();
    if (held !== undefined) yield held;
  } finally {
    await reading.close();
  }
}

/** GRAPH_CHANGED, for a file that would show more than one state of the graph. */
export function changed(): UserError {
  return new UserError(
    'GRAPH_CHANGED',
    'Data was loaded while the graph was being written out, so the file would not show a single state of the graph. Retry.',
  );
}
