import { agency, policy } from './datasets.js';

const sector = (slug: string) => `id: sector:${slug}\nname: ${slug}\nsources: [source:a]\n`;
const event = (slug: string, more: string) =>
  `id: event:${slug}\nname: ${slug}\ntype: ACQUISITION\nstatus: ACTUAL\nsources: [source:a]\n${more}`;
const tie = (type: string, from: string, to: string, more = '') =>
  `- {type: ${type}, from: '${from}', to: '${to}', sources: [source:a]${more}}\n`;
const amounts = (...pairs: [number, string][]) =>
  `amounts: [${pairs.map(([value, currency]) => `{value: ${value}, currency: ${currency}}`).join(', ')}]\n`;
const effect = (direction: string) =>
  `, basis: ANALYST, certainty: LIKELY, direction: ${direction}`;

/** Four policies of January to June; cars and trucks are vehicles, and one policy regulates both and steel. */
export const countedFiles = {
  'agencies/a.yaml': agency('a', 'Agency A'),
  'agencies/b.yaml': agency('b', 'Agency B'),
  'agencies/c.yaml': agency('c', 'Agency C'),
  'agencies/d.yaml': agency('d', 'Agency D'),
  'policies/january.yaml': policy(
    'january',
    'January',
    'issuedOn: 2021-01-01\neffectiveOn: 2021-02-01\n',
  ),
  'policies/april.yaml': policy('april', 'April', 'issuedOn: 2021-04\n'),
  'policies/year.yaml': policy('year', 'Year', 'issuedOn: "2021"\n'),
  'policies/undated.yaml': policy('undated', 'Undated'),
  ...Object.fromEntries(
    ['vehicles', 'cars', 'trucks', 'steel'].map((slug) => [`sectors/${slug}.yaml`, sector(slug)]),
  ),
  'events/both.yaml': event('both', amounts([700, 'CNY'], [100, 'USD'])),
  'events/dollars.yaml': event('dollars', amounts([50, 'USD'])),
  'events/silent.yaml': event('silent', ''),
  'relations/a.yaml': [
    tie('PART_OF', 'sector:cars', 'sector:vehicles'),
    tie('PART_OF', 'sector:trucks', 'sector:vehicles'),
    tie('REGULATES', 'policy:january', 'sector:cars'),
    tie('REGULATES', 'policy:january', 'sector:trucks'),
    tie('REGULATES', 'policy:january', 'sector:steel'),
    tie('REGULATES', 'policy:april', 'sector:cars'),
    tie('AFFECTS', 'policy:january', 'sector:cars', effect('BENEFIT')),
    tie('AFFECTS', 'policy:january', 'sector:steel', effect('BURDEN')),
    ...['january', 'april', 'year'].map((slug) =>
      tie('ISSUED', 'agency:a', `policy:${slug}`, ', role: JOINT'),
    ),
    ...['b', 'c'].flatMap((slug) => [
      tie('ISSUED', `agency:${slug}`, 'policy:january', ', role: JOINT'),
      tie('ISSUED', `agency:${slug}`, 'policy:april', ', role: JOINT'),
    ]),
    tie('ISSUED', 'agency:d', 'policy:year', ', role: JOINT'),
  ].join(''),
};
