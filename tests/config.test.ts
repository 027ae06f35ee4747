import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig, settings } from '../src/config.js';

const folder = mkdtempSync(join(tmpdir(), 'policy-graph-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('The configuration', () => {
  it('has a default for whatever is needed, and listens to this computer alone', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      NEO4J_USERNAME: 'neo4j',
    });
  });

  it('describes every setting', () => {
    const silent = Object.entries(settings.shape).filter(([, schema]) => !schema.description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '' })).toMatchObject({ PORT: 4000 });
  });

  it('names every wrong setting at once, with what was given', () => {
    const given = { PORT: 'four', NEO4J_URI: 'http://localhost', QUERY_TIMEOUT_MS: '5' };
    expect(() => readConfig(given)).toThrow(
      /PORT=four.*NEO4J_URI=http:\/\/localhost.*QUERY_TIMEOUT_MS=5/s,
    );
  });

  it('reads the password from a file, and the password itself comes first', () => {
    const file = join(folder, 'password');
    writeFileSync(file, 'from-a-file\n');
    expect(readConfig({ NEO4J_PASSWORD_FILE: file }).NEO4J_PASSWORD).toBe('from-a-file');
    expect(readConfig({ NEO4J_PASSWORD_FILE: file, NEO4J_PASSWORD: 'itself' }).NEO4J_PASSWORD).toBe(
      'itself',
    );
  });

  it('says which password file it cannot read', () => {
    expect(() => readConfig({ NEO4J_PASSWORD_FILE: join(folder, 'none') })).toThrow(
      /NEO4J_PASSWORD_FILE=.*none: the file cannot be read/,
    );
  });
});

