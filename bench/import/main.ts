import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { table } from '../../src/cli/table.js';
import { makeList } from './made-list.js';

/**
 * Time and memory of an import by its size: `npm run bench:import -- [rows …]`. A table of so many rows is imported
 * beside a folder with as many companies.
 */
const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
const run = promisify(execFile);
const measuring = fileURLToPath(new URL('one.ts', import.meta.url));

const rows: (string | number)[][] = [];
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) {
  const folder = await mkdtemp(join(tmpdir(), 'policy-graph-import-'));
  try {
    await makeList(size, folder);
    const { stdout, stderr } = await run(
      process.execPath,
      ['--max-old-space-size=8192', '--import', 'tsx', measuring, folder],
      { maxBuffer: 2 ** 26 },
    );
    const { seconds, cpuSeconds, rssMb } = JSON.parse(stdout);
    console.error(stderr);
    rows.push([
      size,
      Math.round(seconds * 10) / 10,
      Math.round(cpuSeconds * 10) / 10,
      Math.round((seconds * 10_000) / size) / 10,
      Math.round(rssMb),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
const head = ['rows and names', 's', 'processor s', 'ms a row', 'peak memory, MB'];
console.log(table(head, rows));
