import { describe, expect, it } from 'vitest';
import { clientOf } from '../../../src/api/plugins/admission.js';

describe('The client behind an address', () => {
  it.each([
    ['2001:db8::1', '2001:db8::2'],
    ['2001:db8::1', '2001:db8::ffff:1:2:3'],
    ['2001:db8::a:b:c:d', '2001:db8:0:0:1:2:3:4'],
    ['2001:db8:1::5', '2001:db8:1:0:9:8:7:6'],
    ['2001:db8:1:2::', '2001:DB8:1:02::9'],
    ['fe80::1%eth0', 'fe80::2%eth0'],
  ])('is the same for %s and %s, which are in one /64', (one, other) => {
    expect(clientOf(one)).toBe(clientOf(other));
  });

  it.each([
    ['2001:db8::1', '2001:db8:0:1::1'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['::1', '2001:db8::1'],
    ['203.0.113.7', '203.0.113.8'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.8'],
  ])('is another for %s and %s', (one, other) => {
    expect(clientOf(one)).not.toBe(clientOf(other));
  });

  it('is one for an IPv4 address in either form', () => {
    expect(clientOf('::ffff:203.0.113.7')).toBe(clientOf('203.0.113.7'));
  });
});
