import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { z } from 'zod';
import {
  browserAddressFault,
  hostNamesFault,
  httpAddressFault,
  listenHostFault,
  listIn,
  neo4jAddressFault,
  proxiesFault,
  withoutSecrets,
} from './addresses.js';
import { UserError } from './errors.js';

/** A whole number, written in digits only. */
function wholeNumber(min: number, max: number, unit = '') {
  const message = `Allowed is a whole number from ${min} to ${max}${unit}.`;
  return text()
    .refine((value) => /^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max, {
      message,
    })
    .transform(Number);
}

/** A text that passes a check. */
function text(faultOf: (value: string) => string | undefined = () => undefined) {
  return z.string().superRefine((value, context) => {
    const message = faultOf(value);
    if (message) context.addIssue({ code: 'custom', message });
  });
}

const port = wholeNumber(0, 65_535);

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

const BYTES_PER_MB = 1024 * 1024;
/** Neo4j starts with a heap of this size, in megabytes, and Java rejects a limit below it. */
const MIN_HEAP_MB = 256;

function heapFault(value: string): string | undefined {
  const [, digits, unit] = /^(\d{1,6})([mg])$/.exec(value) ?? [];
  const megabytes = Number(digits) * (unit === 'g' ? 1024 : 1);
  const most = Math.floor(totalmem() / BYTES_PER_MB);
  if (megabytes >= MIN_HEAP_MB && megabytes <= most) return undefined;
  return `Allowed is a size such as 512m or 2g, from ${MIN_HEAP_MB}m to the ${most}m of memory that this computer has.`;
}

/** Neo4j's own rule for database names. */
function databaseFault(value: string): string | undefined {
  if (value === 'system')
    return 'It holds no graph. Name the database with the graph, such as neo4j.';
  if (/^[a-z][a-z\d.-]{2,62}$/i.test(value)) return undefined;
  return 'Allowed is the name of a database: 3 to 63 letters, digits, dots and hyphens, of which the first is a letter.';
}

