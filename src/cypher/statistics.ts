import { orderedRelation, type ReachSeek, type Seek, seeksOf } from '../plan/access-path.js';
import {
  CHECK_COST,
  type Estimates,
  INDEX_ROW_COST,
  MAX_MATERIALISED,
  NOT_COUNTED,
} from '../plan/estimate.js';
import type { ListQuery } from '../plan/list-plan.js';
import { int } from '../query/integer.js';
import { countedPaths, onlyFirms, sectorAndNarrowerOnes, withoutFirms } from '../query/reach.js';
import type { StatementBuilder } from './builder.js';
import { askedFor, targetsOf } from './reach.js';
import { renderPath } from './reach-path.js';
import { reachDegree, seekDegree, seekNodes } from './seek.js';

export interface Statistics {
  readonly text: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Decodes the single row of the result. */
  read(row: readonly unknown[]): Estimates;
}

/**
 * The statement that reads the degree of each seek of a list. It is separate from the statement of the rows, because
 * Neo4j plans every branch of a statement, and planning all of them took many seconds. `countsAll` means that all rows
 * are counted, with or without a page.
 */
export function statisticsStatement(
  { kind, where, page }: ListQuery,
  countsAll: boolean,
  context: StatementBuilder,
): Statistics {
  const seeks = seeksOf(kind, where);
  const own = page && orderedRelation(kind, page.field, seeks)?.seek;
  const counted = seeks.map((seek) => ({
    seek,
    cost: context.fresh('cost'),
    ...(seek.type === 'ReachSeek' && { reach: reachEstimate(seek, context) }),
  }));
  const size = context.fresh('size');
  const scan = counted.find(({ seek }) => seek === own)?.cost ?? size;
  const others = counted.filter(({ seek }) => seek !== own);
  const clauses = others.map(({ seek, cost, reach }, at) => {
    if (!reach) return degreeClause(seek, cost, context);
    const before = others.slice(0, at).map((one) => one.cost);
    const guard = isWorthCounting(reach, before, { size, scan, page, countsAll }, context);
    return guardedDegreeClause(seek, cost, guard, context);
  });
  const text = `${counted.flatMap(({ reach }) => reach?.clauses ?? []).join('\n')}
WITH *, COUNT { (:${kind}) } AS ${size}
${own ? degreeClause(own, scan, context) : ''}
${clauses.join('\n')}
RETURN ${size}, [${counted.map(({ cost }) => cost).join(', ')}], [${counted.map(({ reach }) => reach?.isPartial ?? 'false').join(', ')}]`;
  return {
    text,
    parameters: context.parameters,
    read: ([cardinality, degrees, partial]) => ({
      cardinality: cardinality as number,
      seeks: (degrees as number[]).map((degree, at) => ({
        degree,
        isPartial: (partial as boolean[])[at] === true,
      })),
    }),
  };
}

/** Variables with the preliminary statistics of a ReachSeek, and the clauses that read them. */
interface ReachEstimate {
  readonly clauses: readonly string[];
  /** True if it has at least MAX_MATERIALISED targets. */
  readonly isPartial: string;
  /** Number of relations in which policies name its targets, of at most MAX_MATERIALISED targets. */
  readonly policyDegree: string;
  /** Number of companies in the sectors. A company counts once per sector. */
  readonly companyDegree: string;
}

function reachEstimate({ affecting }: ReachSeek, context: StatementBuilder): ReachEstimate {
  const [isPartial, policyDegree, companyDegree] = [
    context.fresh('isPartial'),
    context.fresh('policies'),
    context.fresh('companies'),
  ];
  const end = context.fresh('end');
  const limit = context.parameter(int(MAX_MATERIALISED));
  const targets = `CALL () { CALL () { ${targetsOf(withoutFirms(affecting), end, context)} } WITH ${end} LIMIT ${limit}
    RETURN count(*) = ${limit} AS ${isPartial}, sum(${reachDegree(end)}) AS ${policyDegree} }`;
  const { sectors } = askedFor(affecting, context);
  const [asked, sector] = [context.fresh('asked'), context.fresh('sector')];
  const { pattern } = renderPath(sectorAndNarrowerOnes, asked, sector, context);
  const companies =
    sectors && countedPaths(onlyFirms(affecting)).length > 0
      ? `MATCH ${pattern} WHERE ${asked}.id IN ${sectors}
    WITH ${sector} LIMIT ${limit} RETURN sum(COUNT { (${sector})<-[:OPERATES_IN]-() }) AS ${companyDegree}`
      : `RETURN 0 AS ${companyDegree}`;
  return {
    clauses: [targets, `CALL () { ${companies} }`],
    isPartial,
    policyDegree,
    companyDegree,
  };
}

function degreeClause(seek: Seek, cost: string, context: StatementBuilder): string {
  const end = context.fresh('end');
  return `CALL () { CALL () { ${seekNodes(seek, end, context)} } RETURN sum(${seekDegree(seek, end)}) AS ${cost} }`;
}

/** The conditions under which the degree of a seek is worth counting, and the variables that they need. */
interface Guard {
  readonly needs: readonly string[];
  readonly conditions: readonly string[];
}

/** The degree of a seek, or NOT_COUNTED if the guard is false. */
function guardedDegreeClause(
  seek: Seek,
  cost: string,
  { needs, conditions }: Guard,
  context: StatementBuilder,
): string {
  const end = context.fresh('end');
  const scope = [...new Set(needs)].join(', ');
  return `CALL (${scope}) { WITH ${scope} WHERE ${conditions.join(' AND ')}
    CALL () { ${seekNodes(seek, end, context)} } RETURN CASE WHEN count(*) = 0 THEN ${NOT_COUNTED} ELSE sum(${seekDegree(seek, end)}) END AS ${cost} }`;
}

interface Costs {
  /** Variables with the number of entities of the kind, and with the total number of rows of an ordered scan. */
  readonly size: string;
  readonly scan: string;
  readonly page: ListQuery['page'];
  readonly countsAll: boolean;
}

/**
 * All targets of a ReachSeek are counted only if its preliminary degree is lower than that of every earlier seek and
 * low enough to beat the ordered scan, or, if all rows are counted, low enough to be intersected with an earlier seek.
 * The guard only keeps this statement cheap; ../plan/choose chooses the plan.
 */
function isWorthCounting(
  { policyDegree, companyDegree }: ReachEstimate,
  before: readonly string[],
  { size, scan, page, countsAll }: Costs,
  context: StatementBuilder,
): Guard {
  const factor = countsAll ? `${CHECK_COST} * ` : '';
  const known = [...before, policyDegree];
  const couldBeFewer = [...before, scan].map(
    (cost) => `${factor}${cost} > ${policyDegree} + ${companyDegree}`,
  );
  const share = `reduce(share = 1.0, one IN [${known.join(', ')}] | share * CASE WHEN one < ${size} THEN 1.0 * one / ${size} ELSE 1.0 END)`;
  const scanIsDearer =
    page && !countsAll
      ? [
          `any(one IN [${known.join(', ')}] WHERE ${scan} > one AND ${INDEX_ROW_COST} * ${context.parameter(int(page.rows))} > one * ${share})`,
        ]
      : [];
  return {
    needs: [...known, companyDegree, size, scan],
    conditions: [...couldBeFewer, ...scanIsDearer],
  };
}
