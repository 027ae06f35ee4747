import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LocalNeo4jError } from './errors.js';

const run = promisify(execFile);
/** The versions that Neo4j 5.26 supports. */
const supported = [17, 21];

export interface Java {
  readonly command: string;
  /** The complete version output: a class data archive fits only one build. */
  readonly build: string;
}

/** The Java of JAVA_HOME, or the one on the path. Throws JAVA_MISSING or JAVA_WRONG_VERSION. */
export async function findJava(environment: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const command = environment.JAVA_HOME ? join(environment.JAVA_HOME, 'bin', 'java') : 'java';
  const build = await run(command, ['-version'], { env: environment }).then(
    ({ stdout, stderr }) => `${stderr}${stdout}`,
    () => undefined,
  );
  if (build === undefined) {
    throw new LocalNeo4jError(
      'JAVA_MISSING',
      `Neo4j needs Java 17 or 21, and ${command} does not run. Install one (for example the package openjdk-17-jre-headless), or set JAVA_HOME to it.`,
    );
  }
  const version = Number(/version "(\d+)/.exec(build)?.[1]);
  if (!supported.includes(version)) {
    throw new LocalNeo4jError(
      'JAVA_WRONG_VERSION',
      `Neo4j needs Java 17 or 21, and ${command} is ${build.split('\n')[0]}. Install one of the two, or set JAVA_HOME to it.`,
    );
  }
  return { command, build };
}
