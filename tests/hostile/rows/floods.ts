import { atOnce, family, type Row, times } from '../row.js';
import type { Target } from '../send.js';

/** A document that asks the same field so many times under other names. */
const aliases = (count: number, field: string) => `{ ${times(count, `a#: ${field}`)} }`;
const flood = (count: number, field: string) => (to: Target) =>
  to.graphql(aliases(count, field)).then((reply) => [reply]);

/** A document that would ask for this many things, each through a fragment that asks for three. */
function bomb(depth: number, leaf: string): string {
  const fragments = Array.from({ length: depth }, (_, at) => {
    const inner = at + 1 < depth ? `...F${at + 1}` : leaf;
    return `fragment F${at} on Policy { ${inner} }`;
  });
  return `{ policies(first: 200) { nodes { ...F0 } } } ${fragments.join(' ')}`;
}

/** A query of three aliases in a fragment of three aliases, and so on: 3^depth fields from a short text. */
function aliasBomb(depth: number): string {
  const fragments = Array.from({ length: depth }, (_, at) => {
    const inner = at + 1 < depth ? `...F${at + 1}` : '__typename';
    return `fragment F${at} on Query { ${['a', 'b', 'c'].map((one) => `${one}: ontology { __typename } ${one}x: __typename`).join(' ')} ${inner} }`;
  });
  return `{ ...F0 } ${fragments.join(' ')}`;
}

/** Three ways on at each step: the answer has 3^depth leaves. */
function wide(depth: number, root: string, step: string): string {
  let inner = 'id';
  for (let at = 0; at < depth; at++)
    inner = ['a', 'b', 'c'].map((one) => `${one}${at}: ${step} { nodes { ${inner} } }`).join(' ');
  return `{ ${root} { nodes { ${inner} } } }`;
}

/** The same by fragments, so that the text stays short. */
function wideByFragments(depth: number): string {
  const fragments = Array.from({ length: depth }, (_, at) => {
    const inner = at + 1 < depth ? `{ nodes { ...F${at + 1} } }` : '{ totalCount }';
    return `fragment F${at} on Sector { ${['a', 'b', 'c'].map((one) => `${one}: partOf(first: 1) ${inner}`).join(' ')} }`;
  });
  return `{ sectors(first: 5) { nodes { ...F0 } } } ${fragments.join(' ')}`;
}

const hub = (at: number) => `company:g${at % 40}`;

