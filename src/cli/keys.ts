import { UserError } from '../errors.js';
import type { Scope } from '../keys/api-key.js';
import {
  type ApiKey,
  DEFAULT_PER_MINUTE,
  listKeys,
  MAX_NAME,
  MAX_PER_MINUTE,
  makeKey,
  revokeKey,
} from '../keys/stored-keys.js';
import type { Graph } from '../neo4j/graph.js';
import { say } from './say.js';
import { table } from './table.js';

/** The options of `keys make` as they are typed. */
export interface KeyArguments {
  readonly scope: Scope;
  readonly expires?: string;
  readonly perMinute?: string;
}

type Print = (text: string) => void;
type OpenGraph = () => Promise<Graph>;

const DAY_MS = 24 * 60 * 60 * 1_000;
/** How long a key is valid for which nothing else is said, in days. */
const DEFAULT_DAYS = 365;

/**
 * Makes a key and prints it, once and alone, on standard output, so that it can be written to a file; what else there
 * is to say goes to standard error. Returns exit code 0.
 */
export async function printNewKey(
  name: string,
  { scope, expires, perMinute }: KeyArguments,
  graph: OpenGraph,
  write: Print,
): Promise<number> {
  const asked = {
    ...{ name: nameIn(name), scope, expiresAt: endOf(expires) },
    perMinute: perMinuteIn(perMinute),
  };
  const { key, text } = await makeKey(await graph(), asked);
  write(`${text}\n`);
  say(
    `Key ${key.id} (${key.name}) may ${scope}, ${key.perMinute} requests a minute, ${key.expiresAt ? `until ${key.expiresAt}` : 'for ever'}. It is shown this once and stored nowhere: keep it where no one else reads it.`,
  );
  return 0;
}

/** Prints all keys, without their secrets. Returns exit code 0. */
export async function printKeys(graph: OpenGraph, write: Print): Promise<number> {
  const keys = await listKeys(await graph());
  const head = ['id', 'name', 'scope', 'a minute', 'made', 'expires', 'state'];
  const rows = keys.map((key) => [
    ...[key.id, key.name, key.scope, key.perMinute],
    ...[key.createdAt, key.expiresAt ?? 'never', stateOf(key)],
  ]);
  write(`${table(head, rows)}\n`);
  return 0;
}

/** Revokes a key. Returns exit code 0. */
export async function revoke(id: string, graph: OpenGraph, write: Print): Promise<number> {
  const key = await revokeKey(await graph(), id);
  write(
    `Key ${key.id} (${key.name}) is revoked since ${key.revokedAt}; requests with it are refused.\n`,
  );
  return 0;
}

function stateOf({ revokedAt, expiresAt }: ApiKey): string {
  if (revokedAt) return `revoked ${revokedAt}`;
  return expiresAt && expiresAt <= new Date().toISOString() ? 'expired' : 'valid';
}

function nameIn(text: string): string {
  const name = text.trim();
  if (name.length > 0 && name.length <= MAX_NAME && !/\p{Cc}/u.test(name)) return name;
  throw wrong(
    `"${name.slice(0, MAX_NAME)}" is no name of a key. Give 1 to ${MAX_NAME} characters in one line that say who has it.`,
  );
}

/** The end of a day, UTC: the first moment at which the key is no longer valid. Null for `never`. */
function endOf(day?: string): string | null {
  if (day === 'never') return null;
  const now = Date.now();
  if (day === undefined) return new Date(now + DEFAULT_DAYS * DAY_MS).toISOString();
  const begins = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  const isDay = !Number.isNaN(begins) && new Date(begins).toISOString().startsWith(day);
  if (isDay && begins + DAY_MS > now) return new Date(begins + DAY_MS).toISOString();
  throw wrong(
    `--expires ${day}: ${isDay ? 'this day is over' : 'this is no day'}. Give the last day on which the key is valid, such as ${new Date(now + DEFAULT_DAYS * DAY_MS).toISOString().slice(0, 10)}, or never.`,
  );
}

function perMinuteIn(text = String(DEFAULT_PER_MINUTE)): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= MAX_PER_MINUTE) return number;
  throw wrong(`--per-minute ${text}: give a whole number from 1 to ${MAX_PER_MINUTE}.`);
}

function wrong(message: string): UserError {
  return new UserError('BAD_USER_INPUT', message);
}
