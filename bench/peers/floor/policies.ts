import neo4j from 'neo4j-driver';
import { first, type Question, relations } from './question.js';

const own = ['id', 'name', 'nameZh', 'type', 'status', 'issuedOn'];
const sorts: readonly (readonly [string, string, readonly string[]])[] = [
  ['issuedBy', '(n)<-[r:ISSUED]-(m)', ['id', 'role']],
  ['regulates', '(n)-[r:REGULATES]->(m)', ['id']],
  ['affects', '(n)-[r:AFFECTS]->(m:Company)', ['id', 'direction', 'certainty']],
];

const order = 'n.issuedOn IS NULL, n.issuedOn DESC, n.id';
const touches = `EXISTS { MATCH (n)-[t:REGULATES|AFFECTS]->(s:Sector) WHERE s IN tree AND (t.certainty IS NULL OR t.certainty <> 'UNLIKELY') }`;
const issued = 'EXISTS { MATCH (n)<-[:ISSUED]-(a) }';

/** Agency and tree of sectors, and the policies of both from whichever end has fewer relations. */
const found = `MATCH (a:Agency {id: $agency})
CALL () { MATCH (:Sector {id: $sector})<-[:PART_OF*0..12]-(s:Sector) RETURN collect(DISTINCT s) AS tree, sum(COUNT { (s)<-[:REGULATES]-() } + COUNT { (s)<-[:AFFECTS]-() }) AS touches }
CALL (a, tree, touches) {
  WITH a, tree, touches WHERE COUNT { (a)-[:ISSUED]->() } <= touches
  MATCH (a)-[:ISSUED]->(n:Policy) WHERE ${touches}
  RETURN n
  UNION
  WITH a, tree, touches WHERE COUNT { (a)-[:ISSUED]->() } > touches
  UNWIND tree AS s MATCH (s)<-[t:REGULATES|AFFECTS]-(n:Policy) WHERE (t.certainty IS NULL OR t.certainty <> 'UNLIKELY') AND ${issued}
  RETURN n
}`;

const columns = [
  ...own.map((name) => `n.${name}`),
  ...sorts.map(([, pattern, names]) => first(pattern, names)),
];
const page = `${found}
WITH n ORDER BY ${order} LIMIT $first
RETURN ${columns.join(', ')} ORDER BY ${order}`;

const counted = `${found}
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
