import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNamed } from '../../../src/interchange/export/formats.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { datasetWith } from '../../helpers/small-data-set.js';
import { written } from '../../helpers/written.js';

const run = promisify(execFile);
const version = '0.10.1';
const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'china-policy-graph',
  'gephi',
);

/** The program library of Gephi, fetched once with Maven into the user's cache folder. */
async function gephiToolkit(): Promise<string> {
  const jar = join(cache, `gephi-toolkit-${version}-all.jar`);
  const isThere = await access(jar).then(
    () => true,
    () => false,
  );
  if (isThere) return jar;
  await mkdir(cache, { recursive: true });
  const copy = [
    'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy',
    `-Dartifact=org.gephi:gephi-toolkit:${version}:jar:all`,
    `-DoutputDirectory=${cache}`,
  ];
  await run('mvn', ['-q', '-B', ...copy], { cwd: cache, timeout: 280_000 }).catch(
    (error: Error) => {
      throw new Error(`This test needs Maven and Java 17. (${error.message})`);
    },
  );
  return jar;
}

const tie = (type: string, from: string, to: string, more: object = {}) => ({
  type,
  value: { from, to, ...more },
});
const dataset = datasetWith(
  [
    { id: 'company:a', name: '甲 & Co.', type: 'COMPANY' },
    { id: 'company:b', name: 'B', type: 'COMPANY' },
    { id: 'event:deal', name: 'Deal', type: 'ACQUISITION', status: 'ACTUAL', date: '2021-08' },
  ],
  [
    tie('HOLDS_STAKE_IN', 'company:a', 'company:b', { since: '2021', until: '2021-03' }),
    tie('CONTROLS', 'company:a', 'company:b', { since: '2021-08-17', until: '2021-08-17' }),
    tie('SUPPLIES', 'company:a', 'company:b', { until: '2021-08' }),
    tie('TOOK_PART_IN', 'company:a', 'event:deal', { role: 'BUYER' }),
    tie('TOOK_PART_IN', 'company:a', 'event:deal', { role: 'PARTNER' }),
  ],
);

let folder: string;
let lines: string[][];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-graph-gephi-'));
  const files: string[] = [];
  for (const name of ['gexf', 'graphml']) {
    const format = formatNamed(name);
    // Gephi finds the importer by the end of the name.
    files.push(join(folder, `graph.${name}`));
    if (format)
      await writeFile(files.at(-1) ?? '', await written(format, exportedGraphOf(dataset)));
  }
  const program = fileURLToPath(new URL('ReadGraphs.java', import.meta.url));
  const java = ['-Djava.awt.headless=true', '-cp', await gephiToolkit(), program, ...files];
  const { stdout } = await run('java', java, { cwd: folder, timeout: 200_000, maxBuffer: 2 ** 26 });
  lines = stdout
    .split('\n')
    .filter((line) => line.startsWith('graph\t'))
    .map((line) => line.split('\t').slice(1));
}, 500_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const of = (file: string, sort: string) =>
  lines.filter(([name, what]) => name === file && what === sort).map((line) => line.slice(2));

test.each(['graph.gexf', 'graph.graphml'])(
  'Gephi opens %s without a complaint but that edges are parallel',
  (file) => {
    expect(of(file, 'issue').filter(([, message]) => !/parallel/i.test(message ?? ''))).toEqual([]);
  },
);

test.each(['graph.gexf', 'graph.graphml'])(
  'Gephi has the labels of %s, and every edge apart',
  (file) => {
    expect(
      of(file, 'node')
        .map(([id, label]) => [id, label])
        .sort(),
    ).toEqual([
      ['company:a', '甲 & Co.'],
      ['company:b', 'B'],
      ['event:deal', 'Deal'],
      ['source:a', 'A'],
    ]);
    expect(
      of(file, 'edge')
        .map(([id, label, kind]) => [id, label, kind])
        .sort(),
    ).toEqual([
      ['controls:company:a>company:b', 'controls', 'CONTROLS'],
      ['holds_stake_in:company:a>company:b', 'holds stake in', 'HOLDS_STAKE_IN'],
      ['supplies:company:a>company:b', 'supplies', 'SUPPLIES'],
      ['took_part_in:company:a>event:deal;BUYER', 'took part in', 'TOOK_PART_IN'],
      ['took_part_in:company:a>event:deal;PARTNER', 'took part in', 'TOOK_PART_IN 2'],
    ]);
  },
);

test('Gephi has the lifetimes of GEXF, both days within', () => {
  const lifetimes = [...of('graph.gexf', 'node'), ...of('graph.gexf', 'edge')].map(
    ([id, , , lifetime]) => [id, lifetime],
  );
  expect(Object.fromEntries(lifetimes.filter(([, lifetime]) => lifetime))).toEqual({
    'event:deal': '2021-08-01/',
    'holds_stake_in:company:a>company:b': '2021-01-01/2021-03-30',
    'controls:company:a>company:b': '2021-08-17/2021-08-17',
    'supplies:company:a>company:b': '/2021-08-30',
  });
});
