import { spawnSync } from 'node:child_process';

/**
 * npm run audit: known weaknesses, from high on, of the packages that a service runs with. A registry without an audit
 * (a mirror, or no network) is no failure of ours, so it is said and ends with code 2: CI asks for it in a step of its
 * own and may go on without it.
 */
const asked = ['audit', '--omit=dev', '--audit-level=high', '--json'];
const { stdout, error } = spawnSync('npm', asked, { encoding: 'utf8', maxBuffer: 2 ** 26 });

interface Report {
  readonly error?: { readonly summary?: string; readonly code?: string };
  readonly message?: string;
  readonly metadata?: {
    readonly vulnerabilities: Readonly<Record<string, number>>;
    readonly dependencies: { readonly prod: number };
  };
  readonly vulnerabilities?: Readonly<
    Record<
      string,
      { readonly severity: string; readonly range: string; readonly fixAvailable: unknown }
    >
  >;
}

const report = error ? {} : (JSON.parse(stdout || '{}') as Report);
if (!report.metadata) {
  const why = report.error?.summary || report.message || error?.message || 'it gave no report';
  console.error(
    `The packages were not audited: the npm registry in use answers no audit (${why}). Run npm run audit where npm reaches a registry that does.`,
  );
  process.exit(2);
}
const bad = Object.entries(report.vulnerabilities ?? {}).filter(([, { severity }]) =>
  ['high', 'critical'].includes(severity),
);
for (const [name, { severity, range, fixAvailable }] of bad)
  console.error(
    `${name} ${range}: ${severity}${fixAvailable ? '; npm audit fix can mend it' : '; no version mends it yet'}`,
  );
const counts = Object.entries(report.metadata.vulnerabilities).filter(([, count]) => count > 0);
console.log(
  `${report.metadata.dependencies.prod} packages audited: ${counts.map(([severity, count]) => `${count} ${severity}`).join(', ') || 'no known weakness'}.`,
);
if (bad.length > 0) process.exit(1);
