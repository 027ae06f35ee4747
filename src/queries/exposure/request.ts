import type { AsOf } from '../../query/as-of.js';
import type { ExposureWay } from '../../query/reach.js';
import type { EntitySelection } from '../../query/selection.js';
import type { Step } from '../explanation.js';
import type { Sentence } from '../sentence.js';

/** The kinds that a request for exposure may name. */
export const exposedKinds = ['Policy', 'Company', 'Sector'] as const;

export interface ExposureRequest {
  /** A policy, company or sector: an id or any exact name. */
  readonly of: string;
  readonly ways?: readonly ExposureWay[] | null | undefined;
  readonly basis?: readonly string[] | null | undefined;
  readonly certainty?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly asOf?: AsOf | undefined;
  readonly node: EntitySelection;
  /** Whether to count all rows, which costs an extra statement. */
  readonly totalCount: boolean;
}

/** One way a policy reaches a company or a sector. */
export interface ExposureReason extends Sentence {
  readonly via: ExposureWay;
  /** The product of the stakes along the chain, in percent. Null if there are none or one is unknown. */
  readonly stake: number | null;
  readonly basis: string;
  readonly certainty: string;
  readonly steps: readonly Step[];
}
