import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { browserSettings } from '../../src/cli/browser-settings.js';
import { holdPort } from '../../src/cli/hold-port.js';
import { readConfig } from '../../src/config.js';

const command = 'browser.post_connect_cmd';
const allowed = 'browser.remote_content_hostname_whitelist';

describe('Neo4j Browser is told to load the style, then to play the guide,', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'])(
    'from localhost where the service listens on %s',
    (HOST) => {
      expect(browserSettings({ HOST, PORT: 4100 })).toEqual({
        [command]:
          'style http://localhost:4100/browser-kit/style.grass; play http://localhost:4100/browser-kit/guide.html',
      });
    },
  );

  it.each([
    ['192.168.1.5', 'http://192.168.1.5:4100/', '192.168.1.5'],
    ['policies.example', 'http://policies.example:4100/', 'policies.example'],
    ['fe80::5', 'http://[fe80::5]:4100/', '[fe80::5]'],
  ])('from %s where it listens there alone, which is then allowed', (HOST, address, host) => {
    const settings = browserSettings({ HOST, PORT: 4100 });
    expect(settings[command]).toContain(`play ${address}browser-kit/guide.html`);
    expect(settings[allowed]).toBe(`guides.neo4j.com,localhost,${host}`);
  });

  it('not at all where nobody knows the port', () => {
    expect(browserSettings({ HOST: '127.0.0.1', PORT: 0 })).toEqual({});
  });

  it('in the same words by docker compose', () => {
    const file = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
    const { environment } = parse(file).services.neo4j;
    // The image reads two underscores as one.
    const told: string = environment.NEO4J_browser_post__connect__cmd;
    expect(told.replaceAll(/\$\{PORT:-(\d+)\}/g, '$1')).toBe(
      browserSettings(readConfig({}))[command],
    );
  });
});

describe('A held port', () => {
  it('is free for nobody until it is released, and then for its owner', async () => {
    const held = await holdPort('127.0.0.1');
    const other = createServer().listen(held.port, '127.0.0.1');
    expect((await once(other, 'error'))[0]).toMatchObject({ code: 'EADDRINUSE' });
    await held.release();
    const owner = createServer().listen(held.port, '127.0.0.1');
    await once(owner, 'listening');
    owner.close();
  });
});
