import { isIP } from 'node:net';

const MAX_PORT = 65_535;

/** The part between the scheme and the port, path or query: a name, an IPv4 address, or an IPv6 address in brackets. */
const neo4jAddress =
  /^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/(\[[\da-f:.]+\]|[^\s/?#:@[\]]*)(?::(\d*))?(\/?)(\?\S*)?$/i;

/** What is wrong with the address of a Neo4j server, and how to fix it. Undefined if it is valid. */
export function neo4jAddressFault(text: string): string | undefined {
  const allowed = 'Allowed is an address such as neo4j://localhost:7687 or bolt://[::1]:7687';
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\//i.test(text))
    return `It does not begin with neo4j:// or bolt:// (with +s or +ssc for encryption). ${allowed}; the port is that of Bolt, not of Neo4j Browser.`;
  if (text.includes('@'))
    return 'It holds a user or a password, which would be seen wherever it is shown. Leave out what stands before the @, and set NEO4J_USERNAME and NEO4J_PASSWORD, or NEO4J_PASSWORD_FILE.';
  const [, host, port, , query] = neo4jAddress.exec(text) ?? [];
  if (host === undefined)
    return `It has more than scheme, host and port, or signs that no host has. ${allowed}; NEO4J_DATABASE names the database.`;
  if (host === '') return `It names no host. ${allowed}.`;
  if (port !== undefined && !isPort(port))
    return `Its port is not a number from 1 to ${MAX_PORT}. ${allowed}; without a port it is 7687.`;
  if (query && text.startsWith('bolt'))
    return `Only neo4j:// takes what follows the ?. ${allowed}.`;
  return undefined;
}

/** What is wrong with the address of Neo4j Browser, and how to fix it. Undefined if it is valid. */
export function browserAddressFault(text: string): string | undefined {
  const allowed =
    'Allowed is an address such as http://localhost:7474/browser/?dbms=neo4j://neo4j@localhost:7687&db=neo4j';
  if (!/^https?:\/\/[^\s/?#@]+([/?#]\S*)?$/i.test(text) || !URL.canParse(text))
    return `${allowed}.`;
  // Only the user of dbms=neo4j://user@host is allowed; anything after a colon would be a password.
  if (/:\/\/[^/@]*:[^/@]*@/.test(decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'))))
    return `It holds a password, which everybody who asks would be told. ${allowed}.`;
  return undefined;
}

/** What is wrong with the address of a collector, and how to fix it. Undefined if it is valid. */
export function httpAddressFault(text: string): string | undefined {
  const allowed = 'Allowed is an address such as http://localhost:4318';
  if (!/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i.test(text) || !URL.canParse(text))
    return `${allowed}.`;
  if (text.includes('@'))
    return `It holds a user or a password. ${allowed}; OTEL_EXPORTER_OTLP_HEADERS takes secrets.`;
  return undefined;
}

/** What is wrong with an address to listen on, and how to fix it. Undefined if it is valid. */
export function listenHostFault(text: string): string | undefined {
  if (isIP(text) || /^[\da-z_]([\da-z_.-]*[\da-z_])?$/i.test(text)) return undefined;
  return 'Allowed is an address of this computer, or a name of it, without scheme, brackets and port: 127.0.0.1 for this computer alone, 0.0.0.0 or :: for everybody. PORT names the port.';
}

/** What is wrong with a list of host names, and how to fix it. Undefined if it is valid. */
export function hostNamesFault(text: string): string | undefined {
  const wrong = listIn(text).find(
    (one) => one !== '*' && !/^\.?[a-z\d]([a-z\d.-]*[a-z\d])?$/.test(one),
  );
  if (wrong === undefined) return undefined;
  return `"${wrong}" is no name of a host. Allowed are names with commas between them, without scheme and port, such as policy.example.org, .example.org for every name below it, or * for any name.`;
}

/** Networks that proxies are often in, by the names that Fastify knows. */
const namedNetworks = ['loopback', 'linklocal', 'uniquelocal'];

/** What is wrong with a list of proxies, and how to fix it. Undefined if it is valid. */
export function proxiesFault(text: string): string | undefined {
  const wrong = listIn(text).find((one) => !namedNetworks.includes(one) && !isNetwork(one));
  if (wrong === undefined) return undefined;
  return `"${wrong}" is no address. Allowed are addresses and networks with commas between them, such as 10.0.0.7, 10.0.0.0/8 or fd00::/8, and ${namedNetworks.join(', ')}.`;
}

/** The entries of a list with commas between them, in small letters. */
export function listIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  const isMask = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
  return isIP(address) > 0 && isMask && more.length === 0;
}

/** Replaces everything before an @ by `…`, because it may be a password. */
export function withoutSecrets(text: string): string {
  return text.replace(/^([a-z][a-z\d+.-]*:\/\/)?[\s\S]*@/i, '$1…@');
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MAX_PORT;
}
