import { ArgumentError } from '../../errors.js';

/** The parameters of a page, as ./parameters describes them. */
export interface Asked {
  readonly first?: number | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** Rows of a page by either of its two words. Throws BAD_USER_INPUT where they differ. */
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
