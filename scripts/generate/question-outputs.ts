import { rootFields } from '../../src/api/questions.js';
import type { Output } from '../../src/codegen/outputs.js';
import { renderQuestions } from '../../src/codegen/sdl/answers.js';
import { inForce, reason } from '../../src/queries/answer.js';

/** The part of the GraphQL schema that follows from the questions. Lists of policies use the types besides. */
export const questionOutputs: readonly Output[] = [
  {
    file: 'src/api/graphql/questions.graphql',
    render: () => renderQuestions(rootFields, [inForce, reason]),
  },
];