export const floods: readonly Row[] = [
  ...family('Floods of aliases', {
    '900 entities by different wrong names': flood(900, 'entity(name: "No such thing #") { id }'),
    '900 entities by one wrong name': flood(900, 'entity(name: "No such thing") { id }'),
    '500 searches': flood(500, 'search(text: "battery #") { nodes { id } }'),
    '500 searches for a misspelling': flood(
      500,
      'search(text: "Minstry of Indstry #") { nodes { id } }',
    ),
    '300 paths between hubs': (to) =>
      to
        .graphql(
          `{ ${Array.from({ length: 300 }, (_, at) => `a${at}: paths(from: "${hub(at)}", to: "${hub(at + 7)}", maxHops: 6, first: 5) { paths { ids } }`).join(' ')} }`,
        )
        .then((reply) => [reply]),
    '100 neighbourhoods of 1,500 in one document': flood(
      100,
      'neighbourhood(of: ["company:g0", "agency:g#"], depth: 3, limit: 1500) { nodes { distance node { id } } edges { from to } }',
    ),
    '500 counts of lists': flood(
      500,
      'policies(first: 0, where: { name: { contains: "#" } }) { totalCount }',
    ),
    '300 lists with relations': flood(
      300,
      'policies(first: 20, where: { issuedBy: ["agency:g#"] }) { nodes { id issuedBy { nodes { id } } } }',
    ),
    '900 nodes by id': flood(900, 'node(id: "company:g#") { id }'),
    '700 lists of nodes': flood(700, 'nodes(ids: ["company:g#", "company:g1"]) { id }'),
    '200 exposures': flood(200, 'exposure(of: "company:g#") { totalCount }'),
    '100 joint issuers': flood(100, 'jointIssuers { pairs { count } }'),
    '100 series': flood(
      100,
      'inForceSeries(period: MONTH, from: "1950", to: "2021") { points { count } }',
    ),
    '3,000 times __typename': flood(3_000, '__typename'),
    '30 introspections': flood(
      30,
      '__schema { types { name fields { name args { name type { name } } type { name ofType { name } } } } }',
    ),
  }),
  ...family('Fragments', {
    '3^12 fields by aliases in fragments': (to) =>
      to.graphql(wideByFragments(12)).then((reply) => [reply]),
    '3^8 fields by aliases in fragments': (to) =>
      to.graphql(wideByFragments(8)).then((reply) => [reply]),
    '3^6 fields written out': (to) =>
      to.graphql(wide(6, 'sectors(first: 5)', 'partOf(first: 1)')).then((reply) => [reply]),
    '60 root fields through 20 fragments': (to) =>
      to.graphql(aliasBomb(20)).then((reply) => [reply]),
    '500 fragments in a chain': (to) => to.graphql(bomb(500, 'id')).then((reply) => [reply]),
    'a circle of fragments': (to) =>
      to
        .graphql(
          '{ policies { nodes { ...A } } } fragment A on Policy { ...B } fragment B on Policy { ...A }',
        )
        .then((reply) => [reply]),
    '1,000 fragments that nobody uses': (to) =>
      to
        .graphql(`{ __typename } ${times(1_000, 'fragment F# on Policy { id }')}`)
        .then((reply) => [reply]),
    '3,000 spreads of one fragment': (to) =>
      to
        .graphql(
          `{ policies(first: 1) { nodes { ${times(3_000, '...A')} } } } fragment A on Policy { id }`,
        )
        .then((reply) => [reply]),
    '700 fragments that each spread all others': (to) =>
      to
        .graphql(
          `{ policies(first: 1) { nodes { ...F0 } } } ${Array.from({ length: 60 }, (_, at) => `fragment F${at} on Policy { id ${times(60 - at - 1, '...F#').replace(/F(\d+)/g, (_m, n) => `F${Number(n) + at + 1}`)} }`).join(' ')}`,
        )
        .then((reply) => [reply]),
  }),
  ...family('Fields that overlap', {
    '9,000 times the same field': (to) =>
      to
        .graphql(`{ policies(first: 1) { nodes { ${times(9_000, 'id')} } } }`)
        .then((reply) => [reply]),
    '10,000 times the same field': (to) =>
      to
        .graphql(`{ policies(first: 1) { nodes { ${times(10_000, 'id')} } } }`)
        .then((reply) => [reply]),
    '900 times the same field with arguments': (to) =>
      to.graphql(`{ ${times(900, 'policies(first: 1) { totalCount }')} }`).then((reply) => [reply]),
    '800 fields of one alias that contradict': (to) =>
      to
        .graphql(`{ ${times(800, 'a: policies(first: #) { totalCount }')} }`)
        .then((reply) => [reply]),
    '1,500 inline fragments of the same field': (to) =>
      to
        .graphql(`{ policies(first: 1) { nodes { ${times(1_500, '... on Policy { id }')} } } }`)
        .then((reply) => [reply]),
    '400 inline fragments with a relation each': (to) =>
      to
        .graphql(
          `{ policies(first: 1) { nodes { ${times(400, '... on Policy { issuedBy { nodes { id name } } }')} } } }`,
        )
        .then((reply) => [reply]),
    '2,000 directives': (to) =>
      to
        .graphql(`{ policies(first: 1) { nodes { id ${times(2_000, '@include(if: true)')} } } }`)
        .then((reply) => [reply]),
  }),
  ...family('Many at once', {
    '20 neighbourhoods of 1,500': ({ graphql }) =>
      atOnce(20, (at) =>
        graphql(
          `{ neighbourhood(of: ["${hub(at)}", "agency:g${at}"], depth: 3, limit: 1500) { nodes { distance node { id name } } edges { from to step { id } } } }`,
        ),
      ),
    '60 paths between hubs': ({ graphql }) =>
      atOnce(60, (at) =>
        graphql(
          `{ paths(from: "${hub(at)}", to: "${hub(at + 11)}", maxHops: 6, first: 5, statuses: [ACTUAL]) { paths { ids } } }`,
        ),
      ),
    '200 searches': ({ ask }) =>
      atOnce(200, (at) => ask({ path: `/v1/search?q=power+${at}&first=50` })),
    '200 large pages of policies': ({ ask }) =>
      atOnce(200, (at) => ask({ path: `/v1/policies?first=200&issuedFrom=20${10 + (at % 12)}` })),
    '30 tables of all policies': ({ ask }) =>
      atOnce(30, (at) => ask({ path: `/v1/policies?format=csv&q=${at % 10}` })),
    '200 unknown names': ({ ask }) =>
      atOnce(200, (at) => ask({ path: `/v1/agencies/No%20such%20agency%20${at}` })),
    '300 wrong documents': ({ graphql }) =>
      atOnce(300, (at) => graphql(`{ policies(first: ${at}) { nodes { nothing${at} } } }`)),
    '300 different documents': ({ graphql }) =>
      atOnce(300, (at) =>
        graphql(`query Q${at} { policies(first: 1) { nodes { x${at}: id y${at}: name } } }`),
      ),
    '50 joint issuers': ({ ask }) =>
      atOnce(50, (at) => ask({ path: `/v1/joint-issuers?issuedFrom=20${10 + (at % 12)}&q=${at}` })),
    '50 pictures': ({ ask }) =>
      atOnce(50, (at) => ask({ path: `/v1/graph?of=${hub(at)}&depth=3&limit=500` })),
    '100 pages for people of hubs': ({ ask }) =>
      atOnce(100, (at) => ask({ path: `/entities/${hub(at)}` })),
    '50 counts over every policy': ({ ask }) =>
      atOnce(50, (at) => ask({ path: `/v1/counts/policies?by=ISSUED_BY&top=50&q=${at}` })),
  }),
];
