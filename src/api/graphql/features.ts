import { exposure } from './exposure.js';
import type { Feature } from './feature.js';
import { search } from './search.js';
import { time } from './time.js';

/** What the API can be asked beyond lists and single entities. */
export const features: readonly Feature[] = [time, exposure, search];
