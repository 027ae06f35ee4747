import type { FastifyRequest } from 'fastify';
import { UserError } from '../../../errors.js';
import type { Graph } from '../../../neo4j/graph.js';
import { kindNamed } from '../../../ontology/index.js';
import type { EntityReference, Step } from '../../../queries/answer.js';
import { entities, entityNamed } from '../../../queries/entity/index.js';
import { exposure } from '../../../queries/exposure/index.js';
import type { EntitySelection, Filter } from '../../../query/selection.js';
import { pageOfKind } from '../../rest/entity/list.js';
import { byName, type Item, itemOf } from '../../rest/entity/selection.js';

/** Policies of a page of the answer. Each comes with its reasons, so that a page is some screens long. */
export const PAGE_SIZE = 20;

/** Sources per statement: the most entities that one takes. */
const MAX_IDS = 200;

/** The kinds that each box of the question names. */
export const boxKinds = { agency: ['Agency'], affects: ['Sector', 'Company'] } as const;
type BoxName = keyof typeof boxKinds;

/** What a box of the question stands for: an entity, or the entities that were perhaps meant. */
export interface Box {
  readonly text: string;
  readonly found?: EntityReference;
  readonly problem?: {
    readonly code: 'UNKNOWN_NAME' | 'AMBIGUOUS_NAME';
    readonly candidates: readonly EntityReference[];
  };
}

/** The entity that a name or id in a box stands for. A name that nobody or that several have is said in `problem`. */
export async function boxOf(graph: Graph, box: BoxName, text: string): Promise<Box> {
  const kinds: readonly string[] = boxKinds[box];
  const among = new Map([...byName].filter(([kind]) => kinds.includes(kind)));
  try {
    const { id, kind, name, nameZh } = itemOf(await entityNamed(graph, box, text, among));
    return { text, found: { id, kind, name, nameZh } };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, details } = error;
    if (code !== 'UNKNOWN_NAME' && code !== 'AMBIGUOUS_NAME') throw error;
    const candidates = (details.candidates ?? []) as readonly EntityReference[];
    return { text, problem: { code, candidates } };
  }
}

/** What is asked: policies of an agency, policies that affect a sector or a company, or both. */
export interface Asked {
  readonly agency: EntityReference | undefined;
  readonly target: EntityReference | undefined;
}

/** A policy of the answer with the relations that say why it is one. */
export interface AnsweredPolicy {
  readonly item: Item;
  /** Chains of relations: first who issued it, then how it affects what was asked for. */
  readonly reasons: readonly (readonly Step[])[];
  readonly isEveryReason: boolean;
}

export interface PoliciesAnswer {
  readonly total: number;
  readonly policies: readonly AnsweredPolicy[];
  readonly nextCursor: string | null;
}

/**
 * A page of the answer with the number of all policies. A sector and an agency are asked as a list, whose newest policy
 * comes first; a company is asked as exposure, whose most direct policy comes first.
 */
export function policiesOf(
  request: FastifyRequest,
  asked: Asked,
  after: string | undefined,
): Promise<PoliciesAnswer> {
  return asked.target?.kind === 'Company'
    ? exposing(request, asked, asked.target, after)
    : listed(request, whereOf(asked), after, asked.agency !== undefined);
}

/** The filter of policies that the question stands for, unless it asks for a company. */
export function whereOf({ agency, target }: Asked): Filter {
  return {
    ...(agency && { issuedBy: [agency.id] }),
    ...(target && { affecting: { sector: [target.id] } }),
  };
}

async function listed(
  request: FastifyRequest,
  where: Filter,
  after: string | undefined,
  matched: boolean,
): Promise<PoliciesAnswer> {
  const query = { ...{ include: ['issuedBy'], sort: 'day', order: 'desc' }, matched };
  const page = { first: PAGE_SIZE, after: after ?? null };
  const asked = { ...query, totalCount: true };
  const found = await pageOfKind(request, kindNamed('Policy'), asked, where, page);
  return {
    total: found.totalCount ?? 0,
    nextCursor: found.nextCursor,
    policies: found.items.map((item) => {
      const { because = [], becauseComplete = true } = item as Partial<WithReasons>;
      const chains = because.map(({ steps }) => steps);
      return {
        item,
        reasons: [...issuing(item), ...chains],
        isEveryReason: becauseComplete,
      };
    }),
  };
}

interface WithReasons {
  readonly because: readonly { readonly steps: readonly Step[] }[];
  readonly becauseComplete: boolean;
  readonly matched: readonly Step[];
}

/** The relations that say that the agency issued it, each as a chain of one. */
function issuing(item: Item): readonly (readonly Step[])[] {
  const { matched = [] } = item as Partial<WithReasons>;
  return matched.map((step) => [step]);
}

async function exposing(
  request: FastifyRequest,
  { agency }: Asked,
  { id }: EntityReference,
  after: string | undefined,
): Promise<PoliciesAnswer> {
  const issuedBy = agency && [agency.id];
  const { edges, totalCount, hasNextPage, endCursor } = await exposure(request.graph, {
    ...{ of: id, issuedBy, first: PAGE_SIZE, after },
    ...{ node: byName, totalCount: true },
  });
  const ids = edges.map(({ node }) => node.id);
  const query = { include: ['issuedBy'], matched: agency !== undefined };
  const where = { id: ids, ...(issuedBy && { issuedBy }) };
  const { items } =
    ids.length > 0
      ? await pageOfKind(request, kindNamed('Policy'), query, where, {
          first: PAGE_SIZE,
          after: null,
        })
      : { items: [] };
  return {
    total: totalCount ?? 0,
    nextCursor: hasNextPage ? endCursor : null,
    policies: edges.flatMap(({ node, because, becauseComplete }) => {
      const item = items.find((one) => one.id === node.id);
      if (!item) return [];
      const chains = because.map(({ steps }) => steps);
      return [{ item, reasons: [...issuing(item), ...chains], isEveryReason: becauseComplete }];
    }),
  };
}

/** Where the original of a source is, and when it was published. */
export interface Original {
  readonly type: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
}

const ofOriginals: EntitySelection = new Map(
  [...byName]
    .filter(([kind]) => kind === 'Source')
    .map(([kind, selected]) => [
      kind,
      { ...selected, fields: new Set(['type', 'url', 'publishedOn']) },
    ]),
);

/** The originals of sources by id. One statement for each 200 of them. */
export async function originalsOf(
  graph: Graph,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Original>> {
  const wanted = [...new Set(ids)];
  const pages = Array.from({ length: Math.ceil(wanted.length / MAX_IDS) }, (_, at) =>
    wanted.slice(at * MAX_IDS, (at + 1) * MAX_IDS),
  );
  const found = await Promise.all(pages.map((page) => entities(graph, page, ofOriginals)));
  return new Map(
    found.flat().flatMap((node) => (node ? [[node.id, originalIn(node)] as const] : [])),
  );
}

function originalIn(node: Readonly<Record<string, unknown>>): Original {
  const { type, url, publishedOn } = node as Readonly<Record<string, string | null>>;
  return { type: type ?? '', url: url ?? null, publishedOn: publishedOn ?? null };
}
