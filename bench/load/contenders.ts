import { loadCsv } from './load-csv.js';
import { ours } from './ours.js';
import { unwindMerge } from './unwind-merge.js';

/** Who loads, the first one ours. */
export const contenders = [ours, unwindMerge, loadCsv];
