import { neighbourhoodArguments } from '../../../queries/neighbourhood/request.js';
import { filterParameters } from '../entity/filters.js';
import { asOfParameters, parametersFrom, texts } from '../openapi/parameters.js';

/** The policy filters. They choose the start entities of a graph if `of` is omitted. */
export const policyFilters = filterParameters('Policy');

/** The parameters of a graph. */
export const pictureParameters = {
  ...policyFilters,
  ...parametersFrom(neighbourhoodArguments),
  ...asOfParameters,
  of: texts(
    'The entities to start from: at most 100 ids or exact names of any kind. Default: the policies that match the filters, most recently issued first, with their issuers and whom they affect.',
    'NIO',
  ),
};
