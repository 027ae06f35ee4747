import type { ProfiledStatement } from '../../neo4j/profile.js';
import { type AccessPath, seeksOf } from '../../plan/access-path.js';
import { type Estimates, NOT_COUNTED } from '../../plan/estimate.js';
import { type ListPlan, planName } from '../../plan/list-plan.js';

/** How a list was found: its plans, what they were chosen by, and what the statements looked up. */
export interface ListExplanation {
  readonly kind: string;
  /** The plan of the page; null where only the number of rows is wanted. */
  readonly plan: PlanAsData | null;
  /** The plan of the count of all rows; null where none is wanted. */
  readonly countPlan: PlanAsData | null;
  /** Null where there was nothing to choose, or the graph is small. */
  readonly estimates: EstimatesAsData | null;
  /** Those that ran for this list. Estimates that are known from the last minute need no statement. */
  readonly statements: readonly ProfiledStatement[];
}

interface PlanAsData {
  readonly name: string;
  readonly access: PathAsData;
  readonly intersectWith: PathAsData | null;
  /** Where the conditions stand whose targets are collected before rows are tested. */
  readonly materialise: readonly string[];
  readonly order: 'index' | 'sort';
  /** Which rows each range of the index holds. */
  readonly ranges: readonly string[];
  readonly residual: ListPlan['where'];
}

interface PathAsData {
  readonly type: AccessPath['type'];
  /** Where its condition stands in the filter. */
  readonly place: string | null;
}

interface EstimatesAsData {
  readonly cardinality: number;
  readonly seeks: readonly (PathAsData & {
    /** Null where the statistics saw that it is not worth counting. */
    readonly degree: number | null;
    readonly isPartial: boolean;
  })[];
}

export function planAsData(plan: ListPlan): PlanAsData {
  const { access, intersectWith, materialise, order, ranges, residual } = plan;
  return {
    name: planName(plan),
    access: pathAsData(access),
    intersectWith: intersectWith ? pathAsData(intersectWith) : null,
    materialise: materialise.map(({ place }) => place),
    order,
    ranges: ranges.map(({ rows }) => rows),
    residual,
  };
}

export function estimatesAsData(
  { kind, where }: Pick<ListPlan, 'kind' | 'where'>,
  { cardinality, seeks }: Estimates,
): EstimatesAsData {
  const found = seeksOf(kind, where);
  return {
    cardinality,
    seeks: seeks.flatMap(({ degree, isPartial }, at) => {
      const seek = found[at];
      const known = degree === NOT_COUNTED ? null : degree;
      return seek ? [{ ...pathAsData(seek), degree: known, isPartial }] : [];
    }),
  };
}

function pathAsData(path: AccessPath): PathAsData {
  if ('place' in path) return { type: path.type, place: path.place };
  const place = path.type === 'OrderedScan' ? path.relation?.seek.place : undefined;
  return { type: path.type, place: place ?? null };
}
