import { type AsOf, asOfFrom, type Undated } from '../../query/as-of.js';
import type { Args } from './feature.js';

/** The day that a request is about. Throws BAD_USER_INPUT for what is no whole day. */
export function asOfArguments({ asOf, undated }: Args): AsOf | undefined {
  return asOfFrom(asOf as string | undefined, undated as Undated | undefined);
}
