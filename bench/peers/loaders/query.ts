import neo4j, { type Driver } from 'neo4j-driver';

/** Runs one statement as the driver's manual recommends, and gives its rows as objects. */
export async function query(
  driver: Driver,
  statement: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>[]> {
  const { records } = await driver.executeQuery(statement, parameters, {
    database: 'neo4j',
    routing: neo4j.routing.READ,
  });
  return records.map((record) => record.toObject());
}
