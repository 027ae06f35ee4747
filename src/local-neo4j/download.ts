import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalNeo4jError } from './errors.js';
import { checkSpace, makeFolder, unusable } from './folder.js';
import { libraries, neo4jVersion } from './libraries.js';
import {
  gatherJars,
  jarOf,
  mavenArguments,
  repositoryIn,
  writeMavenProject,
} from './maven-project.js';

const wanted = new Set(libraries.map(jarOf));
/** The libraries take 137 MB, their class archive as much again; the rest is for data. */
const MIN_FREE_BYTES = 500 * 1024 * 1024;

const underWay = new Map<string, Promise<string>>();

/** The folder with the libraries of Neo4j. Concurrent starts in this process share one download. */
export function fetchNeo4j(
  cache: string,
  say: (line: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const begun = underWay.get(cache);
  if (begun) return begun;
  const fetching = fetchOnce(cache, say, environment).finally(() => underWay.delete(cache));
  underWay.set(cache, fetching);
  return fetching;
}

/**
 * The folder with the libraries of Neo4j, fetched by Maven if it does not exist. It is filled under a temporary name
 * and renamed when complete, so that an interrupted download is never used.
 */
async function fetchOnce(
  cache: string,
  say: (line: string) => void,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const whole = join(cache, neo4jVersion);
  const jars = join(whole, 'lib');
  if (existsSync(jars)) return jars;
  const partial = await makePartial(cache);
  try {
    await writeMavenProject(partial);
    say(`Fetching Neo4j ${neo4jVersion} (137 MB, once) to ${whole} …`);
    await download(partial, say, environment);
    await gatherJars(partial, join(partial, 'lib'));
    await rm(repositoryIn(partial), { recursive: true });
    // Another process may have been faster; its copy is as good as ours.
    await rename(partial, whole).catch(() => undefined);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  if (!existsSync(jars))
    throw new LocalNeo4jError(
      'DOWNLOAD_FAILED',
      `Neo4j could not be put into ${whole}. Check that you may write there.`,
    );
  return jars;
}

async function makePartial(cache: string): Promise<string> {
  try {
    await makeFolder(cache);
    await checkSpace(cache, MIN_FREE_BYTES, 'Fetching Neo4j needs 500 MB', 'NEO4J_CACHE_DIR');
    return await mkdtemp(join(cache, 'partial-'));
  } catch (error) {
    if (error instanceof LocalNeo4jError) throw error;
    throw unusable("Neo4j's programs (NEO4J_CACHE_DIR)", cache, error);
  }
}

async function download(
  folder: string,
  say: (line: string) => void,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const maven = spawn('mvn', mavenArguments(folder), {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [maven.stdout, maven.stderr])
    stream.on('data', (text) => {
      output = `${output}${text}`.slice(-4_000);
    });
  const started = Date.now();
  const timer = setInterval(async () => {
    const files = await readdir(repositoryIn(folder), { recursive: true }).catch(() => []);
    const jars = files.filter((file) => wanted.has(file)).length;
    say(
      `  ${Math.round((Date.now() - started) / 1000)} s: ${jars === 0 ? 'Maven is fetching' : `${jars} of ${libraries.length} files`}`,
    );
  }, 3_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      maven.on('error', reject);
      maven.on('close', resolve);
    });
    if (code !== 0) throw failed(output);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new LocalNeo4jError(
        'MAVEN_MISSING',
        'Neo4j is fetched by Maven, and mvn does not run. Install it (for example the package maven); it is needed once.',
      );
    }
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function failed(output: string): LocalNeo4jError {
  if (/No space left/i.test(output))
    return new LocalNeo4jError(
      'NO_SPACE',
      'The disk filled up while Neo4j was fetched. Free 500 MB and start again.',
    );
  const reason =
    output
      .split('\n')
      .filter((line) => line.includes('ERROR'))
      .slice(0, 3)
      .join('\n') || output.trim();
  return new LocalNeo4jError(
    'DOWNLOAD_FAILED',
    `Maven could not fetch Neo4j. Check the network and Maven's settings, and start again; partial downloads are not kept. Maven says:\n${reason}`,
  );
}
