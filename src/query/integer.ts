/**
 * An integer among the parameters of a statement. The driver sends every number of JavaScript as a float, which Cypher
 * takes for no LIMIT. ../neo4j turns it into the driver's own integer, so that nobody else has to know the driver.
 */
export class Integer {
  constructor(readonly value: number) {}
}

export function int(value: number): Integer {
  return new Integer(value);
}
