import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MAX_COUNTED, MAX_WRONG_KEYS } from '../../src/api/plugins/access.js';
import { CHECK_INTERVAL_MS, MIN_BYTES } from '../../src/api/uploads/arrive.js';
import { MAX_DEPTH, MAX_ENTRIES, MAX_PATH } from '../../src/api/uploads/unpack.js';
import { readConfig } from '../../src/config.js';
import { DEFAULT_PER_MINUTE } from '../../src/keys/stored-keys.js';
import { DEFAULT_MAX_AT_ONCE } from '../../src/load/locked.js';
import { MAX_DIFFERENCES } from '../../src/load/preview.js';

const count = (number: number) => number.toLocaleString('en');
const seconds = (milliseconds: number) => `${milliseconds / 1_000} seconds`;
const arriving = `${MIN_BYTES / 1_000} kB in each ${seconds(CHECK_INTERVAL_MS)}`;
const atOnce = count(DEFAULT_MAX_AT_ONCE);
const byDefault = readConfig({});

test.each([
  [
    'docs/access.md',
    [
      `| with a key | \`--per-minute\` of the key, ${count(DEFAULT_PER_MINUTE)} if not given | key |`,
      `| \`PUBLIC_RATE_LIMIT\`, ${count(byDefault.PUBLIC_RATE_LIMIT)} |`,
      `| with keys of the right form that are not valid | ${MAX_WRONG_KEYS} |`,
      `Beyond ${MAX_WRONG_KEYS} in a minute an address is answered 429`,
      `${count(MAX_COUNTED)} callers are counted at once`,
      `the first ${MAX_DIFFERENCES} differences`,
      `A load of more than ${atOnce} changes is`,
      `| \`MAX_UPLOAD_MB\`, ${byDefault.MAX_UPLOAD_MB} MB |`,
      `| ${count(MAX_ENTRIES)}; ${MAX_DEPTH} folders, ${MAX_PATH} characters | 422 |`,
      `| ${arriving} |`,
      `given its place up after ${seconds(2 * CHECK_INTERVAL_MS)} |`,
      `| \`LOAD_TIMEOUT_MS\`, ${byDefault.LOAD_TIMEOUT_MS / 60_000} minutes;`,
    ],
  ],
  ['docs/operations.md', [arriving]],
  [
    'docs/backup.md',
    [
      `Up to ${atOnce} entities and relations come in one transaction`,
      `Up to ${atOnce} entities and relations it is one transaction`,
    ],
  ],
  ['README.md', [`more than ${atOnce} changes come in pieces`]],
])('the limits in %s are those of the code', (page, said) => {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
  expect(said.filter((words) => !text.includes(words))).toEqual([]);
});
