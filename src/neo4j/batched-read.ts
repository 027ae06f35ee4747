import type { Deadline } from '../runtime/deadline.js';
import type { BatchedRead, Parameters, Row } from './graph.js';
import { batching, type ReadBatch } from './request-batcher.js';

interface Question {
  readonly statement: string;
  readonly asked: Parameters;
}

/** Measured: with four Neo4j takes a tenth longer for each, with sixteen no less, and the quick wait for more that are slow. */
const MAX_QUESTIONS = 8;
/** Several times what a batch takes in a graph of a million relations. Whoever comes later does not wait for a slow one. */
const SLOT_TIMEOUT_MS = 50;

/**
 * Gathers questions that are in flight together into one statement, as to send, begin and receive one takes a fifth of
 * a quick question's processor time. Which of a batch made it fail is not known, so each is asked again alone.
 */
export function batchedRead(read: ReadBatch): BatchedRead {
  async function ask(batch: readonly Question[], deadline?: Deadline): Promise<Row[]> {
    const statement = batch[0]?.statement as string;
    const parameters = { asked: batch.map(({ asked }, at) => ({ ...asked, at })) };
    const rows = await read(statement, parameters, undefined, deadline);
    const inOrder: Row[] = [];
    for (const row of rows) inOrder[row[0] as number] = row;
    return inOrder;
  }
  const askTogether = batching(
    async (batch: readonly Question[], deadline): Promise<(Row | undefined)[]> => {
      try {
        return await ask(batch, deadline);
      } catch (error) {
        if (batch.length === 1) throw error;
        return batch.map(() => undefined);
      }
    },
    { most: MAX_QUESTIONS, patience: SLOT_TIMEOUT_MS },
  );
  return async (statement, asked, deadline) => {
    const question = { statement, asked };
    const together = await askTogether(statement, question, deadline);
    return together ?? (await ask([question], deadline))[0];
  };
}
