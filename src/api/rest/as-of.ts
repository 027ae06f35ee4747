import { type AsOf, asOfFrom, type Undated } from '../../query/as-of.js';

/** The day that a request is about, from its parameters. */
export function asOfIn(query: object): AsOf | undefined {
  const { asOf, undated } = query as { asOf?: string; undated?: Undated };
  return asOfFrom(asOf, undated);
}
