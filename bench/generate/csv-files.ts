import { fork } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kinds, relations } from '../../src/ontology/index.js';
import { tablesOf } from './csv.js';
import { metaOf } from './dataset.js';
import { countOf, type World } from './world.js';

/** Called with how many rows are done, and how many there will be. */
export type OnProgress = (done: number, total: number) => void;

/** Writes the files for neo4j-admin, with as many processes as there are cores; gives how many rows there are of each kind and relation. */
export async function writeCsv(
  world: World,
  directory: string,
  onProgress: OnProgress = () => undefined,
  parts = Math.min(4, availableParallelism()),
): Promise<ReadonlyMap<string, number>> {
  for (const folder of ['nodes', 'relationships'])
    await mkdir(join(directory, folder), { recursive: true });
  const total = kinds.reduce((sum, { name }) => sum + countOf(world, name), world.size.relations);
  const done = Array<number>(parts).fill(0);
  const counts = await Promise.all(
    done.map((_, part) =>
      runPart(world, directory, part, parts, (rows) => {
        done[part] = rows;
        onProgress(
          done.reduce((sum, one) => sum + one, 0),
          total,
        );
      }),
    ),
  );
  const all = new Map<string, number>();
  for (const [name, count] of counts.flatMap((one) => Object.entries(one)))
    all.set(name, (all.get(name) ?? 0) + count);
  await writeHeaders(world, directory, all, counts);
  return all;
}

function runPart(
  { seed, size }: World,
  directory: string,
  part: number,
  parts: number,
  onDone: (rows: number) => void,
): Promise<Record<string, number>> {
  const program = fileURLToPath(new URL('csv-part.ts', import.meta.url));
  const child = fork(program, [directory, size.relations, seed, part, parts].map(String), {
    execArgv: ['--import', 'tsx'],
  });
  return new Promise((resolve, reject) => {
    let counts: Record<string, number> | undefined;
    child.on('message', (message: { done: number; counts?: Record<string, number> }) => {
      onDone(message.done);
      counts = message.counts ?? counts;
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      counts && code === 0
        ? resolve(counts)
        : reject(new Error(`Part ${part} of the files ended with ${code}.`)),
    );
  });
}

/** The header of each table, and the list of files that neo4j-admin is given. */
async function writeHeaders(
  world: World,
  directory: string,
  all: ReadonlyMap<string, number>,
  parts: readonly Record<string, number>[],
): Promise<void> {
  const tables = tablesOf(metaOf(world).name);
  const files = (name: string, path: string) => [
    `${path}-header.csv`,
    ...parts.flatMap((part, at) => (part[name] ? [`${path}-${at}.csv`] : [])),
  ];
  const lines = ['--array-delimiter=U+001F', '--id-type=string'];
  for (const { name } of [...kinds, ...relations]) {
    const table = tables.get(name);
    if (!table || !all.has(name)) continue;
    await writeFile(join(directory, `${table.path}-header.csv`), table.header);
    const option = table.sort.isKind ? 'nodes' : 'relationships';
    lines.push(`--${option}=${name}=${files(name, table.path).join(',')}`);
  }
  await writeFile(join(directory, 'import.args'), `${lines.join('\n')}\n`);
}
