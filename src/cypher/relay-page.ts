import { encodeCursor, type Key } from '../query/cursor.js';
import type { Order } from '../query/order.js';
import type { PageArguments } from '../query/selection.js';

/** A row of the result: its key, and the value that is decoded to its edge. */
export type PageRow = readonly unknown[];
export type Decode = (value: unknown) => Record<string, unknown>;

/** How a page was selected from its list. */
interface PageSpec {
  readonly order: Order;
  readonly page: PageArguments;
  readonly size: number;
  readonly withCursors: boolean;
  readonly asOf: string | null;
}

/**
 * A page of the response. It is a class with getters, because a page contains another one for each relation of each
 * row: fields that are not selected cost nothing.
 */
export class RelayConnection implements Connection {
  readonly complete = true;
  readonly asOf: string | null;
  readonly edges: readonly Record<string, unknown>[];
  readonly #cut: PageSpec;
  readonly #rows: readonly PageRow[];
  readonly #hasMore: boolean;

  constructor(
    cut: PageSpec,
    found: readonly PageRow[],
    decode: Decode,
    readonly totalCount: number | null,
  ) {
    this.#cut = cut;
    this.#hasMore = found.length > cut.size;
    const rows = this.#hasMore ? found.slice(0, cut.size) : found;
    this.#rows = cut.page.last != null ? [...rows].reverse() : rows;
    this.asOf = cut.asOf;
    // Most requests select no cursors, and each costs a hash.
    this.edges = this.#rows.map((row) =>
      cut.withCursors ? { ...decode(row[1]), cursor: this.#cursorOf(row) } : decode(row[1]),
    );
  }

  get nodes(): readonly unknown[] {
    return this.edges.map(({ node }) => node);
  }

  get pageInfo(): Connection['pageInfo'] {
    const { page } = this.#cut;
    const backward = page.last != null;
    return {
      hasNextPage: backward ? page.before != null : this.#hasMore,
      hasPreviousPage: backward ? this.#hasMore : page.after != null,
      startCursor: this.#cursorOf(this.#rows[0]),
      endCursor: this.#cursorOf(this.#rows.at(-1)),
    };
  }

  #cursorOf(row: PageRow | undefined): string | null {
    return row ? encodeCursor(this.#cut.order.name, row[0] as Key) : null;
  }
}

export interface Connection {
  /** The edges, each with its cursor if cursors are selected. */
  readonly edges: readonly Record<string, unknown>[];
  readonly nodes: readonly unknown[];
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
  readonly totalCount: number | null;
  readonly complete: boolean;
  /** The day of the list. Null if it has none, so that it contains everything known. */
  readonly asOf: string | null;
}
