import { atOnce, family, inTurn, type Row, times } from '../row.js';
import type { Target } from '../send.js';

const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n\r\n`;
const head = (...more: readonly string[]) =>
  lines('GET /v1/policies?first=1 HTTP/1.1', 'Host: localhost', 'Connection: close', ...more);
const document = '{"query":"{ __typename }"}';
const post = (...more: readonly string[]) =>
  lines(
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    'Content-Type: application/json',
    ...more,
  );
const rawly =
  (...all: readonly string[]) =>
  async ({ raw }: Target) => {
    const replies = [];
    for (const one of all) replies.push(await raw(one));
    return replies;
  };
const list = '/v1/policies?first=5&include=none';
const refused = [
  100,
  200,
  204,
  302,
  400,
  404,
  405,
  408,
  413,
  414,
  415,
  417,
  422,
  431,
  501,
  505,
  'ended',
] as const;

export const http: readonly Row[] = [
  ...family(
    'HTTP that is none',
    {
      noise: rawly(
        '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
        'hello\r\n\r\n',
        '\r\n\r\n\r\n\0\0\0\0',
        'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      ),
      'a version that there is not': rawly(
        lines('GET / HTTP/9.9', 'Host: localhost'),
        lines('GET / HTTP/1.0'),
        'GET /\r\n\r\n',
      ),
      'no host, or two': rawly(
        lines('GET /livez HTTP/1.1', 'Connection: close'),
        lines('GET /reconcile HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close'),
        lines('GET /reconcile HTTP/1.1', 'Host: <script>alert(1)</script>', 'Connection: close'),
        lines('GET /reconcile HTTP/1.1', `Host: ${'x'.repeat(10_000)}`, 'Connection: close'),
      ),
      'headers that are none': rawly(
        head('no colon'),
        head(': no name'),
        head('a b: c'),
        head('X: \x00'),
        head(' folded: x'),
        head('Übel: ü'),
      ),
      'a head of 20,000 bytes': rawly(head(`X: ${'x'.repeat(20_000)}`)),
      '3,000 headers': rawly(head(...Array.from({ length: 3_000 }, (_, at) => `X${at}: ${at}`))),
      '1,900 short headers': rawly(head(...Array.from({ length: 1_900 }, () => 'a: b'))),
      'an address of 20,000 bytes': rawly(
        lines(`GET /${'x'.repeat(20_000)} HTTP/1.1`, 'Host: localhost'),
      ),
      'an address with a host': rawly(
        lines('GET http://example.org/livez HTTP/1.1', 'Host: localhost', 'Connection: close'),
        lines('CONNECT example.org:443 HTTP/1.1', 'Host: localhost'),
        lines('OPTIONS * HTTP/1.1', 'Host: localhost', 'Connection: close'),
      ),
      'two lengths': rawly(
        `${post('Content-Length: 5', 'Content-Length: 26')}${document}`,
        `${post('Content-Length: 26', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
      ),
      'lengths that are none': rawly(
        `${post('Content-Length: -1')}${document}`,
        `${post('Content-Length: 1e3')}${document}`,
        `${post('Content-Length: 99999999999999999999')}${document}`,
        `${post('Content-Length:')}${document}`,
      ),
      'a body longer than its length': rawly(`${post('Content-Length: 5')}${document}`),
      'chunks that are none': rawly(
        `${post('Transfer-Encoding: chunked')}zz\r\n${document}\r\n0\r\n\r\n`,
        `${post('Transfer-Encoding: chunked')}-1\r\n\r\n`,
        `${post('Transfer-Encoding: gzip, chunked')}1a\r\n${document}\r\n0\r\n\r\n`,
        `${post('Transfer-Encoding: identity')}${document}`,
      ),
      '100,000 chunks of a byte': rawly(
        `${post('Transfer-Encoding: chunked')}${'1\r\nx\r\n'.repeat(100_000)}0\r\n\r\n`,
      ),
      'extensions of chunks of 200,000 bytes': rawly(
        `${post('Transfer-Encoding: chunked')}1a;${'x'.repeat(200_000)}\r\n${document}\r\n0\r\n\r\n`,
      ),
      expectations: rawly(
        `${post('Content-Length: 26', 'Expect: 100-continue')}${document}`,
        `${post('Content-Length: 26', 'Expect: nothing')}${document}`,
      ),
      upgrades: rawly(
        lines(
          'GET /graphql HTTP/1.1',
          'Host: localhost',
          'Connection: close, Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
          'Sec-WebSocket-Version: 13',
        ),
        lines(
          'GET /livez HTTP/1.1',
          'Host: localhost',
          'Connection: close, Upgrade, HTTP2-Settings',
          'Upgrade: h2c',
          'HTTP2-Settings: x',
        ),
      ),
      'a request smuggled in a body': rawly(
        `${post('Content-Length: 26')}${document}GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      ),
    },
    refused,
  ),
  ...family(
    'Headers',
    {
      'Accept of 1,500 ranges': (to) =>
        inTurn(
          ['/v1/policies?first=1', '/graphql?query=%7B__typename%7D', '/openapi.json'].map(
            (path) => ({
              path,
              headers: { accept: times(1_500, 'a/b#;q=0.#', ',').slice(0, 15_000) },
            }),
          ),
          to,
        ),
      'Accept that is none': (to) =>
        inTurn(
          [
            '',
            ';',
            '*',
            '/',
            '*/*;q=NaN',
            'text/csv;q=-1',
            '\u00ff',
            '__proto__',
            'application/json;q=1e308',
          ].map((accept) => ({ path: '/v1/policies?first=1', headers: { accept } })),
          to,
        ),
      'Accept-Encoding of 2,000 codings': (to) =>
        inTurn(
          [
            {
              path: list,
              headers: { 'accept-encoding': times(2_000, 'x#', ',').slice(0, 15_000) },
            },
            { path: list, headers: { 'accept-encoding': 'gzip;q=NaN, *;q=2, __proto__' } },
          ],
          to,
        ),
      'If-None-Match of 1,000 marks, 300 times': ({ ask }) =>
        atOnce(300, (at) =>
          ask({
            path: `${list}&q=${at % 3}`,
            headers: { 'if-none-match': times(1_000, '"x#"', ',') },
          }),
        ),
      'If-None-Match of quotation marks': (to) =>
        inTurn(
          ['"'.repeat(10_000), 'W/'.repeat(5_000), '*', '"\u00ff"', ','.repeat(10_000)].map(
            (mark) => ({ path: list, headers: { 'if-none-match': mark } }),
          ),
          to,
        ),
      'a range of bytes': (to) =>
        inTurn(
          [
            '/graphiql',
            '/docs/static/swagger-ui-bundle.js',
            '/browser-kit/guide.html',
            list,
            '/v1/export?format=ndjson',
          ].flatMap((path) =>
            ['bytes=0-', 'bytes=9-1', 'bytes=-1', `bytes=${times(700, '#-#', ',')}`, 'x'].map(
              (range) => ({ path, headers: { range } }),
            ),
          ),
          to,
        ),
      'dates and conditions that are none': (to) =>
        inTurn(
          ['/graphiql', '/browser-kit/guide.html', list].flatMap((path) =>
            ['if-modified-since', 'if-unmodified-since', 'if-match', 'if-range'].map((name) => ({
              path,
              headers: { [name]: 'x' },
            })),
          ),
          to,
        ),
      'an origin of 10,000 characters': (to) =>
        inTurn(
          [
            { path: list, headers: { origin: 'x'.repeat(10_000) } },
            {
              method: 'OPTIONS',
              path: '/graphql',
              headers: {
                origin: 'x',
                'access-control-request-method': 'x'.repeat(1_000),
                'access-control-request-headers': 'x,'.repeat(3_000),
              },
            },
          ],
          to,
        ),
      'a host that is another': (to) =>
        inTurn(
          [
            {
              path: '/reconcile',
              headers: {
                host: 'evil.example/"><script>',
                'x-forwarded-host': 'evil.example',
                'x-forwarded-proto': 'javascript',
              },
            },
            { path: '/browser-kit/', headers: { host: '"><script>alert(1)</script>' } },
          ],
          to,
        ),
      'cookies and keys of 12,000 characters': (to) =>
        inTurn(
          [
            {
              path: list,
              headers: {
                cookie: 'x=y;'.repeat(3_000),
                authorization: `Bearer ${'x'.repeat(2_000)}`,
              },
            },
          ],
          to,
        ),
    },
    [200, 204, 206, 304, 400, 404, 405, 406, 412, 416, 431],
  ),
];
