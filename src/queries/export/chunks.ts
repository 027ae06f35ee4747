/** As much as a pipe takes at once; smaller pieces cost a call each. */
const CHUNK_CHARACTERS = 64 * 1024;

/** The same content in larger pieces. */
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
