import { createHash } from 'node:crypto';
import { nameKey } from '../../../text/normalise/fold.js';
import { spoken } from '../../../text/normalise/pinyin.js';

/** Longer ids are not readable. The rest is replaced by a hash. */
const MAX_ID_LENGTH = 60;

/** Derives an id from a name: English words as they are, Chinese in pinyin. Equal names give equal ids. */
export function idFrom(kind: string, name: string): string {
  const words = slugOf(name);
  const whole = words.length <= MAX_ID_LENGTH;
  const cut = words.slice(0, MAX_ID_LENGTH).replace(/-[^-]*$/, '');
  const slug = whole && words ? words : [cut, hashOf(name)].filter(Boolean).join('-');
  return `${kind.toLowerCase()}:${slug}`;
}

/**
 * The same id with a hash, if another entity has the plain id: 伊利 and 依利 have the same pinyin. The hash is of the name,
 * or of what tells an entity from others of its name.
 */
export function distinctIdFrom(kind: string, name: string, telling = name): string {
  return `${idFrom(kind, name)}-${hashOf(telling)}`;
}

function slugOf(name: string): string {
  const key = nameKey(name);
  const said = spoken(key);
  const letters = said
    ? said.starts.map((start, at) => said.letters.slice(start, said.starts[at + 1])).join('-')
    : key;
  return letters
    .replaceAll('ü', 'u')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function hashOf(name: string): string {
  return createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 6);
}
