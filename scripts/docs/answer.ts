import { fileURLToPath } from 'node:url';
import { buildApp } from '../../src/api/app.js';
import { dataSetFolders, loadDataset } from '../../src/dataset/load-dataset.js';
import { UserError } from '../../src/errors.js';
import { dataSets } from '../../src/load/data-set.js';
import type { Graph } from '../../src/neo4j/graph.js';
import type { Answered, Question } from './questions.js';

/** The data sets of the start. */
const seed = fileURLToPath(new URL('../../seed', import.meta.url));

/**
 * Asks the service each question, as a client would over HTTP. An answer is its data, or its errors' messages and codes.
 * Throws when the graph holds anything but the data sets of the start, as the answers would not be the reader's, and at
 * an error that a question does not expect, as no page is to show one.
 */
export async function answerAll(graph: Graph, questions: readonly Question[]): Promise<Answered[]> {
  const present = (await dataSets(graph)).map(({ name }) => name).join(', ');
  const read = await Promise.all((await dataSetFolders(seed)).map(loadDataset));
  const wanted = read.flatMap(({ dataset }) => dataset?.meta.name ?? []).join(', ');
  if (present !== wanted) {
    throw new UserError(
      'BAD_USER_INPUT',
      `The graph holds the data sets ${present || '(none)'}; the documentation is answered from ${wanted} alone.`,
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
      answers.push({ ...question, answer: whatIsSaid(question, response.json()) });
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

/** What the page shows of an answer. Throws when the answer has errors other than the one that the question expects. */
export function whatIsSaid({ slug, error }: Question, { data, errors = [] }: Body): unknown {
  const said = errors.map(({ message, extensions }) => ({ code: extensions?.code, message }));
  const codes = [...new Set(said.map(({ code }) => code))];
  if (error ? codes.length !== 1 || codes[0] !== error : codes.length > 0) {
    throw new Error(
      `docs/questions: ${slug} expects ${error ? `the error ${error}` : 'an answer without errors'}, but the service says ${said.length > 0 ? JSON.stringify(said) : 'none'}. Mend the service or the question; an error that is meant is declared in the question's head as "# Error: CODE".`,
    );
  }
  return error ? { errors: said } : data;
}
