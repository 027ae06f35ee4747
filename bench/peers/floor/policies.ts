import neo4j from 'neo4j-driver';
import { first, type Question, relations } from './question.js';

const own = ['id', 'name', 'nameZh', 'type', 'status', 'issuedOn'];
const sorts: readonly (readonly [string, string, readonly string[]])[] = [
  ['issuedBy', '(n)<-[r:ISSUED]-(m)', ['id', 'role']],
  ['regulates', '(n)-[r:REGULATES]->(m)', ['id']],
  ['affects', '(n)-[r:AFFECTS]->(m:Company)', ['id', 'direction', 'certainty']],
];

const order = 'n.issuedOn IS NULL, n.issuedOn DESC, n.id';
const counts = "(t.certainty IS NULL OR t.certainty <> 'UNLIKELY')";
const touches = `EXISTS { MATCH (n)-[t:REGULATES|AFFECTS]->(s:Sector) WHERE s IN tree AND ${counts} }`;
const issued = 'EXISTS { MATCH (n)<-[:ISSUED]-(a) }';

/** Agency and tree of sectors, and how many relations lead from each to policies. */
const weighed = `MATCH (a:Agency {id: $agency})
CALL () { MATCH (:Sector {id: $sector})<-[:PART_OF*0..12]-(s:Sector) RETURN collect(DISTINCT s) AS tree, sum(COUNT { (s)<-[:REGULATES]-() } + COUNT { (s)<-[:AFFECTS]-() }) AS touches }
WITH a, tree, touches, COUNT { (a)-[:ISSUED]->() } AS own`;

/** The policies of both, as `n`: from whichever end has fewer relations, or from both where the other has not many more. */
const walks = `WITH a, tree, touches, own WHERE own <= touches AND touches > 4 * own
  MATCH (a)-[:ISSUED]->(n:Policy) WHERE ${touches}
  RETURN n
  UNION
  WITH a, tree, touches, own WHERE touches <= 4 * own AND own <= 4 * touches
  CALL (a) { MATCH (a)-[:ISSUED]->(m) RETURN collect(m) AS all }
  UNWIND tree AS s MATCH (s)<-[t:REGULATES|AFFECTS]-(n:Policy) WHERE n IN all AND ${counts}
  RETURN n
  UNION
  WITH a, tree, touches, own WHERE own > 4 * touches
  UNWIND tree AS s MATCH (s)<-[t:REGULATES|AFFECTS]-(n:Policy) WHERE ${counts} AND ${issued}
  RETURN n`;

/** The policies of the agency by date, from the keys of the relation, as far as they are dated or not. */
const byDate = (isDated: boolean) =>
  `MATCH ()-[r:ISSUED]->(n) USING INDEX r:ISSUED(agencyId, issuedOn, policyId) WHERE r.agencyId = $agency AND r.issuedOn ${isDated ? '>' : '='} '' AND r.policyId IS NOT NULL AND ${touches} WITH n, r ORDER BY r.agencyId ${isDated ? 'DESC' : 'ASC'}, r.issuedOn ${isDated ? 'DESC' : 'ASC'}, r.policyId LIMIT $first`;

/** By date until the page is full, where the walks would look at more policies. */
const streams = '4.0 * $first * COUNT { (:Policy) } <= 1.0 * own * touches';
const onePage = `${weighed}
WITH *, ${streams} AS streams
CALL (a, tree, touches, own, streams) {
  WITH tree, streams WHERE streams
  CALL (tree) { ${byDate(true)} RETURN collect(n) AS dated }
  CALL (tree, dated) {
    UNWIND dated AS n RETURN n
    UNION ALL
    WITH tree, dated WHERE size(dated) < $first ${byDate(false)} RETURN n
  }
  RETURN n
  UNION
  WITH a, tree, touches, own, streams WHERE NOT streams
  CALL (a, tree, touches, own) { ${walks} }
  RETURN n
}`;

const columns = [
  ...own.map((name) => `n.${name}`),
  ...sorts.map(([, pattern, names]) => first(pattern, names)),
];
const page = `${onePage}
WITH n ORDER BY ${order} LIMIT $first
RETURN ${columns.join(', ')} ORDER BY ${order}`;

const counted = `${weighed}
CALL (a, tree, touches, own) { ${walks} }
WITH collect(n) AS every
CALL (every) { UNWIND every AS n WITH n ORDER BY ${order} LIMIT $first RETURN ${columns.map((column, at) => `${column} AS c${at}`).join(', ')} ORDER BY ${order} }
RETURN ${columns.map((_, at) => `c${at}`).join(', ')}, size(every)`;

/** W2 and W3: /policies?agency=&sector=, with &count=1 how many there are. */
export const policies: Question = (asked) => {
  const withCount = asked.has('count');
  return {
    statement: withCount ? counted : page,
    parameters: {
      agency: asked.get('agency'),
      sector: asked.get('sector'),
      first: neo4j.int(20),
    },
    answer: (rows) => ({
      ...(withCount ? { totalCount: rows[0]?.get(columns.length) ?? 0 } : {}),
      policies: rows.map((row) => {
        const policy: Record<string, unknown> = {};
        let at = 0;
        for (const name of own) policy[name] = row.get(at++);
        for (const [field, , names] of sorts) policy[field] = relations(names, row.get(at++));
        return policy;
      }),
    }),
  };
};
