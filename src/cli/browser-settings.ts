import type { Config } from '../config.js';

/** Addresses that mean "every interface" or "this computer"; a web browser on it says localhost. */
const here = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'];

/** Where a web browser on this computer finds the kit for Neo4j Browser; undefined while the service has no fixed port. */
export function kitAddress({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string | undefined {
  if (PORT === 0) return undefined;
  return `http://${hostFor(HOST)}:${PORT}/browser-kit`;
}

/** Settings of Neo4j that make Browser load the style and play the guide when somebody connects. */
export function browserSettings(config: Pick<Config, 'HOST' | 'PORT'>): Record<string, string> {
  const kit = kitAddress(config);
  if (!kit) return {};
  const host = new URL(kit).hostname;
  return {
    // What comes last lies on top.
    'browser.post_connect_cmd': `style ${kit}/style.grass; play ${kit}/guide.html`,
    // Neo4j's own list, and the host of this service where that is another one.
    ...(host !== 'localhost' && {
      'browser.remote_content_hostname_whitelist': `guides.neo4j.com,localhost,${host}`,
    }),
  };
}

function hostFor(host: string): string {
  if (here.includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
