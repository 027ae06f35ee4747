/**
 * An expression of a statement together with the way back from its value. Values travel as lists, not as maps:
 * map keys repeat on the wire and cost the driver more than half of its time.
 */
export interface Shape<Value = unknown> {
  readonly expression: string;
  decode(value: unknown): Value;
}

/** A property as it is. */
export function property(expression: string): Shape {
  return { expression, decode: (value) => value ?? null };
}

/** Named shapes in one list; decoded to an object. */
export function record(parts: ReadonlyMap<string, Shape>): Shape<Record<string, unknown>> {
  const entries = [...parts];
  return {
    expression: `[${entries.map(([, part]) => part.expression).join(', ')}]`,
    decode: (value) =>
      Object.fromEntries(
        entries.map(([name, part], at) => [name, part.decode((value as unknown[])[at])]),
      ),
  };
}
