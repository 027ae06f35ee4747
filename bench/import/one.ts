import { join } from 'node:path';
import { importFiles } from '../../src/cli/import.js';

/** One import in a process of its own, so that what it needs is what is measured. Called by main.ts. */
const folder = process.argv[2] ?? '';
const started = performance.now();
let said = '';
await importFiles(
  [join(folder, 'companies.csv')],
  {
    mapping: join(folder, 'mapping.yaml'),
    out: join(folder, 'out'),
    against: [join(folder, 'known')],
  },
  () => {
    throw new Error('The folder is what is known.');
  },
  (text) => {
    said += text;
  },
);
console.error(said);
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    rssMb: maxRSS / 1024,
  }),
);
