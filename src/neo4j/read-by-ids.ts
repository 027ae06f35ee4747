import type { Parameters, ReadByIds, RowsById } from './graph.js';
import { batching, type ReadBatch } from './request-batcher.js';

interface IdReader {
  readonly statement: string;
  readonly ids: readonly string[];
  readonly parameters: Parameters;
}

/** Ids per batch: large enough that messages are cheap, small enough that nobody waits for a large batch. */
const MAX_IDS = 200;

/**
 * Combines equal concurrent reads of single entities. Two fifths of the processor time of the service is the driver
 * writing to its socket, so fewer and larger messages make single reads fast.
 */
export function batchedReadByIds(read: ReadBatch): ReadByIds {
  const readTogether = batching(
    async (batch: readonly IdReader[], reader): Promise<RowsById[]> => {
      const { statement, parameters } = batch[0] as IdReader;
      const ids = [...new Set(batch.flatMap((one) => one.ids))];
      const rows = await read(statement, { ...parameters, ids }, undefined, reader);
      const byId = new Map(rows.map((row) => [row[0] as string, row]));
      return batch.map(() => byId);
    },
    { most: MAX_IDS, placesOf: ({ ids }) => ids.length },
  );
  return (statement, ids, parameters = {}, reader) =>
    readTogether(
      `${statement}\n${JSON.stringify(parameters)}`,
      { statement, ids, parameters },
      reader,
    );
}
