import { ArgumentError } from '../../errors.js';

/** The parameters of a page; see pageParameters in ./openapi/parameters. */
export interface Asked {
  readonly first?: number | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/**
 * The page size in rows, from `first` or its synonym `limit`. Undefined if neither is given. Throws BAD_USER_INPUT if
 * they differ.
 */
export function firstOf({ first, limit }: Asked): number | undefined {
  if (first !== undefined && limit !== undefined && first !== limit) {
    throw new ArgumentError(
      'BAD_USER_INPUT',
      'limit',
      `${limit} and first: ${first} say the same thing and differ. Give one of them.`,
    );
  }
  return first ?? limit;
}
