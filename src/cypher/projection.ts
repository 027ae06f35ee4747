/**
 * An expression of a statement and the decoder of its value. Values are sent as lists, not as maps: map keys would be
 * repeated on the wire, and decoding them takes more than half of the driver's time.
 */
export interface Projection<Value = unknown> {
  readonly expression: string;
  decode(value: unknown): Value;
}

export function propertyOf(expression: string): Projection {
  return { expression, decode: (value) => value ?? null };
}

/** Named projections in one list, decoded to an object that also contains the entries of `fixed`. */
export function objectOf(
  parts: ReadonlyMap<string, Projection>,
  fixed: Readonly<Record<string, unknown>> = {},
): Projection<Record<string, unknown>> {
  const [names, shapes] = [[...parts.keys()], [...parts.values()]];
  const empty: Record<string, unknown> = { ...fixed };
  for (const name of names) empty[name] = null;
  return {
    expression: `[${shapes.map(({ expression }) => expression).join(', ')}]`,
    // Called for each row and each relation of a row. Filling the fields of a copy takes a tenth of the time of adding
    // them.
    decode: (value) => {
      const found = { ...empty };
      for (let at = 0; at < names.length; at++)
        found[names[at] as string] = (shapes[at] as Projection).decode((value as unknown[])[at]);
      return found;
    },
  };
}
