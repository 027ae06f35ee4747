import type { EntityNode } from '../../../cypher/entity.js';
import type { Connection } from '../../../cypher/relay-page.js';
import type { Graph } from '../../../neo4j/graph.js';
import { counts } from '../../../queries/counts/index.js';
import { coverageOf } from '../../../queries/coverage.js';
import { differences } from '../../../queries/differences/index.js';
import { entities, entityNamed } from '../../../queries/entity/index.js';
import { exposure } from '../../../queries/exposure/index.js';
import { list } from '../../../queries/list/index.js';
import { relationsReadIn } from '../../../queries/relations/read-in.js';
import { ties } from '../../../queries/relations/totals.js';
import { statementsOnEntity } from '../../../queries/statements/index.js';
import type { AsOf } from '../../../query/as-of.js';
import { aliasKey } from '../../../query/selection.js';
import { byName, type Entity, idsOf, itemOf, selectionOf } from '../../rest/entity/selection.js';
import { type Block, layouts, listFilters } from './layout.js';
import { furtherOf, groupsOf, type Rows, rowEntities, sourceIds, sourcesOf } from './rows.js';
import { MAX_FURTHER, MAX_ROWS, parties, readInSelection, rowSelection } from './selection.js';

/** Maximum number of differences on a page; /v1/differences lists all. */
export const MAX_DIFFERENCES = 50;
/** Agencies with which an agency issues policies on its page; the page says how many more there are. */
const MAX_CO_ISSUERS = 20;

export interface Asked {
  readonly asOf?: AsOf | undefined;
  /** For a source: the cursors of the pages of what was read in it. */
  readonly entitiesAfter?: string | undefined;
  readonly relationsAfter?: string | undefined;
}

export type Profile = Awaited<ReturnType<typeof readProfile>>;

/**
 * Everything that the page of an entity shows. One statement for the name, then the parts of its layout at the same
 * time, each in one to four statements. Throws UNKNOWN_NAME and AMBIGUOUS_NAME.
 */
export async function readProfile(graph: Graph, name: string, asked: Asked) {
  const { id, __typename: kind } = await entityNamed(graph, 'id', name, byName);
  const { asOf } = asked;
  const of = { id, kind };
  const has = (block: Block) => layouts[kind]?.includes(block) ?? false;
  const [own, groups, statements, differing, reach, events, policies, drafts, counted, read] =
    await Promise.all([
      ownOf(graph, of, asOf),
      groupsOf(graph, of, asOf),
      statementsOnEntity(graph, id),
      differences(graph, { of: id, first: MAX_DIFFERENCES }),
      has('reach') && asOf?.undated !== 'ONLY' ? exposed(graph, of, asOf) : undefined,
      has('events') ? listed(graph, 'events', of, asOf) : undefined,
      has('policies') ? listed(graph, 'policies', of, asOf) : undefined,
      has('drafts') ? listed(graph, 'drafts', of, asOf) : undefined,
      has('years') ? countedOf(graph, id, asOf) : undefined,
      has('readHere') ? readHere(graph, id, asked) : undefined,
    ]);
  return {
    ...own,
    ...{ groups, statements, differing, reach, events, policies, drafts, read, asOf },
    years: counted?.years,
    coIssuers: counted?.coIssuers,
    coverage: await coverageOf(graph),
  };
}

interface Of {
  readonly id: string;
  readonly kind: string;
}

/** The entity itself, and the entities to which its fields refer by id. */
async function ownOf(graph: Graph, { id, kind }: Of, asOf: AsOf | undefined) {
  const entity = itemOf(await entityNamed(graph, 'id', id, selectionOf(kind, true), asOf));
  const { followedFrom } = entity;
  const [found] =
    typeof followedFrom === 'string' ? await entities(graph, [followedFrom], byName) : [];
  return { entity, named: found ? [itemOf(found)] : [] };
}

