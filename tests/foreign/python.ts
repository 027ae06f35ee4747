import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'china-policy-graph',
  'python',
);

/**
 * The folder of programs of a Python environment with the packages of `requirements-NAME.txt` in it. Made once in the
 * user's cache folder, and anew when the list changes. Needs Python 3.10 or newer with its module venv.
 */
export async function pythonWith(name: string): Promise<string> {
  const list = new URL(`requirements-${name}.txt`, import.meta.url);
  const hash = createHash('sha256')
    .update(await readFile(list))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cache, `${name}-${hash}`);
  const programs = join(folder, 'bin');
  if (await isThere(join(folder, 'complete'))) return programs;
  await mkdir(cache, { recursive: true });
  await rm(folder, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', folder]).catch((error: Error) => {
    throw new Error(
      `This test needs Python 3 with venv; install python3 and python3-venv. (${error.message})`,
    );
  });
  const pip = [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'],
    ...['-r', list.pathname],
  ];
  await run(join(programs, 'python'), pip, { timeout: 280_000 });
  // Only what was made to its end is taken the next time.
  await mkdir(join(folder, 'complete'));
  return programs;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
