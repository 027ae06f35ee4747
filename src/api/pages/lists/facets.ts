import { type Dimension, dimensionsOf } from '../../../codegen/dimensions.js';
import { UserError } from '../../../errors.js';
import type { Graph } from '../../../neo4j/graph.js';
import { partOf } from '../../../neo4j/within.js';
import { operatorsOn } from '../../../ontology/index.js';
import type { Answer } from '../../../queries/answer.js';
import type { countsAnswer, Period } from '../../../queries/counts/answer.js';
import { counts } from '../../../queries/counts/index.js';
import { Deadline } from '../../../runtime/deadline.js';
import { asOfIn } from '../../rest/as-of.js';
import { filtersOf, parameterName } from '../../rest/entity/filters.js';
import { conditionWithout, type Query } from './query.js';

/** What readers of a kind narrow a list down by, most used first. Other kinds are counted by their codes. */
const usual: Readonly<Record<string, readonly string[]>> = {
  Policy: ['ISSUED_ON', 'ISSUED_BY', 'TYPE', 'REGULATES', 'AFFECTS', 'STATUS', 'IN_FORCE'],
  Agency: ['TYPE', 'LEVEL', 'BASED_IN'],
  Company: ['OPERATES_IN', 'BASED_IN', 'TYPE'],
  Sector: ['PART_OF'],
  Place: ['LEVEL', 'PART_OF'],
  Person: ['WORKED_FOR', 'DIRECTOR_OF'],
  Event: ['DATE', 'TYPE', 'STATUS', 'CONCERNS', 'LOCATED_IN', 'AMOUNT_MEANING'],
  Provision: ['TYPE', 'BY_WHEN', 'SET_BY'],
  Source: ['TYPE', 'PUBLISHER', 'PUBLISHED_ON', 'SECTION', 'LANGUAGE'],
};

/** Maximum number of counts that one page makes at the same time. Each is a statement of its own. */
const MAX_COUNTS_AT_ONCE = 3;
/** Maximum share of the remaining time of a request for its facets. One that takes longer is left out and said so. */
const SHARE_OF_TIME = 0.75;
/** Values of a facet that are read: those shown, those behind "more", and what chosen ones push down. */
const MAX_VALUES_READ = 60;

/** A facet: a dimension of counts, with the parameters of the list that choose one of its values. */
export interface FacetSort {
  readonly dimension: Dimension;
  /** The parameter that takes values as a list, or `null` for days and for what has no filter. */
  readonly filter: string | null;
  /** For days: the parameters of both ends, and the one that asks whether the day is known. */
  readonly days: { readonly from: string; readonly to: string; readonly known: string } | null;
}

/** What was counted for a facet, or why it was not. */
export interface CountedFacet extends FacetSort {
  readonly period: Period | null;
  /** The year whose months are counted, if one is chosen. */
  readonly year: string | null;
  readonly counted: Answer<typeof countsAnswer> | 'TIMEOUT' | 'LIMIT_EXCEEDED';
}

/** The facets of a kind. Those of one that the ontology gets later are its codes. */
export function facetsOf(kind: string): FacetSort[] {
  const all = dimensionsOf(kind);
  const names = usual[kind] ?? all.filter(({ sort }) => sort === 'CODE').map(({ name }) => name);
  return names.flatMap((name) => {
    const dimension = all.find((one) => one.name === name);
    return dimension ? [facetOf(kind, dimension)] : [];
  });
}

/** The number of statements that the facets of a kind take. */
export function numberOfFacets(kind: string): number {
  return facetsOf(kind).length;
}

function facetOf(kind: string, dimension: Dimension): FacetSort {
  const parameters = new Set(filtersOf(kind).map(({ name }) => name));
  const taken = (name: string) => (parameters.has(name) ? name : null);
  switch (dimension.sort) {
    case 'DATE':
      return { dimension, filter: null, days: dayParameters(dimension.field.name) };
    case 'CODE':
      return { dimension, filter: taken(dimension.field.name), days: null };
    case 'END':
      return { dimension, filter: taken(dimension.filter.field), days: null };
    case 'PUBLISHER':
      return { dimension, filter: taken('publisher'), days: null };
    default:
      return { dimension, filter: null, days: null };
  }
}

function dayParameters(field: string) {
  const named = Object.fromEntries(
    operatorsOn('date').map((one) => [one.name, parameterName(field, one) ?? '']),
  );
  return { from: named.from ?? '', to: named.to ?? '', known: named.known ?? '' };
}

/**
 * Counts each facet over the list without the facet's own filter, so that its other values can be chosen beside those
 * that are: the count of a value is the number of rows that a list with this value alone has. A facet that takes too
 * long, or spans too many years, says so instead.
 */
export async function countFacets(
  graph: Graph,
  kind: string,
  query: Query,
): Promise<CountedFacet[]> {
  const outer = graph.deadline;
  const left = outer?.leftMs ?? graph.timeoutMs;
  const deadline = new Deadline(left * SHARE_OF_TIME);
  const forget = outer?.onOver(() => deadline.end());
  const own = partOf(graph, deadline);
  try {
    return await atMost(MAX_COUNTS_AT_ONCE, facetsOf(kind), (facet) =>
      countFacet(own, kind, query, facet),
    );
  } finally {
    forget?.();
    deadline.done();
  }
}

async function countFacet(
  graph: Graph,
  kind: string,
  query: Query,
  facet: FacetSort,
): Promise<CountedFacet> {
  const { dimension, days } = facet;
  const period = days && periodOf(query, days);
  const about = { ...facet, period: period?.length ?? null, year: period?.year ?? null };
  try {
    const counted = await counts(graph, {
      kind,
      by: [{ dimension: dimension.name, ...(period ? { period: period.length } : {}) }],
      where: whereOf(kind, query, facet, period?.year),
      // Periods are all read, since the latest of them are shown first.
      top: dimension.sort === 'DATE' ? null : MAX_VALUES_READ,
      asOf: asOfIn(query),
      wants: { sums: false, ids: false },
    });
    return { ...about, counted };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code === 'TIMEOUT' || (error.code === 'LIMIT_EXCEEDED' && days))
      return { ...about, counted: error.code };
    throw error;
  }
}

function whereOf(kind: string, query: Query, { filter, days }: FacetSort, year?: string | null) {
  if (!days) return conditionWithout(kind, query, filter ? [filter] : []);
  const { from, to, known } = days;
  const within = year ? { [from]: year, [to]: year } : {};
  const rest = Object.entries(query).filter(([name]) => ![from, to, known].includes(name));
  return conditionWithout(kind, { ...Object.fromEntries(rest), ...within }, []);
}

/** Years, or the months of one year if the filter lies within it. */
function periodOf(
  query: Query,
  { from, to }: { readonly from: string; readonly to: string },
): { readonly length: Period; readonly year: string | null } {
  const [first, last] = [query[from], query[to]].map((day) => String(day ?? '').slice(0, 4));
  if (first && first === last) return { length: 'MONTH', year: first };
  return { length: 'YEAR', year: null };
}

/** The results of some work for each item, in their order, at most `number` at the same time. Rejects with the first error. */
async function atMost<Item, Result>(
  number: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...items.entries()];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: number }, one));
  return results;
}
