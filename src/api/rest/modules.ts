import type { RestModule } from './module.js';
import { dataSets } from './routes/data-sets.js';
import { kindRoutes } from './routes/kinds.js';
import { policiesAffecting } from './routes/policies-affecting.js';

/** What REST has, in the order of its description. */
export const modules: readonly RestModule[] = [kindRoutes, policiesAffecting, dataSets];
