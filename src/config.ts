import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UserError } from './errors.js';

const port = z.coerce.number().int().min(0).max(65_535);

/** Every setting, with its default and what it does. The README's table is checked against this. */
export const settings = z.object({
  PORT: port.default(4000).describe('Port of the service. 0 takes any free one.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on. Only this computer can reach the default.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('warn')
    .describe('How much is logged.'),
  NEO4J_URI: z
    .string()
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\//, 'an address such as neo4j://localhost:7687')
    .optional()
    .describe('Your own Neo4j server. Without it, one is fetched and run on this computer.'),
  NEO4J_USERNAME: z.string().min(1).default('neo4j').describe('User of your own server.'),
  NEO4J_PASSWORD: z.string().optional().describe('Password of that user.'),
  NEO4J_PASSWORD_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('File that holds the password; used where NEO4J_PASSWORD is not set.'),
  NEO4J_DATABASE: z.string().min(1).default('neo4j').describe('Database of your own server.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.policy-graph/neo4j')
    .describe('Folder for the data of the Neo4j that is run here.'),
  NEO4J_BOLT_PORT: port
    .default(7687)
    .describe('Bolt port of the Neo4j that is run here; another is taken when it is in use.'),
  NEO4J_HTTP_PORT: port
    .default(7474)
    .describe('Browser port of the Neo4j that is run here; another is taken when it is in use.'),
  NEO4J_CACHE_DIR: z
    .string()
    .min(1)
    .optional()
    .describe("Folder for the fetched Neo4j programs; by default the user's cache folder."),
  NEO4J_HEAP: z
    .string()
    .regex(/^\d+[mg]$/, 'a size such as 512m or 2g')
    .default('1g')
    .describe('Largest heap of the Neo4j that is run here.'),
  SEED_DIR: z
    .string()
    .min(1)
    .default('seed')
    .describe(
      'Data set that the start loads when the graph lacks it or has an older one. `none` loads nothing.',
    ),
  QUERY_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(600_000)
    .default(10_000)
    .describe('How long one question to the graph may take, in milliseconds.'),
  PROCESSES: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe('How many processes serve the port, each with a cache of its own; a core each pays.'),
  CACHE_MB: z.coerce
    .number()
    .int()
    .min(0)
    .max(16_384)
    .default(64)
    .describe(
      'Memory for finished answers, in megabytes, of each process. An answer is given again while nothing has been written to the graph. 0 keeps none.',
    ),
});

export type Config = Readonly<z.output<typeof settings>>;

/**
 * Reads the configuration from environment variables; empty ones count as not set.
 * Throws a UserError that names every wrong one, what was given and what is allowed.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = settings.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(
      ({ path, message }) => `  ${path.join('.')}=${given[String(path[0])] ?? ''}: ${message}`,
    );
    throw new UserError('BAD_USER_INPUT', `The configuration is not usable:\n${lines.join('\n')}`);
  }
  return Object.freeze({
    ...result.data,
    NEO4J_PASSWORD: result.data.NEO4J_PASSWORD ?? passwordFrom(result.data.NEO4J_PASSWORD_FILE),
  });
}

function passwordFrom(file: string | undefined): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new UserError(
      'BAD_USER_INPUT',
      `NEO4J_PASSWORD_FILE=${file}: the file cannot be read. Give the path of a file that holds the password alone.`,
    );
  }
}
