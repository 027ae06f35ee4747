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
    'Where it begins: ids or exact names of whatever kind, 100 at most. Left out: at the policies that the filters let through, those issued last first, with who put them out and whom they touch.',
    'NIO',
  ),
};
