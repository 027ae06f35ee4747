import {
  type AccessPath,
  accessPathsOf,
  type OrderedScan,
  residualOf,
  type Seek,
} from './access-path.js';
import {
  CHECK_COST,
  type Estimate,
  type Estimates,
  FULL_MATERIALISE_ROWS,
  INDEX_ROW_COST,
  NOT_COUNTED,
  selectivity,
} from './estimate.js';
import { rangesOf } from './index-ranges.js';
import type { ListPlan, ListQuery } from './list-plan.js';

/** True if there are several access paths, so that estimates must decide. */
export function needsEstimates({ kind, where, page }: ListQuery): boolean {
  const paths = accessPathsOf(kind, where, page?.field);
  const seeks = paths.filter(isSeek);
  if (!page) return seeks.length > 1;
  return seeks.some((seek) => seek !== orderedIn(paths)?.relation?.seek);
}

/** The plan for a small graph, where any plan is fast: it starts at the first seek and needs no estimates. */
export function defaultPlan(query: ListQuery): ListPlan {
  const paths = accessPathsOf(query.kind, query.where, query.page?.field);
  return planBy(query, paths[0] ?? { type: 'LabelScan' });
}

/** The plan with the fewest estimated look-ups. Without estimates there was nothing to choose. */
export function choosePlan(query: ListQuery, estimates?: Estimates): ListPlan {
  const { kind, where, page } = query;
  const paths = accessPathsOf(kind, where, page?.field);
  const scan = orderedIn(paths);
  if (!estimates) return scan ? planBy(query, scan) : defaultPlan(query);

  const seeks = paths.filter(isSeek);
  const costed = seeks.map((seek, at) => ({ seek, ...(estimates.seeks[at] ?? notCounted) }));
  if (page && scan && orderedScanWins(scan, costed, estimates.cardinality, page.rows))
    return planBy(query, scan, { materialise: costed.filter(isSmall) });

  const [first, second] = costed.toSorted((a, b) => a.degree - b.degree);
  if (!first) return defaultPlan(query);
  const isMany = !page && first.degree > FULL_MATERIALISE_ROWS;
  const materialise = isMany ? costed : costed.filter(isSmall);
  if (!second || second.degree > CHECK_COST * first.degree)
    return planBy(query, first.seek, { materialise });
  // Each relation of a ReachSeek is tested for basis and certainty, so it is the one that is expanded among the others.
  const [collected, expanded] = first.seek.type === 'ReachSeek' ? [second, first] : [first, second];
  return planBy(query, expanded.seek, { materialise, intersectWith: collected.seek });
}

interface Costed extends Estimate {
  readonly seek: Seek;
}

const notCounted: Estimate = { degree: NOT_COUNTED, isPartial: true };

/**
 * True if the ordered scan is expected to read fewer rows than every seek. It reads the page size divided by the
 * selectivity of the other conditions, and at most all of its rows.
 */
function orderedScanWins(
  { relation }: OrderedScan,
  costed: readonly Costed[],
  cardinality: number,
  rows: number,
): boolean {
  const others = costed.filter(({ seek }) => seek !== relation?.seek);
  const own = costed.find(({ seek }) => seek === relation?.seek)?.degree ?? cardinality;
  const share = others.reduce((all, { degree }) => all * selectivity(degree, cardinality), 1);
  return others.every(({ degree }) => own <= degree || INDEX_ROW_COST * rows <= degree * share);
}

function planBy(
  { kind, where, page }: ListQuery,
  access: AccessPath,
  more: { readonly materialise?: readonly Costed[]; readonly intersectWith?: Seek } = {},
): ListPlan {
  const { intersectWith, materialise = [] } = more;
  const begun = [access, intersectWith].filter((path) => path !== undefined).filter(isSeek);
  const tested = materialise.flatMap(({ seek }) =>
    seek.type === 'ReachSeek' && !begun.includes(seek) ? [seek] : [],
  );
  const isOrdered = access.type === 'OrderedScan';
  const found = isOrdered && access.relation ? [access.relation.seek] : begun;
  return {
    kind,
    where,
    access,
    ...(intersectWith && { intersectWith }),
    materialise: tested,
    order: isOrdered ? 'index' : 'sort',
    ranges: isOrdered && page ? rangesOf(kind, page, access) : [],
    residual: residualOf(where, found),
  };
}

function orderedIn(paths: readonly AccessPath[]): OrderedScan | undefined {
  return paths.find((path) => path.type === 'OrderedScan');
}

function isSeek(path: AccessPath): path is Seek {
  return path.type === 'RelationSeek' || path.type === 'ReachSeek';
}

/** True for targets few enough to be collected for a single page. */
function isSmall({ isPartial }: Estimate): boolean {
  return !isPartial;
}
