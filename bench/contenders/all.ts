import type { Contender } from '../contender.js';
import { floor, floorOfAll } from './floor.js';
import { libraries } from './library.js';
import { loaders } from './loaders.js';
import { ours } from './ours.js';

/** Everyone that is compared, this service first. */
export const contenders: readonly Contender[] = [ours, ...libraries, loaders, floor, floorOfAll];
