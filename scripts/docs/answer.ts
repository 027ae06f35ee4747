import { buildApp } from '../../src/api/app.js';
import { UserError } from '../../src/errors.js';
import type { Graph } from '../../src/graph/connect.js';
import { dataSets } from '../../src/graph/data-set.js';
import type { Answered, Question } from './questions.js';

/**
 * Asks the service each question, as a client would over HTTP. An answer is its data, or its errors' messages and codes.
 * Throws when the graph holds anything but the brief: the answers would not be the reader's.
 */
export async function answerAll(graph: Graph, questions: readonly Question[]): Promise<Answered[]> {
  const present = (await dataSets(graph)).map(({ name }) => name);
  if (present.length !== 1) {
    throw new UserError(
      'BAD_USER_INPUT',
      `The graph holds the data sets ${present.join(', ') || '(none)'}; the documentation is answered from the brief alone.`,
    );
  }
  const app = await buildApp({ graph });
  try {
    const answers: Answered[] = [];
    for (const question of questions) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: question.query },
      });
      answers.push({ ...question, answer: whatIsSaid(response.json()) });
    }
    return answers;
  } finally {
    await app.close();
  }
}

interface Body {
  readonly data: unknown;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

function whatIsSaid({ data, errors }: Body): unknown {
  if (!errors?.length) return data;
  return { errors: errors.map(({ message, extensions }) => ({ code: extensions?.code, message })) };
}
