import { type AsOf, asOfFrom, type Undated } from '../../query/as-of.js';
import type { Args } from './resolver.js';

/** The day of a request. Throws BAD_USER_INPUT if it is not a full date. */
export function asOfArguments({ asOf, undated }: Args): AsOf | undefined {
  return asOfFrom(asOf as string | undefined, undated as Undated | undefined);
}
