import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a key allows, each with all before it. */
export const scopes = ['read', 'load', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** Bytes of randomness in a secret: nobody guesses 256 bits, so that a plain hash of it is enough. */
const SECRET_BYTES = 32;
const ID_CHARACTERS = 10;
/** Base 62 has no sign that ends a word, so that a double click takes the whole key. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^43 is just above 2^256. */
const SECRET_CHARACTERS = 43;
const CHECKSUM_CHARACTERS = 6;
/** 62^6 is above 2^32: four bytes of a hash. */
const CHECKSUM_HEX_DIGITS = 8;

const form = new RegExp(
  `^cpg_([\\da-zA-Z]{${ID_CHARACTERS}})_([\\da-zA-Z]{${SECRET_CHARACTERS}})([\\da-zA-Z]{${CHECKSUM_CHARACTERS}})$`,
);

/** The parts of a key that a caller presents or that was just made. */
export interface KeyParts {
  /** Names the key in the graph and on the command line. Not secret. */
  readonly id: string;
  readonly secret: string;
}

/** A new key of random parts. */
export function newKeyParts(): KeyParts {
  return {
    id: inBase62(randomBytes(ID_CHARACTERS), ID_CHARACTERS),
    secret: inBase62(randomBytes(SECRET_BYTES), SECRET_CHARACTERS),
  };
}

/** The text of a key: a prefix that scanners of secrets know, id, secret, and a checksum of both. */
export function keyText({ id, secret }: KeyParts): string {
  return `cpg_${id}_${secret}${checksumOf(id, secret)}`;
}

/**
 * The parts of a text in the form of a key. Undefined for any other text and for one whose checksum is wrong, which was
 * cut off or mistyped. Says nothing of whether there is such a key.
 */
export function keyPartsIn(text: string): KeyParts | undefined {
  const [, id, secret, checksum] = form.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return checksum === checksumOf(id, secret) ? { id, secret } : undefined;
}

/** SHA-256 of a secret, in hexadecimal: all that is stored of it. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has this hash. Takes equally long for every secret and every hash. */
export function hasHash(secret: string, hash: string): boolean {
  const [own, stored] = [hashOfSecret(secret), hash].map((one) => Buffer.from(one, 'hex'));
  return own !== undefined && stored?.length === own.length && timingSafeEqual(own, stored);
}

/** Whether a scope allows what needs another. */
export function allows(given: Scope, needed: Scope): boolean {
  return scopes.indexOf(given) >= scopes.indexOf(needed);
}

/** A text without the keys in it, for a log. */
export function withoutKeys(text: string): string {
  return text.replace(/cpg_\w+/g, 'cpg_…');
}

function checksumOf(id: string, secret: string): string {
  const digits = createHash('sha256').update(`${id}_${secret}`).digest('hex');
  const bytes = Buffer.from(digits.slice(0, CHECKSUM_HEX_DIGITS), 'hex');
  return inBase62(bytes, CHECKSUM_CHARACTERS);
}

/** The last `length` digits of a number in base 62. */
function inBase62(bytes: Buffer, length: number): string {
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let at = 0; at < length; at++) {
    text = alphabet[Number(rest % 62n)] + text;
    rest /= 62n;
  }
  return text;
}
