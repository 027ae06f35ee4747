/** A source of chance that gives the same again for the same seed. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** True as often as `share` says, from 0 to 1. */
  chance(share: number): boolean;
  /** One of the values. Throws when there is none. */
  oneOf<Value>(values: readonly Value[]): Value;
}

/** Mulberry32: small, and good enough to scatter test data. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (end) => Math.floor(next() * end),
    chance: (share) => next() < share,
    oneOf: (values) => {
      if (values.length === 0) throw new Error('There is nothing to choose from.');
      return values[Math.floor(next() * values.length)] as (typeof values)[number];
    },
  };
}
