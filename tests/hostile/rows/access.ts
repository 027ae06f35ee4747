import { gzipSync } from 'node:zlib';
import { keyText, newKeyParts } from '../../../src/keys/api-key.js';
import { atOnce, family, type Row } from '../row.js';
import type { Ask } from '../send.js';

const address = '/v1/data-sets/nobody-has-this';
const type = { 'content-type': 'application/gzip' };
const forged = () => ({ authorization: `Bearer ${keyText(newKeyParts())}` });
const put = (headers: Ask['headers'], body?: Ask['body'], path = address): Ask => ({
  ...{ method: 'PUT', path, headers, body },
});
/** What any page may read. */
const read = '/v1/policies?first=1';
const asked = (authorization: string): Ask => ({ path: read, headers: { authorization } });

export const access: readonly Row[] = [
  ...family(
    'Keys that are none',
    {
      'a key that nobody made': { path: read, headers: forged() },
      '500 such keys at once': (to) => atOnce(500, () => to.ask({ path: read, headers: forged() })),
      'Bearer and 8,000 characters': asked(`Bearer ${'x'.repeat(8_000)}`),
      'a key of 8,000 characters': asked(`Bearer cpg_${'0'.repeat(8_000)}`),
      'Bearer and 8,000 blanks and a letter': asked(`Bearer${' '.repeat(8_000)}x`),
      'a key for GraphQL': { path: '/graphql?query=%7B__typename%7D', headers: forged() },
      'a key for a page': { path: '/', headers: { ...forged(), accept: 'text/html' } },
    },
    [401, 429, 503],
  ),
  ...family(
    'Hosts of others',
    {
      'a name': { path: read, headers: { host: 'attacker.test' } },
      'localhost below a name': { path: read, headers: { host: 'localhost.attacker.test' } },
      'a name of 8,000 characters': { path: read, headers: { host: 'a.'.repeat(4_000) } },
    },
    [400, 421],
  ),
  ...family(
    'Data sets that nobody may put',
    {
      'without a key': put(type, Buffer.alloc(1_000)),
      'with a key that nobody made': put({ ...type, ...forged() }, Buffer.alloc(1_000)),
      'with a cookie': put({ ...type, cookie: `key=${keyText(newKeyParts())}` }, Buffer.alloc(10)),
      '100 MB of zeros, gzipped': put(type, gzipSync(Buffer.alloc(100_000_000))),
      '12 MB': put(type, Buffer.alloc(12_000_000)),
      'by POST': { method: 'POST', path: address, headers: type, body: Buffer.alloc(10) },
      'and the removal of one': { method: 'DELETE', path: address },
      'and of one with a name of 5,000 characters': {
        ...{ method: 'DELETE', path: `/v1/data-sets/${'a'.repeat(5_000)}` },
      },
      'a page of another origin asks whether it may': {
        ...{ method: 'OPTIONS', path: address },
        headers: { origin: 'https://attacker.test', 'access-control-request-method': 'PUT' },
      },
    },
    // A connection may be closed while a body that nobody reads is still being sent.
    [204, 401, 405, 414, 429, 'ended'],
  ),
];
