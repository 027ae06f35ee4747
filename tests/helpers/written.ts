import type { ExportedGraph, Format } from '../../src/queries/export/exported.js';

/** The whole file that a format writes of a graph. */
export async function written({ write }: Format, graph: ExportedGraph): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of write(graph, {})) pieces.push(Buffer.from(piece as string));
  return Buffer.concat(pieces);
}
