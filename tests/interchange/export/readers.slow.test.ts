import { parse } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/neo4j/graph.js';
import { fieldShapes, kinds, relations } from '../../../src/ontology/index.js';
import { fieldsOf } from '../../helpers/csv-values.js';
import {
  derived,
  exported,
  graphOf,
  nastyDataset,
  seedOfRun,
  thingsIn,
  unzipped,
} from '../../helpers/exported.js';
import { emptyGraph } from '../../helpers/graph.js';

const seed = seedOfRun();
const dataset = nastyDataset(seed);

let graph: Graph;
beforeAll(async () => {
  graph = await graphOf(dataset);
});
afterAll(() => graph?.close());

describe('CSV, read by csv-parse and yauzl', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await unzipped(await exported(graph, 'csv'));
  });
  const rowsOf = (path: string): Record<string, string>[] =>
    parse(files.get(path) ?? '', { columns: true });

  test('gives back every field of every entity', () => {
    for (const kind of kinds) {
      const fields = fieldShapes(kind.schema);
      const objects = fields.filter((field) => field.fields);
      const found = rowsOf(`entities/${kind.plural}.csv`).map((row) => ({
        ...fieldsOf(fields, row),
        ...Object.fromEntries(
          objects.flatMap(({ name, fields: inner = [] }) => {
            const own = rowsOf(`entities/${kind.plural}.${name}.csv`).filter(
              ({ id }) => id === row.id,
            );
            return own.length > 0 ? [[name, own.map((one) => fieldsOf(inner, one))]] : [];
          }),
        ),
      }));
      const stated = dataset.entities.filter((one) => one.kind === kind.name);
      expect(found).toEqual(byId(stated.map(({ value }) => value)));
    }
  });

  test('gives back every relation, with the names of both ends beside their ids', () => {
    const names = new Map(dataset.entities.map(({ value }) => [value.id, value.name]));
    for (const relation of relations) {
      const rows = rowsOf(`relations/${relation.name}.csv`);
      const stated = dataset.relations.filter(({ type }) => type === relation.name);
      expect(
        rows.map((row) => ({ id: row.id, ...fieldsOf(fieldShapes(relation.schema), row) })),
      ).toEqual(byId(stated.map(({ id, value }) => ({ id, ...value }))));
      for (const { from = '', to = '', fromName, toName } of rows)
        expect([fromName, toName]).toEqual([names.get(from), names.get(to)]);
    }
  });

  test('is safe from formulas when asked to be, and exact when not', async () => {
    const safe = await unzipped(await exported(graph, 'csv', { options: { formulaSafe: true } }));
    const cells = [...safe]
      .filter(([path]) => path.endsWith('.csv'))
      .flatMap(([, text]) => parse(text).flat());
    expect(cells).toContain("'=1+1");
    expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([]);
    expect(files.get('entities/policies.csv')).toMatch(/,=1\+1,/);
  });
});

describe('GEXF, read by graphology', () => {
  test('has every node with its label, colour and fields, and every edge with its ends', async () => {
    const found = parseGexf(MultiDirectedGraph, (await exported(graph, 'gexf')).toString('utf8'), {
      allowUndeclaredAttributes: false,
      addMissingNodes: false,
    });
    expect(found.order).toBe(dataset.entities.length);
    expect(found.size).toBe(dataset.relations.length);
    for (const { kind, value } of dataset.entities) {
      expect(found.getNodeAttributes(value.id)).toMatchObject({
        ...{ label: value.name, kind, summary: value.summary },
        sources: (value.sources as string[]).join(';'),
      });
    }
    expect(found.getNodeAttribute('policy:g0', 'color')).toBe('rgb(247,151,103)');
    for (const { id, type, value } of dataset.relations) {
      const { from, to, note } = value;
      expect(found.extremities(id).sort()).toEqual([from, to].sort());
      expect(found.getEdgeAttributes(id)).toMatchObject({ type, note, status: value.status });
    }
  });
});

describe('JSON-LD, read by jsonld', () => {
  test('becomes triples without any address being asked, each thing with its name, type and sources', async () => {
    const document = JSON.parse((await exported(graph, 'jsonld')).toString('utf8'));
    const documentLoader = (url: string) => Promise.reject(new Error(`It asks for ${url}.`));
    const quads = (await jsonld.toRDF(document, {
      documentLoader,
      safe: true,
    } as object)) as Quad[];
    const about = new Map<string, Set<string>>();
    for (const { subject, predicate, object } of quads) {
      const said = about.get(subject.value) ?? new Set();
      about.set(subject.value, said.add(`${predicate.value} ${object.value}`));
    }
    for (const { kind, value } of dataset.entities) {
      const said = about.get(`urn:policy-graph:${value.id}`) ?? new Set();
      expect(said).toContain(`${rdfType} urn:policy-graph:vocabulary:${kind}`);
      expect(said).toContain(`https://schema.org/name ${value.name}`);
      expect(said).toContain(`https://schema.org/description ${value.summary}`);
      for (const source of value.sources as string[])
        expect(said).toContain(`https://schema.org/isBasedOn urn:policy-graph:${source}`);
    }
    for (const { id, type, value } of dataset.relations) {
      const said = about.get(`urn:policy-graph:${id.replace('>', '%3E')}`) ?? new Set();
      expect(said).toContain(`urn:policy-graph:vocabulary:from urn:policy-graph:${value.from}`);
      expect(said).toContain(`urn:policy-graph:vocabulary:status ${value.status}`);
      expect(said).toContain(
        `https://schema.org/isBasedOn urn:policy-graph:${(value.sources as string[])[0]}`,
      );
      const direct = `urn:policy-graph:vocabulary:${type.toLowerCase()} urn:policy-graph:${value.to}`;
      if (value.status === 'ACTUAL')
        expect(about.get(`urn:policy-graph:${value.from}`)).toContain(direct);
    }
    const law = about.get('urn:policy-graph:policy:g0');
    expect(law).toContain(`${rdfType} https://schema.org/Legislation`);
  });
});

test('Cypher makes the same graph in an empty Neo4j, but for what the loader derives, and changes nothing the second time', async () => {
  const before = await thingsIn(graph, derived);
  const script = (await exported(graph, 'cypher')).toString('utf8');
  const statements = script.split(/;\n/).filter((text) => text.trim());
  const empty = await emptyGraph();
  for (const _time of [1, 2]) {
    for (const statement of statements) await empty.driver.executeQuery(statement);
    expect(await thingsIn(empty)).toEqual(before);
  }
  await empty.close();
});

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}
