import { z } from 'zod';
import { basis, certainty } from '../../ontology/vocabularies/effects.js';
import type { AsOf } from '../../query/as-of.js';
import type { EntitySelection } from '../../query/selection.js';
import { argument, name, type pageArguments, type Request } from '../arguments.js';
import { way } from './answer.js';

/** The kinds that a request for exposure may name. */
export const exposedKinds = ['Policy', 'Company', 'Sector'] as const;

export const exposureArguments = {
  of: argument(name, 'A company, sector or policy: its id or any exact name.', 'NIO'),
  ways: argument(
    z.array(way).nullish(),
    'Which ways count. Default: all of them; for a policy, only those that lead from a whole to its parts.',
  ),
  basis: argument(
    z.array(basis.schema).nullish(),
    'Only effects stated by the text, or only those judged by analysts. Default: both.',
  ),
  certainty: argument(
    z.array(certainty.schema).nullish(),
    'How certain an effect must be. Default: everything except UNLIKELY.',
  ),
  issuedBy: argument(
    z.array(name).nullish(),
    'Only policies that one of these agencies issued, each its id or any exact name. Not for what a policy affects.',
    'MIIT',
  ),
};

export interface ExposureRequest
  extends Request<typeof exposureArguments>,
    Request<typeof pageArguments> {
  readonly asOf?: AsOf | undefined;
  readonly node: EntitySelection;
  /** Whether to count all rows, which costs an extra statement. */
  readonly totalCount: boolean;
}
