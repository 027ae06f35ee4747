import { z } from 'zod';
import { kindNamed } from '../../../ontology/index.js';
import { basis, certainty } from '../../../ontology/vocabularies/effects.js';
import { type Affecting, reachKinds } from '../../../query/reach.js';
import { conditionOf, filterParameters } from '../entity/filters.js';
import { asOfField, listParameters, pageOfKind } from '../entity/list.js';
import { schemaOf } from '../entity/schemas.js';
import type { Item } from '../entity/selection.js';
import { tableOf } from '../entity/table.js';
import type { RestModule } from '../module.js';
import { choices, filledIn, texts } from '../openapi/parameters.js';
import { listAnswers, pageOf } from '../representation/answers.js';
import { allFormats, formatParameters } from '../representation/formats.js';
import { sendList } from '../representation/send.js';
import type { Table } from '../representation/table.js';
import { weightOfList } from '../weights.js';

const kind = kindNamed('Policy');

const affectingParameters = {
  // A request needs sector or company.
  sector: filledIn(
    texts('Affects one of these sectors, each an id or any exact name.', 'EV makers'),
  ),
  company: texts('Affects one of these companies, each an id or any exact name.', 'Nokia'),
  via: choices(reachKinds, 'Only these ways count. Default: all.'),
  basis: choices(basis.schema.options, basis.description),
  certainty: choices(
    certainty.schema.options,
    'How certain an effect must be. Default: everything except UNLIKELY.',
  ),
};

/** The parameters that say which policies are asked for, and how they are sorted. */
export const policiesAffectingParameters = {
  ...affectingParameters,
  ...filterParameters(kind.name),
  ...listParameters(kind),
};

/** The route for the main question: which policies affect a sector or a company, and why. */
export const policiesAffecting: RestModule = (api) => {
  api.get(
    '/policies-affecting',
    {
      config: { formats: allFormats, weight: weightOfList },
      schema: {
        operationId: 'listPoliciesAffecting',
        tags: ['Ties'],
        summary:
          'Which policies affect a sector or a company, each with every way in which it does.',
        description:
          'Give sector, company or both. The filters of /v1/policies narrow the list further.',
        querystring: z.object({
          ...policiesAffectingParameters,
          ...formatParameters,
        }),
        response: listAnswers('A page of policies.', pageOf(schemaOf(kind.name), asOfField)),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      const { sector, company, via, basis, certainty } = query;
      const affecting = { sector, company, via, basis, certainty };
      const where = { affecting, ...conditionOf(kind.name, query) };
      return sendList(request, reply, withReasons(query.include), (page) =>
        pageOfKind(request, kind, query, where, page),
      );
    },
  );
};

type Query = Affecting & Readonly<Record<string, unknown>> & { readonly include?: string[] };

function withReasons(include: readonly string[] | undefined): Table<Item> {
  const { columns } = tableOf(kind.name, include);
  const reasons = (item: Item) => (item.because ?? []) as { via: string; sentence: string }[];
  return {
    name: 'policies-affecting',
    columns: [
      ...columns,
      { name: 'because_via', of: (item) => reasons(item).map(({ via }) => via) },
      { name: 'because', of: (item) => reasons(item).map(({ sentence }) => sentence) },
      { name: 'becauseComplete', of: (item) => item.becauseComplete as boolean },
    ],
  };
}
