import { type AsOf, asOfFrom, type Undated } from '../../query/as-of.js';

/**
 * The day and the choice for undated facts from the parameters `asOf` and `undated`. Undefined if the request has
 * neither. Throws BAD_USER_INPUT if the day is not a full date, or if `undated` is given without it.
 */
export function asOfIn(query: object): AsOf | undefined {
  const { asOf, undated } = query as { asOf?: string; undated?: Undated };
  return asOfFrom(asOf, undated);
}
