import { createHash, randomBytes } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { access, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalNeo4jError } from './errors.js';
import { checkSpace, makeFolder, unusable } from './folder.js';

/** The only user of a new Neo4j. */
export const username = 'neo4j';

export interface Ports {
  readonly bolt: number;
  readonly http: number;
}

/**
 * A new Neo4j writes some 10 MB before it answers, and stops writing if less than that is free. It is better to
 * reject such a start here than to let Java exit without a clear message.
 */
const MIN_DATA_BYTES = 50 * 1024 * 1024;
/** The folders of a Neo4j home that Neo4j does not create itself. */
const folders = ['conf', 'data', 'logs', 'plugins', 'run'];

/** Creates the home folder of Neo4j if it does not exist, and makes it private. Throws FOLDER_UNUSABLE or NO_SPACE. */
export async function makeHome(directory: string): Promise<void> {
  try {
    await makeFolder(directory, 0o700);
    await chmod(directory, 0o700);
    for (const folder of folders) await makeFolder(join(directory, folder));
    await access(directory, constants.W_OK);
  } catch (error) {
    throw unusable(`Neo4j's data (DATA_DIR)`, directory, error);
  }
  await checkSpace(directory, MIN_DATA_BYTES, 'Neo4j needs 50 MB for its data', 'DATA_DIR');
}

/** Writes the settings of Neo4j into its home folder. */
export async function prepareHome(
  directory: string,
  ports: Ports,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const lines = Object.entries({ ...defaults(ports), ...settings }).map(
    ([key, value]) => `${key}=${value}`,
  );
  await writeFile(
    join(directory, 'conf', 'neo4j.conf'),
    `# Written at each start.\n${lines.join('\n')}\n`,
  );
}

/**
 * The password of the Neo4j in this folder, in a file that only its owner can read. Undefined before the first start.
 */
export async function readPassword(directory: string): Promise<string | undefined> {
  const text = await readFile(passwordFile(directory), 'utf8').catch(() => undefined);
  if (text !== undefined) return text.trim();
  if (!existsSync(join(directory, 'data', 'databases', 'system'))) return undefined;
  throw new LocalNeo4jError(
    'PASSWORD_LOST',
    `${directory} holds a database, and the file with its password, ${passwordFile(directory)}, is gone. Put it back, or delete the folder to begin anew.`,
  );
}

/**
 * Creates a password and stores its hash where Neo4j looks for it at its first start. The password is stored only
 * after that has worked: otherwise an interrupted start would leave a password that opens nothing.
 */
export async function makePassword(directory: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  const folder = join(directory, 'data', 'dbms');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'auth.ini'), firstUser(password), { mode: 0o600 });
  await writeFile(passwordFile(directory), `${password}\n`, { mode: 0o600 });
  return password;
}

/**
 * The line that `neo4j-admin dbms set-initial-password` writes: SHA-256 of salt and password, hashed again to 1,024
 * times in all. It is computed here because the command needs two seconds, its own Java, and the password as an
 * argument that other users can see.
 */
export function firstUser(password: string, salt = randomBytes(32)): string {
  const sha256 = (data: Buffer) => createHash('sha256').update(data).digest();
  const iterations = 1_024;
  let hash = Buffer.concat([salt, Buffer.from(password)]);
  for (let round = 0; round < iterations; round++) hash = sha256(hash);
  return `neo4j:SHA-256,${hash.toString('hex')},${salt.toString('hex')},${iterations}:\n`;
}

export function passwordFile(directory: string): string {
  return join(directory, 'password');
}

function defaults({ bolt, http }: Ports): Record<string, string> {
  return {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${bolt}`,
    // Without this, Browser proposes port 7687, whatever port Bolt uses.
    'server.bolt.advertised_address': `localhost:${bolt}`,
    'server.http.listen_address': `127.0.0.1:${http}`,
    'server.http.advertised_address': `localhost:${http}`,
    'server.https.enabled': 'false',
    'server.memory.pagecache.size': '256m',
    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    // This saves a second per start, which goes into a description of the computer in the debug log.
    'internal.dbms.dump_diagnostics': 'false',
    // With these three settings a clean stop takes a third of a second; otherwise Bolt idles for ten seconds.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    'internal.dbms.bolt.netty_server_shutdown_timeout': '1s',
    'internal.server.bolt.thread_pool_shutdown_wait_time': '1s',
  };
}
