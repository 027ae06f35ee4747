import { counts } from './counts.js';
import { exposure } from './exposure.js';
import type { QueryModule, QuestionCost } from './feature.js';
import { inForceSeries } from './in-force-series.js';
import { jointIssuers } from './joint-issuers.js';
import { neighbourhood } from './neighbourhood.js';
import { ontology } from './ontology.js';
import { paths } from './paths.js';
import { search } from './search.js';
import { time } from './time.js';

/** The queries of the API beyond lists and single entities. */
export const queryModules: readonly QueryModule[] = [
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

/** The cost of root fields that are not lists of a kind. */
export const questionCosts: Readonly<Record<string, QuestionCost>> = Object.assign(
  {
    node: { base: () => 1, rows: () => 1 },
    nodes: { base: () => 1, rows: ({ ids }) => (Array.isArray(ids) ? ids.length : 1) },
    // A name is looked up, and compared with others if no entity has it.
    entity: { base: ({ id }) => (id == null ? 80 : 1), rows: () => 1 },
  } satisfies Record<string, QuestionCost>,
  ...queryModules.map(({ costs }) => costs),
);
