import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hasHash, hashOfSecret, keyPartsIn, keyText, newKeyParts } from '../src/keys/api-key.js';
import { checkKey, makeKey } from '../src/keys/stored-keys.js';
import { connect } from '../src/neo4j/connect.js';

/**
 * `npx tsx bench/key-timing.ts --uri bolt://127.0.0.1:7687 --password-file FILE [--tries 10000]`
 *
 * Whether the time of a refusal tells which ids there are, or how much of a secret is right: each sort of wrong key is
 * checked so many times against a real Neo4j, in a random order, and the sorts are compared by a rank test
 * (Mann-Whitney), which says how likely it is that a try of the one takes longer than one of the other. 0.5 is no
 * difference. Writes three keys to the graph and deletes them.
 */
const { values } = parseArgs({
  options: {
    uri: { type: 'string', default: 'bolt://127.0.0.1:7687' },
    'password-file': { type: 'string' },
    tries: { type: 'string', default: '10000' },
  },
});
const tries = Number(values.tries);
/** Turns before any is counted, while code is compiled and plans are made. */
const WARM_UP = 500;

const graph = await connect({
  ...{ uri: values.uri, username: 'neo4j', database: 'neo4j', timeoutMs: 10_000 },
  password: (await readFile(values['password-file'] ?? '', 'utf8')).trim(),
});
const asked = { name: 'timing', scope: 'read', expiresAt: null, perMinute: 1 } as const;
const made = await Promise.all([1, 2, 3].map(() => makeKey(graph, asked)));
const known = made.map(({ text }) => keyPartsIn(text) ?? newKeyParts());

/** Sorts of wrong keys. The right checksum is public: whoever guesses makes whole keys. */
const sorts: Readonly<Record<string, () => string>> = {
  'unknown id': () => keyText(newKeyParts()),
  'known id, another secret': () => keyText({ id: oneOf(known).id, secret: newKeyParts().secret }),
  'known id, all of the secret but its last sign': () => {
    const { id, secret } = oneOf(known);
    const last = secret.endsWith('0') ? '1' : '0';
    return keyText({ id, secret: secret.slice(0, -1) + last });
  },
  'known id, the first sign of the secret alone': () => {
    const { id, secret } = oneOf(known);
    return keyText({ id, secret: (secret[0] ?? '0') + newKeyParts().secret.slice(1) });
  },
};
const names = Object.keys(sorts);
const times = new Map(names.map((name) => [name, [] as number[]]));
for (let turn = -WARM_UP; turn < tries; turn++) {
  // Each turn has every sort once, in a random order: what the machine does meanwhile meets all alike.
  for (const name of shuffled(names)) {
    const text = sorts[name]?.() ?? '';
    const since = performance.now();
    const found = await checkKey(graph, text);
    const took = performance.now() - since;
    if ('key' in found) throw new Error(`${name} was taken for a key.`);
    if (turn >= 0) times.get(name)?.push(took);
  }
}
const { database } = graph;
await graph.driver.executeQuery(
  'MATCH (k:ApiKey) WHERE k.keyId IN $ids DELETE k',
  { ids: known.map(({ id }) => id) },
  { database },
);
await graph.close();

/** Without Neo4j, whose noise is a thousand times as long: a stored hash that is wrong in its first digit, or its last. */
const { secret } = known[0] ?? newKeyParts();
const hash = hashOfSecret(secret);
const flipped = (at: number) => {
  const digit = (Number.parseInt(hash[at] ?? '0', 16) ^ 1).toString(16);
  return hash.slice(0, at) + digit + hash.slice(at + 1);
};
const hashes = { 'first digit of the hash': flipped(0), 'last digit of the hash': flipped(63) };
const comparisons = new Map(Object.keys(hashes).map((name) => [name, [] as number[]]));
/** Comparisons a try, as one alone is shorter than the clock can tell. */
const AT_ONCE = 20;
for (let turn = -WARM_UP; turn < tries; turn++) {
  for (const [name, stored] of shuffled(Object.entries(hashes))) {
    const since = performance.now();
    for (let at = 0; at < AT_ONCE; at++) hasHash(secret, stored);
    const took = performance.now() - since;
    if (turn >= 0) comparisons.get(name)?.push(took / AT_ONCE);
  }
}

/** Two-sided, at one in a thousand for all comparisons together. */
const MAX_Z = 3.6;
console.log(`${tries} tries each. Median in milliseconds, and how each compares with the first.`);
const differs = [times, comparisons].map(printed).some(Boolean);
console.log(`\n${differs ? 'They differ' : 'No difference beyond noise'} (|z| up to ${MAX_Z}).`);
process.exitCode = differs ? 1 : 0;

/** Prints sorts of tries; whether one differs from the first. */
function printed(some: ReadonlyMap<string, readonly number[]>): boolean {
  const [[first = '', base = []] = [], ...others] = some;
  console.log(`\n${first.padEnd(48)} ${median(base).toFixed(4)}`);
  const found = others.map(([name, own]) => {
    const { share, z } = rankTest(own, base);
    const compared = `${share.toFixed(4)} are slower, z = ${z.toFixed(2)}`;
    console.log(`${name.padEnd(48)} ${median(own).toFixed(4)}  ${compared}`);
    return Math.abs(z) > MAX_Z;
  });
  return found.some(Boolean);
}

/** How likely a value of the first is above one of the second, and by how many standard errors that is not a half. */
function rankTest(a: readonly number[], b: readonly number[]) {
  const all = [
    ...a.map((value) => ({ value, isA: true })),
    ...b.map((value) => ({ value, isA: false })),
  ];
  all.sort((one, other) => one.value - other.value);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to++;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (all[at]?.isA) rankSum += rank;
    from = to;
  }
  const u = rankSum - (a.length * (a.length + 1)) / 2;
  const pairs = a.length * b.length;
  return {
    share: u / pairs,
    z: (u - pairs / 2) / Math.sqrt((pairs * (a.length + b.length + 1)) / 12),
  };
}

function median(some: readonly number[]): number {
  return [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN;
}

function oneOf<T>(some: readonly T[]): T {
  return some[Math.floor(Math.random() * some.length)] as T;
}

function shuffled<T>(some: readonly T[]): T[] {
  return some
    .map((one) => ({ one, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}
