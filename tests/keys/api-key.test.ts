import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allows,
  hasHash,
  hashOfSecret,
  keyPartsIn,
  keyText,
  newKeyParts,
  scopes,
  withoutKeys,
} from '../../src/keys/api-key.js';

describe('The text of a key', () => {
  it('is read back to its parts, and a thousand keys differ in both', () => {
    const all = Array.from({ length: 1_000 }, () => newKeyParts());
    for (const parts of all) expect(keyPartsIn(keyText(parts))).toEqual(parts);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1_000);
    expect(new Set(all.map(({ secret }) => secret)).size).toBe(1_000);
  });

  it('uses every digit of base 62 at every place of the secret, but the first two, which 256 bits do not fill', () => {
    const secrets = Array.from({ length: 5_000 }, () => newKeyParts().secret);
    for (let at = 2; at < 43; at++)
      expect(new Set(secrets.map((secret) => secret[at])).size, `place ${at}`).toBe(62);
  });

  it('is no key once a sign is changed, left out, added, or two are swapped', () => {
    const text = keyText(newKeyParts());
    const sign = fc.constantFrom(...'0123456789ABCabc_- ');
    const place = fc.nat({ max: text.length - 1 });
    const other = fc.oneof(
      fc.tuple(place, sign).map(([at, one]) => text.slice(0, at) + one + text.slice(at + 1)),
      place.map((at) => text.slice(0, at) + text.slice(at + 1)),
      fc.tuple(place, sign).map(([at, one]) => text.slice(0, at) + one + text.slice(at)),
      place.map((at) => text.slice(0, at)),
      fc
        .tuple(place, place)
        .map(([a, b]) =>
          [...text].map((one, at) => (at === a ? text[b] : at === b ? text[a] : one)).join(''),
        ),
    );
    fc.assert(
      fc.property(other, (made) => made === text || keyPartsIn(made) === undefined),
      {
        numRuns: 2_000,
      },
    );
  });

  it('is not shown where it stands in another text', () => {
    const text = keyText(newKeyParts());
    expect(withoutKeys(`/v1/policies?access_token=${text}&first=1`)).toBe(
      '/v1/policies?access_token=cpg_…&first=1',
    );
  });
});

describe('A secret', () => {
  it('has its own hash and no other', () => {
    const [one, other] = [newKeyParts().secret, newKeyParts().secret];
    expect(hasHash(one, hashOfSecret(one))).toBe(true);
    expect(hasHash(other, hashOfSecret(one))).toBe(false);
    expect(hasHash(one, '')).toBe(false);
  });
});

describe('A scope', () => {
  it('allows what it is for and all before it', () => {
    const allowed = scopes.map((given) => scopes.filter((needed) => allows(given, needed)));
    expect(allowed).toEqual([['read'], ['read', 'load'], ['read', 'load', 'admin']]);
  });
});
