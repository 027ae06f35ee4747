import neo4j, { type Driver } from 'neo4j-driver';
import { statement } from '../statement.js';
import { query } from './query.js';

type Arguments = Readonly<Record<string, unknown>>;

const matching = `MATCH (:Agency {id: $agency})-[:ISSUED]->(policy:Policy)
WHERE EXISTS {
  MATCH (policy)-[touch:REGULATES|AFFECTS]->(:Sector)-[:PART_OF*0..12]->(:Sector {id: $sector})
  WHERE touch.certainty IS NULL OR touch.certainty <> 'UNLIKELY'
}`;

/** The questions at the root, one query each; the count is a query of its own where it is asked for. */
export function resolversFor(driver: Driver) {
  const byId =
    (label: string) =>
    async (_parent: unknown, { id }: Arguments) => {
      const [row] = await query(driver, `MATCH (n:${label} {id: $id}) RETURN n {.*} AS n`, { id });
      return row?.n ?? null;
    };
  const all = (name: string, column: string) => {
    const text = statement(name);
    return async (_parent: unknown, asked: Arguments) =>
      (await query(driver, text, asked)).map((row) => row[column]);
  };
  const pictures = all('neighbourhood', 'picture');
  return {
    Query: {
      shortestPath: all('shortest-path', 'path'),
      fiveShortestPaths: all('five-shortest-paths', 'path'),
      search: all('search', 'hit'),
      neighbourhood: async (parent: unknown, asked: Arguments) =>
        (await pictures(parent, asked))[0],
      company: byId('Company'),
      policy: byId('Policy'),
      policies: (_parent: unknown, asked: Arguments) => asked,
    },
    Policies: {
      nodes: async ({ agency, sector, first }: Arguments) => {
        const rows = await query(
          driver,
          `${matching}
RETURN policy {.*} AS policy
ORDER BY policy.issuedOn IS NULL, policy.issuedOn DESC, policy.id LIMIT $first`,
          { agency, sector, first: neo4j.int(first as number) },
        );
        return rows.map(({ policy }) => policy);
      },
      totalCount: async ({ agency, sector }: Arguments) => {
        const statement = `${matching} RETURN count(policy) AS count`;
        const [row] = await query(driver, statement, { agency, sector });
        return row?.count;
      },
    },
  };
}
