import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { statusCodes } from '../../src/cli/status.js';

it('docs/backup.md has a row for each exit code of policy-graph status, and no other', () => {
  const page = readFileSync(new URL('../../docs/backup.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('| Exit code |'));
  const codes = [...table.matchAll(/^\| (\d+) \| /gm)].map(([, code]) => Number(code));
  expect(codes).toEqual(Object.values(statusCodes));
});
