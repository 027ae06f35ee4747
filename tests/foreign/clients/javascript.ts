import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The clients have a package of their own: nobody who uses the service installs them. */
export const folder = fileURLToPath(new URL('js', import.meta.url));
/** What is generated from the schema and the description; no part of the repository. */
export const generated = join(folder, 'generated');

const minutes = 60_000;

/** Installs the clients as their lock file has them, once for each state of it, and clears what was generated. */
export async function installClients(): Promise<void> {
  const lock = await readFile(join(folder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const note = join(folder, 'node_modules', '.installed');
  const installed = await readFile(note, 'utf8').catch(() => '');
  if (installed !== hash) {
    await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      timeout: 9 * minutes,
    });
    await writeFile(note, hash);
  }
  // relay-compiler notes no identifiers for documents that it finds compiled already.
  await rm(generated, { recursive: true, force: true });
  await mkdir(join(generated, 'relay'), { recursive: true });
}

/** Runs one of the clients' own programs. Throws with all that it said where it fails. */
export async function compile(
  program: string,
  parameters: readonly string[],
  origin = '',
): Promise<string> {
  try {
    const { stdout } = await run(
      join(folder, 'node_modules', '.bin', program),
      [...parameters],
      options(origin),
    );
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & Record<string, string>;
    throw new Error(`${program}: ${message}\n${stdout}\n${stderr}`);
  }
}

/** Runs a script of src/ against a service; gives what it reports. */
export async function runClient(script: string, origin: string): Promise<Record<string, unknown>> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm')).href;
  const { stdout } = await run(
    process.execPath,
    ['--import', tsx, join('src', `${script}.ts`)],
    options(origin),
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

function options(origin: string) {
  return {
    cwd: folder,
    env: { ...process.env, ORIGIN: origin, NODE_ENV: 'production', NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
    timeout: 4 * minutes,
  };
}
