import { family, inTurn, type Row } from '../row.js';

const numbers = [
  '1e308',
  '-1e308',
  'NaN',
  '-0',
  'Infinity',
  '1.5',
  '0x10',
  '9'.repeat(400),
  '١',
  '1;2',
  ' 1',
];
const dates = [
  '0000',
  '9999-12-31',
  '2021-13',
  '2021-02-30',
  '-99999999999999',
  '99999999999999',
  '8640000000001',
  '2021-08-17T99:00:00Z',
  '2021-08-17T00:00:00+99:99',
  '1'.repeat(400),
];
const cursors = [
  'x',
  '%00',
  'e30',
  'W10',
  'bnVsbA',
  'WyJhIl0',
  '9'.repeat(2_000),
  Buffer.from('["Policy.name.ASC",[null,{}]]').toString('base64url'),
  Buffer.from('["Policy.name.ASC",["x",["y"]]]').toString('base64url'),
  Buffer.from('["__proto__",["x"]]').toString('base64url'),
];
const lists = [
  '/v1/policies',
  '/v1/companies',
  '/v1/entities/agency:g0/relations',
  '/v1/exposure?of=company:g0',
  '/v1/search?q=a',
];
/** The pages that have a cursor. */
const pages = ['/search?q=a', '/?agency=agency:g0'];
const joined = (address: string, query: string) =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`;
const paths = (...all: readonly string[]) => all.map((path) => ({ path }));
const values = (name: string, all: readonly string[]) =>
  all.map((value) => `${name}=${encodeURIComponent(value)}`);

const refused = [200, 400, 404, 414, 431];

export const addresses: readonly Row[] = [
  ...family(
    'Parameters of REST',
    {
      'numbers that are none': lists.flatMap((list) =>
        paths(...values('first', numbers).map((one) => joined(list, one))),
      ),
      'more numbers that are none': paths(
        ...values('maxHops', numbers).map(
          (one) => `/v1/paths?from=company:g0&to=company:g1&${one}`,
        ),
        ...values('depth', numbers).map((one) => `/v1/neighbourhood?of=company:g0&${one}`),
        ...values('limit', numbers).map((one) => `/v1/graph?of=company:g0&${one}`),
        ...values('top', numbers).map((one) => `/v1/counts/policies?by=TYPE&${one}`),
        ...values('issuerCountFrom', numbers).map((one) => `/v1/policies?${one}`),
        ...values('amountFrom', numbers).map((one) => `/v1/events?amountCurrency=USD&${one}`),
        ...values('amountTo', numbers).map((one) => `/v1/events?${one}`),
      ),
      'dates that are none': paths(
        ...values('issuedFrom', dates).map((one) => `/v1/policies?${one}`),
        ...values('asOf', dates).map((one) => `/v1/companies?${one}`),
        ...values('from', dates).map((one) => `/v1/series/policies-in-force?to=2021&${one}`),
        ...values('from', dates).map((one) => `/v1/counts/policies?by=ISSUED_ON&period=DAY&${one}`),
      ),
      'cursors of every wrong sort': [...lists, ...pages].flatMap((list) =>
        paths(...values('cursor', cursors).map((one) => joined(list, one))),
      ),
      'each parameter twice': paths(
        'first=1&first=2',
        'cursor=a&cursor=b',
        'asOf=2020&asOf=2021',
        'format=csv&format=json',
        'bom=1&bom=0',
        'sort=id&sort=name',
        'q=a&q=b',
        'order=asc&order=desc',
        'totalCount=true&totalCount=false',
        'undated=ONLY&undated=INCLUDE',
      ).flatMap(({ path }) => paths(`/v1/policies?${path}`, `/v1/companies?${path}`)),
      'brackets in names of parameters': paths(
        'type[]=LAW',
        'type[0]=LAW',
        'type[a][b]=LAW',
        'first[$gt]=1',
        '[]=1',
        '__proto__[x]=1',
        '__proto__=1',
        'constructor=1',
        'toString=1',
        'hasOwnProperty=1',
      ).map(({ path }) => ({ path: `/v1/policies?${path}` })),
      'formats that there are not': paths(
        'format=xml',
        'format=CSV',
        'format=__proto__',
        'format=constructor',
        'bom=2',
        'format=csv&bom=x',
      ).flatMap(({ path }) =>
        paths(`/v1/policies?first=1&${path}`, `/v1/search?q=a&${path}`, `/v1/export?${path}`),
      ),
      '1,500 parameters': {
        path: `/v1/policies?${Array.from({ length: 1_500 }, (_, at) => `p${at}=1`).join('&')}`,
      },
      '2,000 values of one list': { path: `/v1/policies?type=${'LAW,'.repeat(2_000)}` },
      '2,000 commas and quotation marks': { path: `/v1/policies?issuedBy=${'%22,'.repeat(2_000)}` },
      '200 values of one list in each of ten lists': {
        path: `/v1/policies?${['issuedBy', 'regulates', 'affects', 'sets', 'implements', 'amends', 'replaces', 'enforces', 'follows', 'appliesIn'].map((name) => `${name}=${Array.from({ length: 150 }, (_, at) => `x${at}`).join(',')}`).join('&')}`,
      },
      'only separators': paths(
        '/v1/policies?&&&&',
        '/v1/policies?=',
        '/v1/policies?=x',
        '/v1/policies?%',
        '/v1/policies?%E0%A4%A',
        '/v1/policies?q=%E0%A4%A',
        '/v1/policies?q=%ff',
        '/v1/policies??',
        '/v1/policies?q=#x',
      ),
      'sorting by what there is not': paths(
        '/v1/policies?sort=__proto__',
        '/v1/policies?sort=constructor',
        '/v1/policies?include=__proto__',
        '/v1/policies?sort=id;DROP',
        '/v1/policies?sort=amount&sortCurrency=USD',
        '/v1/events?sort=amount',
        '/v1/events?sort=amount&sortCurrency=__proto__',
        '/v1/events?sort=amount&amountCurrency=%00%00%00',
        '/v1/events?sort=name&sortCurrency=USD',
        '/v1/policies?onlyMentioned=perhaps',
        '/v1/search?q=a&kind=__proto__',
        '/v1/counts/policies?by=__proto__',
        '/v1/counts/policies?by=constructor',
      ),
      'both ends the wrong way round': paths(
        '/v1/policies?issuedFrom=2021&issuedTo=2001',
        '/v1/series/policies-in-force?from=2021&to=2001',
        '/v1/series/policies-in-force?from=0001&to=9999&period=DAY',
        '/v1/series/policies?from=0001&to=9999&period=DAY',
      ),
      'exports of what there is not': paths(
        '/v1/export',
        '/v1/export?format=',
        '/v1/export?format=json-ld&where=x',
        '/v1/export?format=ndjson&where={',
        '/v1/export?format=ndjson&where=[]',
        '/v1/export?format=ndjson&where=%7B%22__proto__%22:1%7D',
        '/v1/export?format=ndjson&dataset=x&dataset=y',
        '/v1/export?format=ndjson&asOf=x',
        `/v1/export?format=ndjson&where=${encodeURIComponent('{"Policy":'.repeat(200))}`,
      ),
    },
    refused,
  ),
  ...family(
    'Addresses',
    {
      'that nobody has': paths(
        '/nowhere',
        '/v1',
        '/v1/',
        '/v1/nowhere',
        '/v2/policies',
        '//',
        '/.',
        '/..',
        '/favicon.ico',
        '/robots.txt',
        '/.env',
        '/wp-admin',
      ),
      'out of a folder': paths(
        '/docs/../../package.json',
        '/docs/static/..%2f..%2f..%2fpackage.json',
        '/graphiql/..%2f..%2fapp.ts',
        '/graphiql/lib/%2e%2e/%2e%2e/package.json',
        '/browser-kit/..%2f..%2fpackage.json',
        '/browser-kit/%2e%2e%5c%2e%2e%5cpackage.json',
        '/browser-kit/%00',
        '/graphiql/%00.js',
        '/docs/static/%00',
        '/docs/static/index.html%00.js',
        `/graphiql/${'a/'.repeat(2_000)}`,
        `/docs/static/${'%2e%2e%2f'.repeat(500)}etc/passwd`,
      ),
      'that are not encoded': paths(
        '/v1/policies/%',
        '/v1/policies/%E0%A4%A',
        '/v1/policies/%00',
        '/entities/%',
        '/entities/%ff',
        '/v1/data-sets/%2F',
        '/graphiql/%',
        '/docs/%',
        '/browser-kit/%E0',
        '/reconcile/%',
        '/%',
      ),
      'with names of 1,500 characters': paths(
        `/v1/policies/${'x'.repeat(1_500)}`,
        `/entities/${'x'.repeat(1_500)}`,
        `/v1/data-sets/${'x'.repeat(1_500)}`,
        `/${'x'.repeat(1_500)}`,
        `/v1/entities/${'x'.repeat(990)}/relations`,
        `/v1/entities/${'x'.repeat(990)}/statements`,
        `/v1/relations/${'x'.repeat(990)}/statements`,
      ),
      'with names of 15,000 characters': paths(
        `/v1/policies/${'x'.repeat(15_000)}`,
        `/${'a/'.repeat(7_500)}`,
        `/v1/${'../'.repeat(5_000)}`,
      ),
      'with names of objects': paths(
        '/v1/policies/__proto__',
        '/v1/entities/__proto__/statements',
        '/v1/relations/__proto__:a/statements',
        '/v1/policies/constructor',
        '/v1/__proto__',
        '/v1/counts/__proto__',
        '/v1/counts/constructor',
        '/v1/series/toString',
        '/v1/data-sets/__proto__',
        '/entities/__proto__',
        '/entities/constructor',
        '/reconcile/__proto__',
      ),
      'with other cases and strokes': paths(
        '/V1/policies',
        '/v1/POLICIES',
        '/v1/policies/',
        '/v1//policies',
        '/graphql/',
        '/GraphQL',
        '/livez/',
        '/reconcile/',
        '/docs//',
        '/openapi.json/',
      ),
    },
    [200, 302, ...refused, 405],
  ),
  ...family(
    'Methods',
    Object.fromEntries(
      ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH', 'QUERY', 'HEAD'].map(
        (method) => [
          `${method} everywhere`,
          (to) =>
            inTurn(
              [
                '/',
                '/graphql',
                '/graphiql',
                '/docs',
                '/openapi.json',
                '/v1/policies?first=1',
                '/v1/policies/x',
                '/v1/match',
                '/v1/export?format=ndjson',
                '/reconcile',
                '/reconcile/preview',
                '/entities/agency:miit',
                '/livez',
                '/readyz',
                '/nowhere',
                '/browser-kit/',
              ].map((path) => ({
                ...{ method, path },
                ...(method === 'PUT' || method === 'PATCH'
                  ? { headers: { 'content-type': 'application/json' }, body: '{' }
                  : {}),
              })),
              to,
            ),
        ],
      ),
    ),
    [200, 204, 302, 400, 404, 405, 415, 422, 501],
  ),
  ...family(
    'Methods',
    {
      'POST where only GET is': (to) =>
        inTurn(
          [
            '/v1/policies',
            '/v1/search',
            '/livez',
            '/docs',
            '/graphiql',
            '/entities/x',
            '/reconcile/preview',
            '/openapi.json',
            '/nowhere',
          ].flatMap((path) => [
            { method: 'POST', path },
            { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: '{' },
            { method: 'POST', path, headers: { 'content-type': 'text/xml' }, body: '<' },
          ]),
          to,
        ),
    },
    [400, 404, 405, 415],
  ),
];
