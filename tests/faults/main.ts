import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withParts } from '../../scripts/generate/page-parts.js';
import { table } from '../../src/cli/table.js';
import { embeddedFaults } from './embedded.js';
import type { Outcome } from './fault.js';
import { ownServerFaults } from './own-server.js';
import { startFaults } from './start.js';

/**
 * npm run test:faults: makes each fault of the database and of the computer around a real service, prints what came of
 * it, and fails where that is not what is promised. `-- --write` puts the table into docs/operations.md. Takes some ten
 * minutes; needs Linux, and the right to mount for the two faults of a full disk, which are left out otherwise.
 */
const folder = await mkdtemp(join(tmpdir(), 'policy-graph-faults-'));
const outcomes: Outcome[] = [];
const said = (outcome: Outcome) => {
  outcomes.push(outcome);
  const { fault, seconds, clients, probes, happens, faults } = outcome;
  process.stdout.write(
    `${fault}: ${seconds.toFixed(1)} s\n  ${happens}\n  ${clients}\n  ${probes}\n${faults.map((one) => `  NOT AS PROMISED: ${one}\n`).join('')}`,
  );
};
try {
  await startFaults(join(folder, 'start'), said);
  await embeddedFaults(join(folder, 'embedded'), said);
  await ownServerFaults(join(folder, 'own'), said);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(
  `\n${table(
    ['fault', 'seconds', 'other clients', 'as promised'],
    outcomes.map(({ fault, seconds, clients, faults }) => [
      fault,
      seconds.toFixed(1),
      clients,
      faults.length === 0 ? 'yes' : faults.join('; '),
    ]),
  )}\n`,
);
if (process.argv.includes('--write')) {
  const page = new URL('../../docs/operations.md', import.meta.url);
  const rows = outcomes.map(
    ({ fault, happens, clients, probes, seconds }) =>
      `| ${[fault, happens, clients, probes, `${seconds.toFixed(1)} s`].map(asCell).join(' | ')} |`,
  );
  const head =
    '| Fault | What happens | What other clients are answered | Probes | Time |\n| --- | --- | --- | --- | --- |';
  const text = await readFile(page, 'utf8');
  await writeFile(page, withParts(text, { faults: [head, ...rows].join('\n') }));
}

/** The page says nothing of the computer that it was written on. */
function asCell(text: string): string {
  return text.replaceAll(folder, '/folder').replaceAll('|', '\\|').replaceAll('\n', ' ');
}

if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
