import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Ports {
  readonly bolt: number;
  readonly http: number;
}

/** The folder that Neo4j lives in: made if need be, closed to others, with its settings written anew. */
export async function prepareHome(
  directory: string,
  ports: Ports,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  for (const folder of ['conf', 'data', 'logs', 'plugins', 'run'])
    await mkdir(join(directory, folder), { recursive: true });
  const lines = Object.entries({ ...defaults(ports), ...settings }).map(
    ([key, value]) => `${key}=${value}`,
  );
  await writeFile(
    join(directory, 'conf', 'neo4j.conf'),
    `# Written at each start.\n${lines.join('\n')}\n`,
  );
}

/** The password of this folder's Neo4j: made once, readable by its owner alone. */
export async function passwordOf(directory: string): Promise<{ password: string; isNew: boolean }> {
  const file = join(directory, 'password');
  if (existsSync(file)) return { password: (await readFile(file, 'utf8')).trim(), isNew: false };
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return { password, isNew: true };
}

function defaults({ bolt, http }: Ports): Record<string, string> {
  return {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${bolt}`,
    // Without it Browser proposes 7687, whatever port Bolt listens on.
    'server.bolt.advertised_address': `localhost:${bolt}`,
    'server.http.listen_address': `127.0.0.1:${http}`,
    'server.http.advertised_address': `localhost:${http}`,
    'server.https.enabled': 'false',
    'server.memory.pagecache.size': '256m',
    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    // With these three a clean stop takes a third of a second; otherwise Bolt idles for ten.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period': '0',
    'internal.dbms.bolt.netty_server_shutdown_timeout': '1s',
    'internal.server.bolt.thread_pool_shutdown_wait_time': '1s',
  };
}
