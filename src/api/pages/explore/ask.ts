import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ArgumentError } from '../../../errors.js';
import { kindNamed, kinds } from '../../../ontology/index.js';
import { neighbourhood } from '../../../queries/neighbourhood/index.js';
import { paths } from '../../../queries/paths/index.js';
import type { Affecting } from '../../../query/reach.js';
import type { EntitySelection } from '../../../query/selection.js';
import { conditionOf } from '../../rest/entity/filters.js';
import { pageOfKind } from '../../rest/entity/list.js';
import { policiesAffectingParameters } from '../../rest/routes/policies-affecting.js';
import type { Language } from '../texts/say.js';
import {
  type Asker,
  dayFields,
  type EdgeAnswer,
  idsInPolicies,
  type NodeAnswer,
  nodeFrom,
  pathsFrom,
  tieFrom,
} from './assemble.js';
import { MAX_PATHS, MAX_POLICIES } from './state.js';

const nothing = { sources: [], traversals: [], inForce: [] };

const fieldsOfKind = (kind: string) => ['name', 'nameZh', 'summary', ...(dayFields[kind] ?? [])];
const described: EntitySelection = new Map(
  kinds.map(({ name }) => [name, { ...nothing, fields: new Set(fieldsOfKind(name)) }]),
);
const idsOnly: EntitySelection = new Map(
  kinds.map(({ name }) => [name, { ...nothing, fields: new Set<string>() }]),
);

/** Asks the queries what the browser asks the API. */
export function askerOf(
  request: Pick<FastifyRequest, 'graph' | 'explanations'>,
  language: Language,
): Asker {
  const { graph } = request;
  return {
    async neighbours(of, { relation, direction, count }) {
      const found = await neighbourhood(graph, {
        of: [of],
        limit: count + 1,
        ...(relation ? { relations: [relation], direction } : {}),
        node: idsOnly,
        step: new Set(['id']),
        hidden: false,
      });
      return found.nodes.map(({ node }) => node.id);
    },
    async picture(ids) {
      const found = await neighbourhood(graph, {
        of: [...ids],
        depth: 0,
        limit: ids.length,
        node: described,
        hidden: true,
      });
      const nodes: readonly NodeAnswer[] = found.nodes;
      const edges: readonly EdgeAnswer[] = found.edges;
      return {
        nodes: nodes.map((one) => nodeFrom(one, language)),
        ties: edges.map((one) => tieFrom(one, language)),
      };
    },
    async held(ids, day) {
      const tiesThat = async (undated: 'LEAVE_OUT' | 'ONLY') => {
        const found = await neighbourhood(graph, {
          of: [...ids],
          depth: 0,
          limit: ids.length,
          asOf: { day, undated },
          node: idsOnly,
          step: new Set(['id']),
          hidden: false,
        });
        return found.edges.map(({ step }) => step.id);
      };
      return { day, known: await tiesThat('LEAVE_OUT'), undated: await tiesThat('ONLY') };
    },
    async paths(from, to, maxHops) {
      return pathsFrom(await paths(graph, { from, to, maxHops, first: MAX_PATHS }), language);
    },
    async policies(text) {
      const query = policiesQuery(text);
      const { sector, company, via, basis, certainty } = query;
      const affecting = { sector, company, via, basis, certainty };
      const where = { affecting, ...conditionOf('Policy', query) };
      const asked = { ...query, include: ['issuedBy'] };
      const page = await pageOfKind(request, kindNamed('Policy'), asked, where, {
        first: MAX_POLICIES,
        after: null,
      });
      return idsInPolicies(page.items as Parameters<typeof idsInPolicies>[0]);
    },
  };
}

const schema = z.object(policiesAffectingParameters).strict();

/** The query of /v1/policies-affecting in the parameter `policies`. Throws BAD_USER_INPUT if it is none. */
function policiesQuery(text: string) {
  const given = new URLSearchParams(text);
  const names = [...new Set(given.keys())].filter((name) => given.get(name) !== '');
  const values = names.map((name) => {
    const all = given.getAll(name);
    return [name, all.length > 1 ? all : all[0]];
  });
  const read = schema.safeParse(Object.fromEntries(values));
  if (read.success) return read.data as AffectingQuery;
  const [issue] = read.error.issues;
  throw new ArgumentError(
    'BAD_USER_INPUT',
    'policies',
    `it is not a query of /v1/policies-affecting: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  );
}

type AffectingQuery = Parameters<typeof pageOfKind>[2] & Affecting;
