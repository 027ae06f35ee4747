import { expect, test } from 'vitest';
import { zipped } from '../../../src/interchange/export/zip.js';

/** Lines, and then an error. */
async function* failingAfter(lines: number): AsyncGenerator<string> {
  for (let at = 0; at < lines; at++) yield `${at} ${'x'.repeat(100)}\n`;
  throw new Error('Neo4j has gone.');
}

test.each([0, 1, 5_000])(
  'An archive fails with its entry, which fails after %i lines',
  async (lines) => {
    const pieces: Uint8Array[] = [];
    const packing = async () => {
      for await (const piece of zipped([
        { path: 'a.csv', content: () => ['whole\n'] },
        { path: 'b.csv', content: () => failingAfter(lines) },
        { path: 'c.csv', content: () => ['never\n'] },
      ]))
        pieces.push(piece);
    };
    await expect(packing()).rejects.toThrow('Neo4j has gone.');
  },
);
