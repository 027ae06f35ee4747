import { z } from 'zod';
import { kinds } from '../../ontology/index.js';
import { object } from '../../queries/answer.js';
import { argument } from '../../queries/arguments.js';
import { type InterpretedQuestion, interpretedQuestion } from '../../queries/interpret/answer.js';
import { interpret as ask } from '../../queries/interpret/index.js';
import type { Filter } from '../../query/selection.js';
import { type Question, rootField } from '../question.js';
import { conditionOf } from '../rest/entity/filters.js';
import { text } from '../rest/openapi/parameters.js';
import { answers } from '../rest/representation/answers.js';
import { jsonOnly } from '../rest/representation/formats.js';

/** The same question where people and programs can ask it. */
export const addressed = interpretedQuestion.extend({
  rest: z.string().describe('The address of the answer in REST.'),
  page: z.string().describe('The address of the page with the answer.'),
  query: z.string().describe('The question in GraphQL.'),
  variables: z.string().describe('The variables of the question in GraphQL, as JSON.'),
});

const question = object(
  'InterpretedQuestion',
  'A structured question that a text may mean. It is offered, not run.',
  addressed.shape,
).meta({ id: 'InterpretedQuestion' });

const answer = object('Interpretation', 'What a text may ask for.', {
  questions: z
    .array(question)
    .describe(
      'The questions that it may mean, at most one. Empty if it names no kind of thing and nothing to filter by.',
    ),
});

const textArgument = argument(
  z.string(),
  'A question in a few words, in English or Chinese, at most 200 characters.',
  'MIIT policies on EV makers',
);

/** Adds the addresses of a question to it. */
export function withAddresses(one: InterpretedQuestion): z.output<typeof addressed> {
  const { kind: plural, filters } = one;
  const kind = kinds.find((each) => each.plural === plural)?.name ?? '';
  const parameters = new URLSearchParams(
    filters.flatMap(({ parameter, values }) => values.map((value) => [parameter, value])),
  );
  return {
    kind: one.kind,
    filters: one.filters.map(({ values, entities, ...rest }) => ({
      ...rest,
      values: [...values],
      entities: entities.map((each) => ({ ...each })),
    })),
    notUnderstood: [...one.notUnderstood],
    rest: `/v1/${plural}?${parameters}`,
    page: `/${plural}?${parameters}`,
    query: `query ($where: ${kind}Where) {\n  ${plural}(where: $where) {\n    totalCount\n    nodes { id name nameZh }\n  }\n}`,
    variables: JSON.stringify({ where: conditionOfQuestion(one) }),
  };
}

/** The filter of a question. Parameters that hold one value have it alone. */
export function conditionOfQuestion({ kind: plural, filters }: InterpretedQuestion): Filter {
  const kind = kinds.find((each) => each.plural === plural)?.name ?? '';
  const given = filters.map(({ parameter, values }) => [
    parameter,
    /(From|To)$/.test(parameter) ? values[0] : values,
  ]);
  return conditionOf(kind, Object.fromEntries(given));
}

/** What a text may ask for, as a structured question that is shown and not run. */
export const interpretation: Question = {
  fields: {
    interpretation: rootField({
      description:
        'The structured question that a text may mean, such as "MIIT policies on EV makers", with the part of the text that led to each filter. It is offered, not run.',
      arguments: { text: textArgument },
      answer,
      cost: { base: () => 100, rows: () => 1 },
      ask: async ({ text }, { graph }) => ({
        questions: (await ask(graph, text)).map(withAddresses),
      }),
    }),
  },
  routes: (api) => {
    api.get(
      '/interpret',
      {
        schema: {
          operationId: 'interpret',
          tags: ['Names'],
          summary: 'The structured question that a text may mean, to be shown before it is asked.',
          querystring: z.object({
            q: text(
              'A question in a few words, in English or Chinese.',
              'MIIT policies on EV makers',
            ),
          }),
          response: answers('The questions.', answer, jsonOnly),
        },
      },
      async ({ query, graph }) => ({ questions: (await ask(graph, query.q)).map(withAddresses) }),
    );
  },
};
