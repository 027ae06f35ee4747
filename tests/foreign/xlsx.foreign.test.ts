import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { xlsxOf } from '../../src/interchange/xlsx.js';
import { pythonWith } from './python.js';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./read-xlsx.py', import.meta.url));

test('openpyxl reads a workbook as it was given, and finds no formula', async () => {
  const programs = await pythonWith('xlsx');
  const folder = await mkdtemp(join(tmpdir(), 'policy-graph-xlsx-'));
  const file = join(folder, 'list.xlsx');
  const rows = [
    ['2021', 58_200_000_000, true],
    ['=1+1', 0.1, false],
    ['\'=HYPERLINK("x")', -3, true],
    ['工信部\n<a>', 1e21, true],
    ['a\u0000b', 2, true],
  ];
  try {
    await writeFile(file, await xlsxOf('policies', ['name', 'value', 'known'], rows));
    const { stdout } = await run(join(programs, 'python'), [script, file]);
    const read = JSON.parse(stdout);
    expect(read.cells).toEqual([
      ['name', 'value', 'known'],
      ...rows.map(([first, ...others]) => [String(first).replace('\u0000', '\ufffd'), ...others]),
    ]);
    expect(read.types).toEqual(['b', 'n', 's']);
    expect([read.isBold, read.frozen]).toEqual([true, 'A2']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
