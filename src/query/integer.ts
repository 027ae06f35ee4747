/**
 * An integer parameter of a statement. The driver sends every JavaScript number as a float, which Cypher rejects as a
 * LIMIT. ../neo4j converts this type to the driver's integer, so other code need not know the driver.
 */
export class Integer {
  constructor(readonly value: number) {}
}

export function int(value: number): Integer {
  return new Integer(value);
}
