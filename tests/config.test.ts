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
