import type { BatchedRead, Parameters, Reader, Row } from './graph.js';
import { batching, type ReadBatch } from './request-batcher.js';

interface Question {
  readonly statement: string;
  readonly asked: Parameters;
}

/**
 * Maximum number of batches in flight. Measured: with four, Neo4j takes a tenth longer for each; with sixteen there
 * is no gain, and quick requests wait for more slow ones.
 */
const MAX_QUESTIONS = 8;
/**
 * Several times the duration of a batch in a graph of a million relations. After this time, later requests no longer
 * wait for a slow batch.
 */
const SLOT_TIMEOUT_MS = 50;

/**
 * Combines requests that arrive together into one statement, because sending, starting and receiving a statement
 * takes a fifth of the processor time of a quick request. If a batch fails, the cause is unknown, so each request is
 * retried alone.
 */
export function batchedRead(read: ReadBatch): BatchedRead {
  async function ask(batch: readonly Question[], reader?: Reader): Promise<Row[]> {
    const statement = batch[0]?.statement as string;
    const parameters = { asked: batch.map(({ asked }, at) => ({ ...asked, at })) };
    const rows = await read(statement, parameters, undefined, reader);
    const inOrder: Row[] = [];
    for (const row of rows) inOrder[row[0] as number] = row;
    return inOrder;
  }
  const askTogether = batching(
    async (batch: readonly Question[], reader): Promise<(Row | undefined)[]> => {
      try {
        return await ask(batch, reader);
      } catch (error) {
        if (batch.length === 1) throw error;
        return batch.map(() => undefined);
      }
    },
    { most: MAX_QUESTIONS, patience: SLOT_TIMEOUT_MS },
  );
  return async <R extends Row>(statement: string, asked: Parameters, reader?: Reader) => {
    const question = { statement, asked };
    const together = await askTogether(statement, question, reader);
    return (together ?? (await ask([question], reader))[0]) as R | undefined;
  };
}
