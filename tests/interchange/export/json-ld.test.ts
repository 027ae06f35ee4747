import jsonld from 'jsonld';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonLd } from '../../../src/interchange/export/json-ld.js';
import { exportedGraphOf } from '../../helpers/exported-graph.js';
import { datasetWith } from '../../helpers/small-data-set.js';
import { written } from '../../helpers/written.js';

const further = (text: string, language: string) => ({
  text,
  language,
  kind: 'ALTERNATIVE',
  source: 'source:a',
});
const company = (slug: string, value: object) => ({
  id: `company:${slug}`,
  type: 'COMPANY',
  ...value,
});
const policy = { type: 'ACTION_PLAN', status: 'IN_FORCE' };
const entities = [
  company('miele', { name: 'Miele', names: [further('Миле', 'UND'), further('美诺', 'ZH')] }),
  company('both', { name: '华为', nameZh: '华为' }),
  company('chinese', { name: '华为技术有限公司' }),
  company('japanese', { name: '任天堂株式会社ゲーム' }),
  company('russian', { name: 'Газпром' }),
  company('said', { name: 'Газпром-2', names: [further('Газпром-2', 'UND')] }),
  company('keys', {
    name: 'Keys',
    identifiers: ['LEI:213800KUD8LAJWSQ9D15', 'lei: 213800KUD8LXJWSQ9D15', 'CIK:1234', 'loose'],
  }),
  { id: 'policy:day', name: 'Day', ...policy, issuedOn: '2021-08-17', effectiveOn: '2021-09' },
  { id: 'policy:year', name: 'Year', ...policy, issuedOn: '2021', periodStart: '2021' },
  { id: 'policy:part', name: 'Part', ...policy, issuedOn: '2021-Q3', endedOn: '2022-H1' },
];
const dataset = datasetWith(entities, [
  {
    type: 'HOLDS_STAKE_IN',
    value: { from: 'company:miele', to: 'company:both', since: '2021-08' },
  },
]);

interface Literal {
  readonly termType: string;
  readonly value: string;
  readonly language?: string;
  readonly datatype: { readonly value: string };
}
interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: Literal;
}

let quads: Quad[];
beforeAll(async () => {
  const document = JSON.parse((await written(jsonLd, exportedGraphOf(dataset))).toString('utf8'));
  const documentLoader = (url: string) => Promise.reject(new Error(`It asks for ${url}.`));
  quads = (await jsonld.toRDF(document, { documentLoader, safe: true } as object)) as Quad[];
});

function said(id: string, property: string): Literal[] {
  const iri = property.includes(':')
    ? property.replace('pg:', 'urn:policy-graph:vocabulary:')
    : `https://schema.org/${property}`;
  return quads
    .filter(({ subject, predicate }) => subject.value === iriOf(id) && predicate.value === iri)
    .map(({ object }) => object);
}

const iriOf = (id: string) => `urn:policy-graph:${id.replace('>', '%3E')}`;

describe('a name', () => {
  test.each([
    ['company:miele', ['Miele@en']],
    ['company:both', ['华为@zh']],
    ['company:chinese', ['华为技术有限公司']],
    ['company:japanese', ['任天堂株式会社ゲーム']],
    ['company:russian', ['Газпром']],
    ['company:said', ['Газпром-2']],
  ])('of %s has the language that is known, and none otherwise', (id, names) => {
    expect(said(id, 'name').map(tagged)).toEqual(names);
  });

  test('among the further ones has the language that the record gives', () => {
    expect(said('company:miele', 'alternateName').map(tagged).sort()).toEqual(['Миле', '美诺@zh']);
  });

  function tagged({ value, language }: Literal): string {
    return language ? `${value}@${language}` : value;
  }
});

describe('a date', () => {
  const xsd = (name: string) => `http://www.w3.org/2001/XMLSchema#${name}`;
  test.each([
    ['policy:day', 'legislationDate', '2021-08-17', 'date'],
    ['policy:day', 'pg:issuedOn', '2021-08-17', 'date'],
    ['policy:day', 'legislationDateOfApplicability', '2021-09', 'gYearMonth'],
    ['policy:day', 'pg:effectiveOn', '2021-09', 'gYearMonth'],
    ['policy:year', 'legislationDate', '2021', 'gYear'],
    ['policy:year', 'pg:periodStart', '2021', 'gYear'],
    ['holds_stake_in:company:miele>company:both', 'pg:since', '2021-08', 'gYearMonth'],
  ])('of %s, %s, is typed by how exactly it is known', (id, property, value, type) => {
    expect(said(id, property).map((one) => [one.value, one.datatype.value])).toEqual([
      [value, xsd(type)],
    ]);
  });
});

test('a quarter or a half is a date of EDTF', () => {
  const edtf = 'http://id.loc.gov/datatypes/edtf/EDTF';
  for (const [property, value] of [
    ['legislationDate', '2021-35'],
    ['pg:issuedOn', '2021-35'],
    ['expires', '2022-40'],
  ] as const)
    expect(said('policy:part', property)).toMatchObject([{ value, datatype: { value: edtf } }]);
});

test('every entity and relation has its id as everywhere, as identifier and as IRI', () => {
  const ids = [
    ...dataset.entities.map(({ value }) => value.id),
    ...dataset.relations.map(({ id }) => id),
  ];
  for (const id of ids) {
    const plain = said(id, 'identifier').filter(({ termType }) => termType === 'Literal');
    expect(plain.map(({ value }) => value)).toEqual([id]);
  }
  const subjects = new Set(quads.map(({ subject }) => decodeURIComponent(subject.value)));
  for (const id of ids) expect(subjects).toContain(`urn:policy-graph:${id}`);
});

test('an identifier keeps its scheme, and an LEI with right check digits is one', () => {
  expect(said('company:keys', 'leiCode').map(({ value }) => value)).toEqual([
    '213800KUD8LAJWSQ9D15',
  ]);
  const of = (node: string, property: string) =>
    quads
      .filter(
        ({ subject, predicate }) =>
          subject.value === node && predicate.value === `https://schema.org/${property}`,
      )
      .map(({ object }) => object.value)[0];
  const nodes = said('company:keys', 'identifier').filter(
    ({ termType }) => termType === 'BlankNode',
  );
  expect(nodes.map(({ value }) => [of(value, 'propertyID'), of(value, 'value')]).sort()).toEqual([
    [undefined, 'loose'],
    ['CIK', '1234'],
    ['LEI', '213800KUD8LAJWSQ9D15'],
    ['LEI', '213800KUD8LXJWSQ9D15'],
  ]);
});
