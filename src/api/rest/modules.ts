import type { RestModule } from './module.js';
import { dataSets } from './routes/data-sets.js';

/** What REST has, in the order of its description. */
export const modules: readonly RestModule[] = [dataSets];
