import type { RootField } from '../question.js';
import { questions } from '../questions.js';
import type { QuestionCost } from './resolver.js';

/** The root fields of all questions by name. */
export const rootFields = Object.assign({}, ...questions.map(({ fields }) => fields)) as Readonly<
  Record<string, RootField>
>;

/** The cost of root fields that are not lists of a kind. */
export const questionCosts: Readonly<Record<string, QuestionCost>> = {
  node: { base: () => 1, rows: () => 1 },
  nodes: { base: () => 1, rows: ({ ids }) => (Array.isArray(ids) ? ids.length : 1) },
  // A name is looked up, and compared with others if no entity has it.
  entity: { base: ({ id }) => (id == null ? 80 : 1), rows: () => 1 },
  ...Object.fromEntries(Object.entries(rootFields).map(([name, { cost }]) => [name, cost])),
};
