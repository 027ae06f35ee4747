import type { Graph } from '../../neo4j/graph.js';
import { relationNamed, vocabularies } from '../../ontology/index.js';
import type { Validity } from '../../query/as-of.js';
import type { EntityReference, Step } from '../answer.js';
import { inOneLine, type LinkRow, referenceTo, stepOf } from '../explanation.js';
import type { Hop, Path } from './answer.js';
import { sharedKinds } from './relations.js';
import type { PathQuery } from './request.js';
import { hopsStatement, namesStatement } from './statement.js';

type HopRelationRow = readonly [link: LinkRow, state: Validity | null, eventStatus: string | null];
type HopRow = readonly [a: string, b: string, ties: readonly HopRelationRow[]];

/** Paths with the relations of every hop, in one statement. A path that lost a relation meanwhile is dropped. */
export async function describePaths(
  graph: Graph,
  asked: PathQuery,
  found: readonly (readonly string[])[],
): Promise<Path[]> {
  if (found.length === 0) return [];
  const pairs = found.flatMap((ids) =>
    ids.slice(1).map((to, at) => [ids[at] as string, to] as const),
  );
  const distinct = [...new Map(pairs.map((pair) => [pair.join(), pair])).values()];
  const { text, parameters } = hopsStatement(asked, distinct);
  const rows = await graph.read<HopRow>(text, parameters);
  const ties = new Map(rows.map(([a, b, between]) => [`${a},${b}`, between]));
  return found.flatMap((ids) => {
    const hops = ids.slice(1).flatMap((to, at) => {
      const from = ids[at] as string;
      const between = ties.get(`${from},${to}`);
      return between ? [hopOf(asked, from, to, between)] : [];
    });
    return hops.length === ids.length - 1 ? [pathOf(ids, hops)] : [];
  });
}

/** The names of both ends; read from the graph only if no path contains them. */
export async function endsOf(
  graph: Graph,
  asked: PathQuery,
  [path]: readonly Path[],
): Promise<readonly [EntityReference, EntityReference]> {
  const [first, last] = [path?.hops[0], path?.hops.at(-1)];
  if (first && last) return [first.from, last.to];
  const rows = await graph.read(...namesStatement([asked.from, asked.to]));
  const named = ([id, name, nameZh]: readonly unknown[]) =>
    referenceTo(String(id), String(name), nameZh as string | null);
  // An end that was deleted between two statements is named by its id.
  const of = (end: string) => named(rows.find(([id]) => id === end) ?? [end, end, null]);
  return [of(asked.from), of(asked.to)];
}

function pathOf(ids: readonly string[], hops: readonly Hop[]): Path {
  return {
    length: hops.length,
    ids,
    weak: hops.some(({ weak }) => weak),
    actual: hops.every(({ status }) => status === 'ACTUAL'),
    hops,
    ...inOneLine(hops),
  };
}

function hopOf(asked: PathQuery, from: string, to: string, rows: readonly HopRelationRow[]): Hop {
  const told = rows
    .map(([link, state, eventStatus]) => tieOf(link, state, eventStatus))
    .sort((a, b) => Number(a.weak) - Number(b.weak) || surest(a.status, b.status));
  const [first] = told as [HopRelation];
  const ends = [first.step.from, first.step.to];
  const end = (id: string) => ends.find((one) => one.id === id) as EntityReference;
  return {
    from: end(from),
    to: end(to),
    status: told.map(({ status }) => status).sort(surest)[0] as string,
    weak:
      told.every(({ weak }) => weak) || [end(from), end(to)].some((one) => isShared(asked, one)),
    undated: told.every(({ state }) => state === 'UNKNOWN'),
    ties: told.map(({ step }) => step),
    ...inOneLine(told.map(({ step }) => step)),
  };
}

interface HopRelation {
  readonly step: Step;
  readonly status: string;
  readonly weak: boolean;
  readonly state: Validity | null;
}

/** A relation as a step. If its event is not done, the sentence states the status of the event. */
function tieOf(link: LinkRow, state: Validity | null, eventStatus: string | null): HopRelation {
  const step = stepOf(link);
  const status = step.status === 'ACTUAL' ? (eventStatus ?? 'ACTUAL') : step.status;
  return {
    step: { ...stepOf(withStatus(link, status)), status: step.status },
    status,
    weak: relationNamed(step.relation).weak,
    state,
  };
}

function withStatus(link: LinkRow, status: string): LinkRow {
  const [type, id, from, fromName, fromZh, to, toName, toZh, , ...more] = link;
  return [type, id, from, fromName, fromZh, to, toName, toZh, status, ...more];
}

/** Both ends of a request may be a sector or a place; an entity of these kinds between them is merely shared. */
function isShared({ from, to }: PathQuery, { id, kind }: EntityReference): boolean {
  return sharedKinds.includes(kind) && id !== from && id !== to;
}

const statuses = Object.keys(vocabularies.find(({ name }) => name === 'FactStatus')?.terms ?? {});

/** The vocabulary is sorted from done to failed. */
function surest(a: string, b: string): number {
  return statuses.indexOf(a) - statuses.indexOf(b);
}
