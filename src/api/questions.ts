import { constant } from '../codegen/sdl/text.js';
import { kinds } from '../ontology/index.js';
import { DEFAULT_QUESTION_COST, TOTAL_COUNT_COST } from './graphql/execution/cost.js';
import type { Args, QuestionCost } from './graphql/resolver.js';
import { time } from './graphql/time.js';
import type { Question, RootField } from './question.js';
import { counts } from './questions/counts.js';
import { dataSets } from './questions/data-sets.js';
import { differences } from './questions/differences.js';
import { exposure } from './questions/exposure.js';
import { interpretation } from './questions/interpret.js';
import { jointIssuers } from './questions/joint-issuers.js';
import { neighbourhood } from './questions/neighbourhood.js';
import { ontology } from './questions/ontology.js';
import { paths } from './questions/paths.js';
import { search } from './questions/search.js';
import { series } from './questions/series.js';
import { statements } from './questions/statements.js';
import { entityRoutes } from './rest/routes/entities.js';
import { exportRoute } from './rest/routes/exports.js';
import { kindRoutes } from './rest/routes/kinds.js';
import { match } from './rest/routes/match.js';
import { policiesAffecting } from './rest/routes/policies-affecting.js';

/**
 * Every question that the API answers, in the order of the OpenAPI document. GraphQL, REST, their schemas and the table
 * of addresses follow from this list. The lists of GraphQL follow from the kinds; see ./graphql/resolvers.
 */
export const questions: readonly Question[] = [
  { resolvers: time, routes: kindRoutes },
  { routes: entityRoutes },
  statements,
  search,
  interpretation,
  { routes: match },
  { routes: policiesAffecting },
  exposure,
  paths,
  neighbourhood,
  counts,
  series,
  jointIssuers,
  ontology,
  dataSets,
  differences,
  { routes: exportRoute },
];

/** The root fields of all questions by name. */
export const rootFields = Object.assign({}, ...questions.map(({ fields }) => fields)) as Readonly<
  Record<string, RootField>
>;

/** The cost of root fields, except for lists that have only orders by a field. */
export const questionCosts: Readonly<Record<string, QuestionCost>> = {
  node: { base: () => 1, rows: () => 1 },
  nodes: { base: () => 1, rows: ({ ids }) => (Array.isArray(ids) ? ids.length : 1) },
  // A name is looked up, and compared with others if no entity has it.
  entity: { base: ({ id }) => (id == null ? 80 : 1), rows: () => 1 },
  ...Object.fromEntries(
    kinds
      .filter(({ orders }) => orders.length > 0)
      .map(({ plural, orders }) => [
        plural,
        {
          base: ({ orderBy }: Args) =>
            orders.some(
              ({ name }) => constant(name) === (orderBy as { field?: string } | null)?.field,
            )
              ? // No index holds this order: all rows are read and sorted, as for a total count.
                DEFAULT_QUESTION_COST + TOTAL_COUNT_COST
              : DEFAULT_QUESTION_COST,
        },
      ]),
  ),
  ...Object.fromEntries(Object.entries(rootFields).map(([name, { cost }]) => [name, cost])),
};
