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
