import { parse } from 'csv-parse/sync';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { unzipped } from './exported.js';

/** What is read back of a file: the summary of each entity and the note of each relation, by the ids of the file. */
export type Texts = ReadonlyMap<string, string>;

/** How each format is read back, by its name. A format that is added brings its reader here. */
export const readers: Readonly<Record<string, (file: Buffer) => Texts | Promise<Texts>>> = {
  ndjson: (file) => textsOf(jsonLines(file)),
  csv: async (file) => {
    const tables = [...(await unzipped(file))].filter(([path]) =>
      /^(entities|relations)\/\w+\.csv$/.test(path),
    );
    return textsOf(tables.flatMap(([, text]) => parse(text, { columns: true }) as Row[]));
  },
  graphml: (file) => textsOf(elementsOf(file.toString('utf8'))),
  gexf: (file) => {
    const xml = file.toString('utf8');
    // graphology reads the type of a graph off its edges, and refuses one without.
    if (!xml.includes('<edge ')) return new Map();
    const graph = parseGexf(MultiDirectedGraph, xml);
    const nodes = graph.mapNodes((id, attributes): Row => ({ id, ...attributes }));
    return textsOf([...nodes, ...graph.mapEdges((id, attributes): Row => ({ id, ...attributes }))]);
  },
  jsonld: (file) => {
    const { '@graph': nodes } = JSON.parse(file.toString('utf8')) as { '@graph': Row[] };
    return textsOf(
      nodes
        .filter((node) => node.identifier)
        .map((node) => ({
          id: [node.identifier].flat()[0],
          summary: node.description,
          note: node['pg:note'],
        })),
    );
  },
  ftm: (file) =>
    textsOf(
      jsonLines(file).map(({ id, properties }) => ({
        id,
        summary: (properties as Record<string, string[]>).summary?.[0],
      })),
    ),
  cypher: (file) => textsOf(mapsOf(file.toString('utf8'))),
  'neo4j-admin': async (file) => {
    const files = await unzipped(file);
    const tables = [...files].filter(([path]) => /^(nodes|relationships)\/\w+\.csv$/.test(path));
    return textsOf(
      tables.flatMap(([path, text]) => {
        const header = (files.get(path.replace('.csv', '-header.csv')) ?? '').trim().split(',');
        return parse(text, { columns: header.map((name) => name.split(':')[0] || name) }) as Row[];
      }),
    );
  },
};

type Row = Record<string, unknown>;

function textsOf(rows: readonly Row[]): Texts {
  return new Map(
    rows
      .map(({ id, summary, note }): [string, string] => [String(id), String(summary || note)])
      .filter(([id]) => id !== 'undefined'),
  );
}

function jsonLines(file: Buffer): Row[] {
  const lines = file.toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Row);
}

/** The nodes and edges of GraphML, each with its id and its data by the name of the field. */
export function elementsOf(xml: string): Row[] {
  return [...xml.matchAll(/<(?:node|edge) id="([^"]*)"[^>]*>(.*?)<\/(?:node|edge)>/gs)].map(
    ([, id = '', content = '']) => ({
      id: unescaped(id),
      ...Object.fromEntries(
        [...content.matchAll(/<data key="\w_(\w+)">(.*?)<\/data>/gs)].map(([, key, text = '']) => [
          key,
          unescaped(text),
        ]),
      ),
    }),
  );
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

/** The texts in the maps of a Cypher script. Each map of an entity or a relation begins with its id. */
function mapsOf(script: string): Row[] {
  const rows: Row[] = [];
  for (const [, key, text = ''] of script.matchAll(/(?:(\w+): )?'((?:[^'\\]|\\.)*)'/gs)) {
    const value = text.replace(
      /\\(.)/gs,
      (_, sign) => ({ n: '\n', r: '\r', t: '\t' })[sign as string] ?? sign,
    );
    if (key === 'id') rows.push({ id: value });
    else if (key && rows.length > 0) Object.assign(rows.at(-1) as Row, { [key]: value });
  }
  return rows;
}
