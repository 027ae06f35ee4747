import { z } from 'zod';
import type { StatementBuilder } from '../../cypher/builder.js';
import { relationCounts } from '../../cypher/counted.js';
import { relationProjection } from '../../cypher/relation-projection.js';
import { relationNamed } from '../../ontology/index.js';
import { issuerRole } from '../../ontology/vocabularies/policies.js';
import type { ListPlan } from '../../plan/list-plan.js';
import { countedIn } from '../../query/counted.js';
import type { Filter } from '../../query/selection.js';
import { argument, type Request } from '../arguments.js';
import { rowsOf } from '../counts/rows.js';

export const jointIssuersArguments = {
  roles: argument(
    z.array(issuerRole.schema).nullish(),
    'Only issuers in these roles. Default: all roles.',
  ),
  drafts: argument(
    z.boolean().nullable().default(false),
    'True also includes drafts and calls for input, with the agencies that put them forward.',
  ),
};

export interface JointQuestion extends Partial<Request<typeof jointIssuersArguments>> {
  readonly where: Filter;
  /** Whether to bring the relations with their sources. */
  readonly because: boolean;
}

/** Policies brought together by who issued them. Columns: total, undated, sets of issuers, policies with more issuers than named. */
export function jointStatement(
  asked: Omit<JointQuestion, 'where'>,
  plan: ListPlan,
  context: StatementBuilder,
): string {
  const types = asked.drafts ? ['ISSUED', 'PUT_FORWARD'] : ['ISSUED'];
  const match = `MATCH (n)<-[issue:${types.join('|')}]-(agency:Agency)`;
  const role = asked.roles ? `issue.role IN ${context.parameter(asked.roles)}` : 'true';
  const holds = `${role} AND ${relationCounts('issue', types.map(relationNamed), countedIn(plan.where), context)}`;
  const links = asked.because
    ? `COLLECT { ${match} WHERE ${holds} WITH issue ORDER BY issue.id RETURN ${relationProjection('issue', context)} }`
    : '[]';
  return `${rowsOf(plan, context)}
WITH n, counted, undated ORDER BY n.id
WITH n, counted, undated, CASE WHEN counted THEN COLLECT { ${match} WHERE ${holds} WITH DISTINCT agency ORDER BY agency.id RETURN agency } ELSE [] END AS issuers,
  COUNT { ${match} RETURN DISTINCT agency } AS named
WITH counted, undated, issuers, count(n) AS rows,
  collect(CASE WHEN size(issuers) > 1 THEN [n.id, n.name, n.nameZh, ${links}] END) AS policies,
  collect(CASE WHEN counted AND n.issuerCount > named THEN [n.id, n.name, n.nameZh, n.issuerCount, named] END) AS unnamed
WITH collect({counted: counted, undated: undated, issuers: issuers, rows: rows, policies: policies, unnamed: unnamed}) AS found
RETURN reduce(sum = 0, one IN found | sum + CASE WHEN one.counted THEN one.rows ELSE 0 END),
  reduce(sum = 0, one IN found | sum + CASE WHEN one.undated THEN one.rows ELSE 0 END),
  [one IN found WHERE one.counted | [[agency IN one.issuers | [agency.id, agency.name, agency.nameZh]], one.rows, one.policies]],
  reduce(all = [], one IN found | all + one.unnamed)`;
}
