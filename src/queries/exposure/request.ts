import type { AsOf } from '../../query/as-of.js';
import type { EntitySelection } from '../../query/selection.js';
import type { Step } from '../explanation.js';
import type { Sentence } from '../sentence.js';
import type { ExposureWay } from './reach-patterns.js';
/** What an exposure can be asked of. */
export const exposedKinds = ['Policy', 'Company', 'Sector'] as const;

export interface Exposure {
  /** A policy, company or sector: an id or any exact name. */
  readonly of: string;
  readonly ways?: readonly ExposureWay[] | null | undefined;
  readonly basis?: readonly string[] | null | undefined;
  readonly certainty?: readonly string[] | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly asOf?: AsOf | undefined;
  readonly node: EntitySelection;
  /** Whether to count all rows, which costs a statement of its own. */
  readonly totalCount: boolean;
}

/** One way in which a policy reaches a company or a sector. */
export interface ExposureReason extends Sentence {
  readonly via: ExposureWay;
  /** The stakes along the chain multiplied, in percent; null where there is none or one is not known. */
  readonly stake: number | null;
  readonly basis: string;
  readonly certainty: string;
  readonly steps: readonly Step[];
}
