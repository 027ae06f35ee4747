import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAX_COUNTED, MAX_WRONG_KEYS } from '../../src/api/plugins/access.js';
import { CHECK_INTERVAL_MS, MIN_BYTES } from '../../src/api/uploads/arrive.js';
import { MAX_DEPTH, MAX_ENTRIES, MAX_PATH } from '../../src/api/uploads/unpack.js';
import { DEFAULT_PER_MINUTE } from '../../src/keys/stored-keys.js';
import { DEFAULT_MAX_AT_ONCE } from '../../src/load/locked.js';
import { MAX_DIFFERENCES } from '../../src/load/preview.js';

const count = (number: number) => number.toLocaleString('en');
const seconds = (milliseconds: number) => `${milliseconds / 1_000} seconds`;

test('the limits in docs/access.md are those of the code', () => {
  const page = readFileSync(new URL('../../docs/access.md', import.meta.url), 'utf8');
  const said = [
    `| with a key | \`--per-minute\` of the key, ${count(DEFAULT_PER_MINUTE)} if not given | key |`,
    `| with keys of the right form that are not valid | ${MAX_WRONG_KEYS} |`,
    `Beyond ${MAX_WRONG_KEYS} in a minute an address is answered 429`,
    `${count(MAX_COUNTED)} callers are counted at once`,
    `the first ${MAX_DIFFERENCES} differences`,
    `A load of more than ${count(DEFAULT_MAX_AT_ONCE)} changes is`,
    `| ${count(MAX_ENTRIES)}; ${MAX_DEPTH} folders, ${MAX_PATH} characters | 422 |`,
    `| ${MIN_BYTES / 1_000} kB in each ${seconds(CHECK_INTERVAL_MS)} |`,
    `given its place up after ${seconds(2 * CHECK_INTERVAL_MS)} |`,
  ];
  expect(said.filter((words) => !page.includes(words))).toEqual([]);
});
