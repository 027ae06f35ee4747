import type { Config } from '../config.js';

/** Addresses that mean "every interface" or "this computer"; a web browser on it uses localhost. */
const here = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'];

/** The URL of the kit for Neo4j Browser on this computer. Undefined while the service has no fixed port. */
export function kitAddress({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string | undefined {
  if (PORT === 0) return undefined;
  return `http://${hostFor(HOST)}:${PORT}/browser-kit`;
}

/** Settings of Neo4j that make Browser load the style and play the guide on connect. */
export function browserSettings(config: Pick<Config, 'HOST' | 'PORT'>): Record<string, string> {
  const kit = kitAddress(config);
  if (!kit) return {};
  const host = new URL(kit).hostname;
  return {
    // The last one is shown on top.
    'browser.post_connect_cmd': `style ${kit}/style.grass; play ${kit}/guide.html`,
    // Neo4j's own allowlist, plus the host of this service if it is another one.
    ...(host !== 'localhost' && {
      'browser.remote_content_hostname_whitelist': `guides.neo4j.com,localhost,${host}`,
    }),
  };
}

function hostFor(host: string): string {
  if (here.includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
