import { filterParameters } from '../entity/filters.js';
import { aroundParameters } from '../neighbourhood.js';
import { texts } from '../openapi/parameters.js';

/** The filters of policies, by which a picture begins that names no beginning. */
export const policyFilters = filterParameters('Policy');

/** The parameters of a picture. */
export const pictureParameters = {
  ...policyFilters,
  ...aroundParameters,
  of: texts(
    'The entities to start from: at most 100 ids or exact names of any kind. Default: the policies that match the filters, most recently issued first, with their issuers and whom they affect.',
    'NIO',
  ),
};