/** The rows of exposure, and how many there are: they are counted only if the page does not hold all. */
async function exposed(graph: Graph, { id }: Of, asOf: AsOf | undefined) {
  const all = { ways: null, basis: null, certainty: null, after: null };
  const node = new Map(
    [...rowSelection].filter(([kind]) => ['Policy', 'Company', 'Sector'].includes(kind)),
  );
  const request = { ...all, of: id, asOf, node };
  const found = await exposure(graph, { ...request, first: MAX_ROWS, totalCount: false });
  if (!found.hasNextPage) return { edges: found.edges, total: found.edges.length };
  const { totalCount } = await exposure(graph, { ...request, first: 0, totalCount: true });
  return { edges: found.edges, total: totalCount ?? 0 };
}

/** The latest events or policies of an entity, and how many there are. */
async function listed(
  graph: Graph,
  which: keyof typeof listFilters,
  { id, kind }: Of,
  asOf: AsOf | undefined,
): Promise<Rows> {
  const filters: Readonly<Record<string, string>> = listFilters[which];
  const listedKind = which === 'events' ? 'Event' : 'Policy';
  const found = await list(graph, {
    kind: listedKind,
    where: { [filters[kind] ?? '']: [id] },
    orderBy: { field: 'day', direction: 'DESC' },
    page: { first: MAX_ROWS },
    asOf,
    connection: {
      ...{ rows: true, totalCount: true, node: idsOf(listedKind), because: false },
      ...{ edgeFields: new Set(), edgeSources: [] },
    },
  });
  const ids = (found.nodes as readonly EntityNode[]).map((node) => node.id);
  const [known, tied] = await Promise.all([
    rowEntities(graph, ids, asOf),
    which === 'events'
      ? ties(graph, { kind: 'Event', ids, sides: parties, most: MAX_FURTHER })
      : undefined,
  ]);
  const sources = await rowEntities(
    graph,
    [...known.values()].flatMap((one) => sourceIds(one.sources)),
    asOf,
  );
  return {
    rows: ids.flatMap((one) => {
      const other = known.get(one);
      if (!other) return [];
      const read = sourcesOf(other.sources, sources);
      return [{ other, relation: {}, sources: read, further: furtherOf(parties, tied?.get(one)) }];
    }),
    total: found.totalCount ?? 0,
  };
}

/** The policies of an agency by year, and with whom it issued them. */
async function countedOf(graph: Graph, id: string, asOf: AsOf | undefined) {
  const none = { from: null, to: null, subtree: null, kinds: null, day: null, period: null };
  const asked = { kind: 'Policy', where: { issuedBy: [id] }, asOf };
  const wants = { sums: false, ids: false };
  const [years, coIssuers] = await Promise.all([
    counts(graph, {
      ...{ ...asked, wants },
      by: [{ ...none, dimension: 'ISSUED_ON', period: 'YEAR' }],
    }),
    counts(graph, {
      ...{ ...asked, wants },
      by: [{ ...none, dimension: 'ISSUED_BY' }],
      top: MAX_CO_ISSUERS + 1,
    }),
  ]);
  return { years, coIssuers };
}

/** What was read in a source: entities and relations, a page of each, counted. */
async function readHere(graph: Graph, id: string, { entitiesAfter, relationsAfter }: Asked) {
  const page = { source: id, first: MAX_ROWS, after: relationsAfter, totalCount: true };
  const [node, relations] = await Promise.all([
    entityNamed(graph, 'id', id, readInSelection(entitiesAfter)),
    relationsReadIn(graph, page),
  ]);
  const found = node[aliasKey('sourceOf')] as Connection;
  return {
    entities: {
      rows: found.edges.map(({ node: other, sources }) => ({
        other: itemOf(other as EntityNode) as Entity,
        references: sources as readonly string[],
      })),
      total: found.totalCount ?? 0,
      next: found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null,
    },
    relations,
  };
}