/** Every setting, with its default and meaning. The README's table is checked against this. */
export const settings = z.object({
  PORT: port.default(4000).describe('Port of the service. 0 takes any free one.'),
  HOST: text(listenHostFault)
    .default('127.0.0.1')
    .describe('Address to listen on. Only this computer can reach the default.'),
  ALLOWED_HOSTS: text(hostNamesFault)
    .default('')
    .transform(listIn)
    .describe(
      'Names under which the service is reached besides localhost and its addresses, with commas between them; `.example.org` is every name below it, `*` any name. Requests for another name are answered with 421.',
    ),
  TRUST_PROXY: text(proxiesFault)
    .default('')
    .transform(listIn)
    .describe(
      'Addresses or networks of the proxies in front, with commas between them: only from these does `X-Forwarded-For` say who asks.',
    ),
  READ_ACCESS: z
    .enum(['public', 'key'], { error: 'Allowed is one of public, key.' })
    .default('public')
    .describe('Who may read: anybody, or [callers with a key](docs/access.md) alone.'),
  PUBLIC_RATE_LIMIT: wholeNumber(0, 1_000_000, ' requests a minute')
    .default(1_200)
    .describe(
      'How many requests a minute a caller without a key may make, by network address, in each process; 0 for any number. Callers on this computer may make any number.',
    ),
  LOAD_TIMEOUT_MS: wholeNumber(1_000, 3_600_000, ' milliseconds')
    .default(600_000)
    .describe(
      'How long a data set that is put over HTTP may take, in milliseconds, from its first byte until it is in the graph.',
    ),
  MAX_UPLOAD_MB: wholeNumber(1, 1_024, ' megabytes')
    .default(64)
    .describe('Largest data set that is put over HTTP, in megabytes of its unpacked files.'),
  LOG_LEVEL: z
    .enum(logLevels, { error: `Allowed is one of ${logLevels.join(', ')}.` })
    .default('warn')
    .describe(
      'How much is logged, as lines of JSON on standard output; `info` has one for each request.',
    ),
  METRICS_PORT: port
    .optional()
    .describe(
      'Port for `GET /metrics` alone, for Prometheus. 0 takes any free one. Without it, `/metrics` is at PORT.',
    ),
  METRICS_HOST: text(listenHostFault)
    .default('127.0.0.1')
    .describe('Address on which METRICS_PORT listens. Only this computer can reach the default.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: text(httpAddressFault)
    .optional()
    .describe(
      'Collector that gets traces by OTLP over HTTP, such as `http://localhost:4318`. Without it, no OpenTelemetry is loaded. Its other variables (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_TRACES_SAMPLER`, `OTEL_SERVICE_NAME`) hold, too.',
    ),
  STOP_DELAY_MS: wholeNumber(0, 60_000, ' milliseconds')
    .default(0)
    .describe(
      'How long the service goes on answering after it was told to stop, while `/readyz` answers 503 and each answer closes its connection, in milliseconds. A load balancer needs some seconds.',
    ),
  NEO4J_URI: text(neo4jAddressFault)
    .optional()
    .describe('Your own Neo4j server. Without it, one is fetched and run on this computer.'),
  NEO4J_USERNAME: text().default('neo4j').describe('User of your own server.'),
  NEO4J_PASSWORD: z.string().optional().describe('Password of that user.'),
  NEO4J_PASSWORD_FILE: text()
    .optional()
    .describe('File that holds the password; used where NEO4J_PASSWORD is not set.'),
  NEO4J_DATABASE: text(databaseFault).default('neo4j').describe('Database of your own server.'),
  NEO4J_BROWSER_URL: text(browserAddressFault)
    .optional()
    .describe(
      'Where people open the Neo4j Browser of your own server; `GET /browser` leads there. Known by itself for the Neo4j that is run here.',
    ),
  DATA_DIR: text()
    .default('.policy-graph/neo4j')
    .describe('Folder for the data of the Neo4j that is run here.'),
  NEO4J_BOLT_PORT: port
    .default(7687)
    .describe('Bolt port of the Neo4j that is run here; another is taken when it is in use.'),
  NEO4J_HTTP_PORT: port
    .default(7474)
    .describe('Browser port of the Neo4j that is run here; another is taken when it is in use.'),
  NEO4J_CACHE_DIR: text()
    .optional()
    .describe("Folder for the fetched Neo4j programs; by default the user's cache folder."),
  NEO4J_HEAP: text(heapFault).default('1g').describe('Largest heap of the Neo4j that is run here.'),
  SEED_DIR: text()
    .default('seed')
    .describe(
      'Folder of a data set, or of several, that the start loads when the graph lacks them or has older ones. `none` loads nothing.',
    ),
  QUERY_TIMEOUT_MS: wholeNumber(100, 600_000, ' milliseconds')
    .default(10_000)
    .describe(
      'How long one request may take from its first byte to its answer, in milliseconds, whatever it waits for.',
    ),
  TRUSTED_DOCUMENTS: text()
    .optional()
    .describe(
      'List of the only GraphQL documents that are answered, a JSON file. Without it, any document is.',
    ),
  PROCESSES: wholeNumber(1, 64)
    .default(1)
    .describe('How many processes serve the port, each with a cache of its own; a core each pays.'),
  MAX_CONCURRENCY: wholeNumber(1, 1_000)
    .default(32)
    .describe(
      'How much each process works on at once: a small question is 1, the largest ones up to 17. What is beyond it waits for its turn, client by client, or is refused with 503 and `Retry-After`.',
    ),
  MAX_CONNECTIONS: wholeNumber(10, 100_000)
    .default(1_000)
    .describe(
      'How many connections each process holds; whoever comes beyond is answered with 503 and `Retry-After`.',
    ),
  CACHE_MB: wholeNumber(0, 16_384, ' megabytes')
    .default(64)
    .describe(
      'Memory for finished answers, in megabytes, of each process. An answer is given again while nothing has been written to the graph. 0 keeps none.',
    ),
});

export type Config = Readonly<z.output<typeof settings>>;

/**
 * Reads the configuration from environment variables. Values are trimmed, and empty ones count as not set. Throws a
 * UserError that lists every invalid value, what is allowed and how to fix it. It never contains a password.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value = '']) => {
      const used = name === 'NEO4J_PASSWORD' ? value : value.trim();
      return used === '' ? [] : [[name, used]];
    }),
  );
  const result = settings.safeParse(given);
  if (!result.success)
    throw unusable(
      result.error.issues.map(({ path: [name], message }) =>
        fault(String(name), given[String(name)] ?? '', message),
      ),
    );
  const config = result.data;
  const faults = portFaults(config);
  if (faults.length > 0) throw unusable(faults);
  return Object.freeze({
    ...config,
    NEO4J_PASSWORD: config.NEO4J_PASSWORD ?? passwordFrom(config.NEO4J_PASSWORD_FILE),
  });
}

/** Longer values are cut in messages. */
const MAX_SHOWN = 100;

function fault(name: string, given: string, message: string): string {
  const shown = withoutSecrets(given);
  return `  ${name}=${shown.length > MAX_SHOWN ? `${shown.slice(0, MAX_SHOWN)}…` : shown}: ${message}`;
}

function unusable(lines: readonly string[]): UserError {
  return new UserError('BAD_USER_INPUT', `The configuration is not usable:\n${lines.join('\n')}`);
}

/** The first process takes the port, and the others would report it as taken by an unknown program. */
function portFaults(config: z.output<typeof settings>): string[] {
  const own = ['PORT', 'METRICS_PORT'] as const;
  const names = config.NEO4J_URI ? own : ([...own, 'NEO4J_BOLT_PORT', 'NEO4J_HTTP_PORT'] as const);
  return names.flatMap((name, at) => {
    const other = names.slice(0, at).find((one) => config[one] === config[name]);
    if (other === undefined || !config[name]) return [];
    return [
      fault(name, String(config[name]), `${other} is the same. Give each a port of its own, or 0.`),
    ];
  });
}

function passwordFrom(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const wanted = 'Give the path of a file that holds the password alone.';
  try {
    const password = readFileSync(file, 'utf8').trim();
    if (password !== '') return password;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'it is not there' : code === 'EISDIR' ? 'it is a folder' : code;
    throw unusable([
      fault('NEO4J_PASSWORD_FILE', file, `the file cannot be read: ${why}. ${wanted}`),
    ]);
  }
  throw unusable([fault('NEO4J_PASSWORD_FILE', file, `the file is empty. ${wanted}`)]);
}
