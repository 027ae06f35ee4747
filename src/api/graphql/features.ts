import { counts } from './counts.js';
import { exposure } from './exposure.js';
import type { Feature } from './feature.js';
import { inForceSeries } from './in-force-series.js';
import { jointIssuers } from './joint-issuers.js';
import { neighbourhood } from './neighbourhood.js';
import { ontology } from './ontology.js';
import { paths } from './paths.js';
import { search } from './search.js';
import { time } from './time.js';

/** What the API can be asked beyond lists and single entities. */
export const features: readonly Feature[] = [
  time,
  search,
  exposure,
  neighbourhood,
  paths,
  counts,
  inForceSeries,
  jointIssuers,
  ontology,
];
