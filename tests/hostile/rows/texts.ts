import { family, type Row } from '../row.js';
import type { Target } from '../send.js';

/** Names and texts that no list of names has. */
const hostile: Readonly<Record<string, string>> = {
  'U+FDFA, which grows eighteenfold': '\uFDFA'.repeat(200),
  'one U+FDFA': '\uFDFA',
  'letters that grow when their marks are taken apart': '\u1F82\u0390\u03B0'.repeat(80),
  'capitals that grow when made small': '\u0130\u1E9E\uFB03'.repeat(80),
  '240 marks above one letter': `a${'\u0301'.repeat(240)}`,
  'signs of direction': '\u202Eyrtsinim\u202C\u2066\u2067\u200F'.repeat(20),
  'signs that nobody sees': '\u200B\u200D\uFEFF\u00AD'.repeat(60),
  'control characters': '\u0001\u0007\u001B[31m\u007F\u0085\u2028'.repeat(30),
  'a zero byte': 'Ministry\u0000of',
  'half a pair of surrogates': 'Ministry \uD800 of \uDFFF',
  '240 emoji with joiners': '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(30),
  'characters beyond the first plane': '\u{20BB7}\u{2A6D6}'.repeat(100),
  'one letter 240 times': 'a'.repeat(240),
  '120 words of one letter': 'a '.repeat(120),
  '240 Chinese characters with many readings': '行乐重长'.repeat(60),
  'digits of every script': '\u0661\u0967\uFF11\u{1D7D9}'.repeat(50),
  'what regular expressions stumble on': `${'a'.repeat(100)}${'(a+)+$'.repeat(20)}!`,
  'the syntax of Lucene': 'name:(a* OR b~2)^5 AND -c {x TO y} [1 TO *] /(a|b)*/ \\"',
  'an open Lucene phrase': '"((((((((((*:* AND ~~~ ^^^ \\',
  '60 stars of Lucene': '*a?b~'.repeat(48),
  'Cypher behind a quotation mark': `x" }) DETACH DELETE n //' OR 1=1; CALL db.labels() YIELD label`,
  'Cypher with backticks': '`}) MATCH (n) DETACH DELETE n //`\u0024{x}$p0',
  'a form of printf and a template': '%s%n%x\u0024{7*7}{{7*7}}#{7*7}<%= 7 %>',
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a formula of a table': '=cmd|"/C calc"!A0',
  'a way out of the folder': '../../../../etc/passwd',
  __proto__: '__proto__',
  '500 stars': '*'.repeat(500),
  'one star': '*',
  'one Chinese character': '的',
  'one letter': 'b',
  '200 characters of words that stand in most texts': 'china policy plan law company '
    .repeat(7)
    .trim()
    .slice(0, 200),
  '100 Chinese words that stand in most texts': '中国政策'.repeat(50),
  'scripts that are mixed within words': 'ΒатTеrу電池バッテリーبطارية배터리'.repeat(6),
  'a question of negations and dates': `${'not since 2021 before 2020年以前 '.repeat(6)}MIIT`,
};

/** Each text wherever a name or a text goes. */
async function everywhere(text: string, to: Target) {
  const encoded = encodeURIComponent(text.replace(/[\uD800-\uDFFF]/gu, '\uFFFD'));
  const filter = 'query($w: PolicyWhere) { policies(first: 1, where: $w) { totalCount } }';
  return [
    await to.graphql('query($t: String!) { search(text: $t) { totalCount nodes { id } } }', {
      t: text,
    }),
    await to.graphql('query($t: String!) { entity(name: $t) { id } }', { t: text }),
    await to.graphql('query($t: ID!) { node(id: $t) { id } }', { t: text }),
    await to.graphql(filter, { w: { name: { contains: text } } }),
    await to.graphql(filter, { w: { issuedBy: [text], anyName: [text] } }),
    await to.graphql('query($t: String!) { interpretation(text: $t) { kind } }', { t: text }),
    await to.ask({ path: `/v1/search?q=${encoded}` }),
    await to.ask({ path: `/v1/interpret?q=${encoded}` }),
    await to.ask({ path: `/v1/agencies/${encoded}` }),
    await to.ask({ path: `/v1/policies?q=${encoded}&include=none` }),
    await to.ask({ path: `/entities/${encoded}` }),
    await to.ask({ path: `/search?q=${encoded}` }),
    await to.ask({ path: `/?agency=${encoded}&affects=${encoded}` }),
    await to.ask({ path: `/reconcile/suggest/entity?prefix=${encoded}` }),
    await to.json('/v1/match', { queries: { a: { name: text, properties: { issuedBy: text } } } }),
    await to.ask({
      path: `/reconcile?queries=${encodeURIComponent(JSON.stringify({ a: { query: text } }))}`,
    }),
  ];
}

const long = 'x'.repeat(200_000);

export const texts: readonly Row[] = [
  ...family(
    'Texts',
    Object.fromEntries(
      Object.entries(hostile).map(([name, text]) => [name, (to: Target) => everywhere(text, to)]),
    ),
    // An address that holds such a text may be longer than addresses may be.
    [200, 400, 404, 414, 431],
  ),
  ...family('Long texts', {
    'a text of 200,000 characters to hold': (to) =>
      to
        .graphql('query($w: PolicyWhere) { policies(where: $w) { totalCount } }', {
          w: { name: { contains: long } },
        })
        .then((reply) => [reply]),
    'a name of 200,000 characters': (to) =>
      to
        .graphql('query($t: String!) { entity(name: $t) { id } }', { t: long })
        .then((reply) => [reply]),
    'a search for 200,000 characters': (to) =>
      to
        .graphql('query($t: String!) { search(text: $t) { totalCount } }', { t: long })
        .then((reply) => [reply]),
    'a search for 10,000 words': (to) =>
      to
        .graphql('query($t: String!) { search(text: $t) { totalCount } }', {
          t: 'battery law '.repeat(5_000),
        })
        .then((reply) => [reply]),
    'a question of 10,000 words': (to) =>
      to
        .graphql('query($t: String!) { interpretation(text: $t) { kind } }', {
          t: 'MIIT 政策 '.repeat(5_000),
        })
        .then((reply) => [reply]),
    'an id of 200,000 characters': (to) =>
      to
        .graphql('query($t: ID!) { node(id: $t) { id } }', { t: `policy:${long}` })
        .then((reply) => [reply]),
    'a cursor of 200,000 characters': (to) =>
      to
        .graphql('query($t: String) { policies(after: $t) { totalCount } }', { t: long })
        .then((reply) => [reply]),
    '80,000 times U+FDFA as a name': (to) =>
      to
        .graphql('query($t: String!) { entity(name: $t) { id } }', { t: '\uFDFA'.repeat(80_000) })
        .then((reply) => [reply]),
    '80,000 times U+FDFA to be matched': (to) =>
      to
        .json('/v1/match', { queries: { a: { name: '\uFDFA'.repeat(80_000) } } })
        .then((reply) => [reply]),
    '200,000 spaces': (to) =>
      to
        .graphql('query($t: String!) { entity(name: $t) { id } }', { t: ' '.repeat(200_000) })
        .then((reply) => [reply]),
    'a date of 100,000 digits': (to) =>
      to
        .graphql('query($t: Date) { policies(asOf: $t) { totalCount } }', {
          t: '2'.repeat(100_000),
        })
        .then((reply) => [reply]),
  }),
];