describe('A value that is not allowed gets one message, with the setting, the value, what is allowed and how to mend it', () => {
  const emptyFile = join(folder, 'empty');
  writeFileSync(emptyFile, '\n');
  const number = /Allowed is a whole number from \d+ to \d+/;
  const uri = /Allowed is an address such as neo4j:\/\/localhost:7687/;
  const host = /Allowed is an address of this computer.*PORT names the port/;
  /** Settings that take any text: what is wrong with them shows where they are used. */
  const anyText = [
    'NEO4J_USERNAME',
    'NEO4J_PASSWORD',
    'DATA_DIR',
    'NEO4J_CACHE_DIR',
    'SEED_DIR',
    'TRUSTED_DOCUMENTS',
  ] as const;
  const bad: Record<string, readonly (readonly [string, RegExp])[]> = {
    PORT: ['four', '-1', '65536', '80.5', '0x50', '1e3', '4000 4001', '99999999999999999999'].map(
      (value) => [value, number],
    ),
    HOST: ['http://localhost', '127.0.0.1:4000', '[::1]', 'a host', 'host/', '-'].map((value) => [
      value,
      host,
    ]),
    ALLOWED_HOSTS: ['http://a.org', 'a.org:80', 'a b', 'a.org,,b_c', '..a', '*.a.org'].map(
      (value) => [value, /is no name of a host\. Allowed are names with commas between them/],
    ),
    TRUST_PROXY: ['proxy', '10.0.0.0/33', '10.0.0.1:80', 'fd00::/129', 'true', '1.2.3.4,x'].map(
      (value) => [value, /is no address\. Allowed are addresses and networks/],
    ),
    READ_ACCESS: ['private', 'false'].map((value) => [value, /Allowed is one of public, key/]),
    PUBLIC_RATE_LIMIT: ['-1', '1000001', 'none'].map((value) => [value, number]),
    LOAD_TIMEOUT_MS: ['999', '3600001', '10m'].map((value) => [value, number]),
    MAX_UPLOAD_MB: ['0', '1025', '64MB'].map((value) => [value, number]),
    LOG_LEVEL: ['loud', 'WARN', '3'].map((value) => [
      value,
      /Allowed is one of fatal, error, warn/,
    ]),
    METRICS_PORT: ['x', '65536', '-1'].map((value) => [value, number]),
    METRICS_HOST: ['http://localhost', '0.0.0.0:9464'].map((value) => [value, host]),
    OTEL_EXPORTER_OTLP_ENDPOINT: [
      'localhost:4318',
      'grpc://h:4317',
      'http://',
      'http://h:x',
      'http://a b',
    ].map((value) => [value, /Allowed is an address such as http:\/\/localhost:4318/]),
    STOP_DELAY_MS: ['-1', '60001', '5s'].map((value) => [value, number]),
    NEO4J_URI: [
      ...['http://localhost:7474', 'localhost:7687', 'bolt:localhost', 'neo4j', 'bolt+x://a'].map(
        (value) => [value, /begin with neo4j:\/\/ or bolt:\/\//] as const,
      ),
      ...['bolt://', 'neo4j://', 'neo4j://:7687', 'bolt:///'].map(
        (value) => [value, /names no host/] as const,
      ),
      ...['bolt://h:0', 'bolt://h:65536', 'bolt://h:99999999', 'bolt://h:'].map(
        (value) => [value, /port is not a number from 1 to 65535/] as const,
      ),
      ...[
        'bolt://h:port',
        'bolt://h/neo4j',
        'bolt://h:1:2',
        'bolt://[::1',
        'bolt://a b',
        'bolt://h#x',
      ].map((value) => [value, uri] as const),
      ['bolt://h?policy=x', /Only neo4j:\/\/ takes/],
    ],
    NEO4J_PASSWORD_FILE: [
      [join(folder, 'none'), /cannot be read: it is not there.*path of a file/],
      [folder, /cannot be read: it is a folder.*path of a file/],
      [emptyFile, /the file is empty.*path of a file/],
    ],
    NEO4J_DATABASE: [
      ...['a', 'my graph', '1st', 'x'.repeat(64)].map(
        (value) => [value, /Allowed is the name of a database/] as const,
      ),
      ['system', /holds no graph/],
    ],
    NEO4J_BROWSER_URL: [
      'localhost:7474',
      'bolt://h:7687',
      'http://',
      'http://h:x',
      'http://a b',
    ].map((value) => [value, /Allowed is an address such as http:\/\/localhost:7474\/browser\//]),
    NEO4J_BOLT_PORT: ['x', '65536'].map((value) => [value, number]),
    NEO4J_HTTP_PORT: ['x', '-7474'].map((value) => [value, number]),
    NEO4J_HEAP: ['1', '1G', '255m', '0g', '900000g', 'lots', '-1g'].map((value) => [
      value,
      /Allowed is a size such as 512m or 2g, from 256m to the \d+m/,
    ]),
    QUERY_TIMEOUT_MS: ['99', '600001', '10s', 'Infinity'].map((value) => [value, number]),
    PROCESSES: ['0', '65', 'all'].map((value) => [value, number]),
    MAX_CONCURRENCY: ['0', '1001', 'all'].map((value) => [value, number]),
    MAX_CONNECTIONS: ['9', '100001', '1k'].map((value) => [value, number]),
    CACHE_MB: ['-1', '16385', '64MB'].map((value) => [value, number]),
  };

  it('for every setting that does not take any text', () => {
    expect([...Object.keys(bad), ...anyText].sort()).toEqual(Object.keys(settings.shape).sort());
  });

  it.each(
    Object.entries(bad).flatMap(([name, values]) =>
      values.map(([value, allowed]) => [name, value, allowed] as const),
    ),
  )('%s=%s', (name, value, allowed) => {
    const message = refusalOf({ [name]: value });
    expect(message).toMatch(allowed);
    expect(message.split('\n')).toEqual([
      'The configuration is not usable:',
      expect.stringContaining(`${name}=${value.slice(0, 100)}`),
    ]);
  });

  it('for ports that are the same', () => {
    expect(refusalOf({ PORT: '7474' })).toMatch(/NEO4J_HTTP_PORT=7474: PORT is the same/);
    expect(readConfig({ PORT: '7474', NEO4J_URI: 'bolt://h' }).PORT).toBe(7474);
    expect(refusalOf({ METRICS_PORT: '4000', NEO4J_URI: 'bolt://h' })).toMatch(/PORT is the same/);
    expect(readConfig({ PORT: '0', NEO4J_BOLT_PORT: '0', NEO4J_HTTP_PORT: '0' }).PORT).toBe(0);
  });

  it.each([
    'bolt://neo4j:secret@host',
    'neo4j+s://u:se/c@secret@h:1',
    'http://a:secret@h',
    'a:secret@h',
  ])('and a password in NEO4J_URI=%s is refused and not shown', (value) => {
    const message = refusalOf({ NEO4J_URI: value });
    expect(message).not.toMatch(/secret|se\/c/);
    expect(message).toMatch(/NEO4J_URI=(\S+:\/\/)?…@h/);
  });

  it.each([
    'http://neo4j:secret@h:7474/browser/',
    'http://h:7474/browser/?dbms=neo4j://neo4j:secret@h:7687',
    'http://h:7474/browser/?dbms=neo4j%3A%2F%2Fneo4j%3Asecret%40h',
  ])('and so is one in NEO4J_BROWSER_URL=%s, where everybody would be told', (value) => {
    expect(refusalOf({ NEO4J_BROWSER_URL: value })).toMatch(/NEO4J_BROWSER_URL=/);
  });

  it('and so is one in OTEL_EXPORTER_OTLP_ENDPOINT, and not shown', () => {
    const message = refusalOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://user:secret@h:4318' });
    expect(message).toMatch(/holds a user or a password/);
    expect(message).not.toContain('secret@');
  });

  it('but the address of Browser with its user is allowed', () => {
    const NEO4J_BROWSER_URL =
      'http://localhost:7474/browser/?dbms=neo4j://neo4j@localhost:7687&db=neo4j';
    expect(readConfig({ NEO4J_BROWSER_URL })).toMatchObject({ NEO4J_BROWSER_URL });
  });

  it.each([
    'bolt://h',
    'neo4j://h:7687/',
    'neo4j+ssc://10.0.0.1',
    'bolt://[::1]:7687',
    'neo4j://h?policy=eu',
  ])('but %s is allowed', (value) => {
    expect(readConfig({ NEO4J_URI: value }).NEO4J_URI).toBe(value);
  });

  it('and blanks around a value do not count', () => {
    expect(readConfig({ PORT: ' 4001\r', HOST: ' ', NEO4J_URI: '\t' })).toMatchObject({
      PORT: 4001,
      HOST: '127.0.0.1',
    });
    expect(readConfig({ NEO4J_PASSWORD: ' a ' }).NEO4J_PASSWORD).toBe(' a ');
  });
});

function refusalOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return 'Nothing was refused.';
}
