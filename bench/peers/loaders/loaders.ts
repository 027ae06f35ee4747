import neo4j, { type Driver } from 'neo4j-driver';
import { query } from './query.js';

interface Wanted {
  readonly obj: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A loader for each relation: what all objects of a level want of it comes in one query. */
export function loadersFor(driver: Driver) {
  const edges = (label: string, pattern: string) => async (wanted: readonly Wanted[]) => {
    const rows = await query(
      driver,
      `UNWIND $ids AS id
MATCH (n:${label} {id: id})
CALL (n) {
  MATCH ${pattern}
  WITH r, m ORDER BY r.id LIMIT $first
  RETURN collect(r {.*, node: m {.id, .name, .nameZh}}) AS edges
}
RETURN id, edges`,
      {
        ids: wanted.map(({ obj }) => obj.id),
        first: neo4j.int(Math.max(...wanted.map(({ params }) => params.first as number))),
      },
    );
    const found = new Map(rows.map(({ id, edges }) => [id, edges as unknown[]]));
    return wanted.map(({ obj, params }) =>
      (found.get(obj.id) ?? []).slice(0, params.first as number),
    );
  };
  const own = { names, sources: sourcesFor(driver) };
  return {
    Company: {
      ...own,
      operatesIn: edges('Company', '(n)-[r:OPERATES_IN]->(m:Sector)'),
      supplies: edges('Company', '(n)-[r:SUPPLIES]->(m:Company)'),
      suppliedBy: edges('Company', '(n)<-[r:SUPPLIES]-(m:Company)'),
      holdsStakeIn: edges('Company', '(n)-[r:HOLDS_STAKE_IN]->(m:Company)'),
      affectedBy: edges('Company', '(n)<-[r:AFFECTS]-(m:Policy)'),
    },
    Policy: {
      ...own,
      issuedBy: edges('Policy', '(n)<-[r:ISSUED]-(m:Agency)'),
      regulates: edges('Policy', '(n)-[r:REGULATES]->(m:Sector)'),
      affects: edges('Policy', '(n)-[r:AFFECTS]->(m)'),
      affectsCompanies: edges('Policy', '(n)-[r:AFFECTS]->(m:Company)'),
      implements: edges('Policy', '(n)-[r:IMPLEMENTS]->(m:Policy)'),
      sets: edges('Policy', '(n)-[r:SETS]->(m:Provision)'),
    },
  };
}

/** Names are kept as one list a field, side by side. */
async function names(wanted: readonly Wanted[]) {
  return wanted.map(({ obj }) => {
    const [texts, languages, kinds] = ['text', 'language', 'kind'].map(
      (part) => (obj[`names_${part}`] ?? []) as string[],
    );
    return texts?.map((text, at) => ({ text, language: languages?.[at], kind: kinds?.[at] }));
  });
}

function sourcesFor(driver: Driver) {
  return async (wanted: readonly Wanted[]) => {
    const references = (one: Wanted) => (one.obj.sources ?? []) as string[];
    const ids = [...new Set(wanted.flatMap(references).map(idOf))];
    const statement =
      'MATCH (source:Source) WHERE source.id IN $ids RETURN source {.id, .name} AS source';
    const rows = await query(driver, statement, { ids });
    const found = new Map(
      rows.map(({ source }) => [(source as { id: string }).id, source] as const),
    );
    return wanted.map((one) =>
      references(one).map((reference) => ({
        place: reference.split('#')[1] ?? null,
        source: found.get(idOf(reference)),
      })),
    );
  };
}

function idOf(reference: string): string {
  return reference.split('#')[0] as string;
}
