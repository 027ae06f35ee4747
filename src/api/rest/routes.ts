import type { RestModule } from './module.js';
import { counts } from './routes/counts.js';
import { dataSets } from './routes/data-sets.js';
import { entityRoutes } from './routes/entities.js';
import { exportRoute } from './routes/exports.js';
import { exposure } from './routes/exposure.js';
import { graphFrames } from './routes/graph-frames.js';
import { jointIssuers } from './routes/joint-issuers.js';
import { kindRoutes } from './routes/kinds.js';
import { match } from './routes/match.js';
import { neighbourhood } from './routes/neighbourhood.js';
import { ontology } from './routes/ontology.js';
import { paths } from './routes/paths.js';
import { policiesAffecting } from './routes/policies-affecting.js';
import { search } from './routes/search.js';
import { series } from './routes/series.js';

/** All REST modules, in the order of the OpenAPI document. */
export const modules: readonly RestModule[] = [
  kindRoutes,
  entityRoutes,
  search,
  match,
  policiesAffecting,
  exposure,
  paths,
  neighbourhood,
  graphFrames,
  counts,
  series,
  jointIssuers,
  ontology,
  dataSets,
  exportRoute,
];
