import neo4j, { type Driver } from 'neo4j-driver';

/** The graph that every peer serves, with the driver's own defaults for its pool. */
export function openDriver(): Driver {
  const { NEO4J_URI = 'bolt://localhost:7687', NEO4J_USERNAME = 'neo4j' } = process.env;
  return neo4j.driver(
    NEO4J_URI,
    neo4j.auth.basic(NEO4J_USERNAME, process.env.NEO4J_PASSWORD ?? ''),
    {
      disableLosslessIntegers: true,
    },
  );
}

/** Where to listen: as the harness says. */
export const port = Number(process.env.PORT ?? 0);
export const host = '127.0.0.1';
