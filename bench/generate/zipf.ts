/** Ranks whose shares fall by a power law: the first has the share that is asked for, the others less and less. */
export interface Zipf {
  /** The rank for a number between 0 and 1, among the first `limit` ranks. */
  rank(throwOfDice: number, limit?: number): number;
  /** The share that a rank has of all. */
  share(rank: number): number;
}

/** A law over so many ranks. In closed form, so that a law over a million ranks costs no memory. */
export function zipf(ranks: number, firstShare: number): Zipf {
  const exponent = exponentFor(ranks, firstShare);
  const whole = area(ranks, exponent);
  return {
    rank(throwOfDice, limit = ranks) {
      const wanted = throwOfDice * area(limit, exponent);
      const place = (1 + wanted * exponent) ** (1 / exponent);
      return Math.min(limit - 1, Math.floor(place) - 1);
    },
    share: (rank) => (area(rank + 1, exponent) - area(rank, exponent)) / whole,
  };
}

/** What lies below x^(exponent - 1) from 1 to ranks + 1. */
function area(ranks: number, exponent: number): number {
  return ((ranks + 1) ** exponent - 1) / exponent;
}

/** The smaller the exponent, the more the first ranks have; found by halving. */
function exponentFor(ranks: number, firstShare: number): number {
  let [low, high] = [-4, 1];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2 || 1e-9;
    if (area(1, middle) / area(ranks, middle) > firstShare) low = middle;
    else high = middle;
  }
  return (low + high) / 2 || 1e-9;
}
