import { batching } from './batches.js';
import type { Parameters, Row } from './connect.js';

/**
 * Runs a statement that begins with `UNWIND $asked AS asked`, whose first column is `asked.at` and which gives one row
 * for each. Whoever asks the same at the same time, with whatever values, shares a statement.
 */
export type ReadShared = (statement: string, asked: Parameters) => Promise<Row>;

interface Question {
  readonly statement: string;
  readonly asked: Parameters;
}

/** Measured: with four Neo4j takes a tenth longer for each, with sixteen no less, and the quick wait for more that are slow. */
const mostQuestions = 8;
/** Several times what a batch takes in a graph of a million relations. Whoever comes later does not wait for a slow one. */
const patience = 50;

/**
 * Gathers questions that are in flight together into one statement, as to send, begin and receive one takes a fifth of
 * a quick question's processor time. Which of a batch made it fail is not known, so each is asked again alone.
 */
export function sharing(
  read: (statement: string, parameters: Parameters) => Promise<Row[]>,
): ReadShared {
  async function ask(batch: readonly Question[]): Promise<Row[]> {
    const statement = batch[0]?.statement as string;
    const rows = await read(statement, { asked: batch.map(({ asked }, at) => ({ ...asked, at })) });
    const inOrder: Row[] = [];
    for (const row of rows) inOrder[row[0] as number] = row;
    return inOrder;
  }
  const askTogether = batching(
    async (batch: readonly Question[]): Promise<(Row | undefined)[]> => {
      try {
        return await ask(batch);
      } catch (error) {
        if (batch.length === 1) throw error;
        return batch.map(() => undefined);
      }
    },
    { most: mostQuestions, patience },
  );
  return async (statement, asked) => {
    const question = { statement, asked };
    const row = (await askTogether(statement, question)) ?? (await ask([question]))[0];
    return row as Row;
  };
}
