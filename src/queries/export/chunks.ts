/** As much as a pipe takes at once; smaller pieces cost a call each. */
const size = 64 * 1024;

/** The same content in larger pieces. */
export async function* inChunks(
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array> {
  let text = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
      if (text.length < size) continue;
      yield text;
    } else {
      if (text) yield text;
      yield piece;
    }
    text = '';
  }
  if (text) yield text;
}
