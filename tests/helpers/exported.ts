import fc from 'fast-check';
import { fromBuffer } from 'yauzl';
import { contentHash } from '../../src/dataset/content-hash.js';
import type { Dataset, Entity } from '../../src/dataset/dataset.js';
import { formatNamed } from '../../src/interchange/export/formats.js';
import { load } from '../../src/load/load.js';
import type { Graph } from '../../src/neo4j/graph.js';
import { derivedRelations, relationsWithSortIndex, secondIdKey } from '../../src/ontology/index.js';
import { type ExportRequest, exportGraph } from '../../src/queries/export/index.js';
import { generatedDataset } from './generated.js';
import { emptyGraph } from './graph.js';

/** Texts that have broken writers of files before: quotes, separators, escapes, formulas, ends of lines, other planes. */
export const nastyTexts = [
  ...['\\u0027 OR 1=1 //', '\\\\u0027', "'; MATCH (n) DETACH DELETE n; //", 'a;b\\;c\\', '"', '""'],
  ...[
    '=1+1',
    '@SUM(A1)',
    'a,b\r\nc',
    'two\nlines',
    'one\rline',
    ' blanks ',
    ']]>',
    '<b>&amp;</b>',
    '𠮷林 工信部',
    'tab\there',
  ],
  ...[
    'line\u2028end',
    '|',
    '`dollar`',
    '#',
    '\u00a0',
    'é e\u0301',
    '$p0',
    '{a: 1}',
    '// no comment',
  ],
];

/**
 * A small data set with every kind and relation of the ontology, whose summaries and notes are texts that break things.
 * The same for the same seed.
 */
export function nastyDataset(seed: number): Dataset {
  const plain = generatedDataset({ seed: seed % 1000, each: 10, links: 6 });
  // GEXF and GraphML cannot hold control characters, and no file can hold half a pair.
  const text = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 12 })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are left out.
    .filter((one) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(one));
  const random = fc.sample(text, { seed, numRuns: 200 });
  const texts = [...nastyTexts, ...random];
  const next = (at: number) => texts[at % texts.length] ?? '';
  const content = {
    meta: plain.meta,
    entities: plain.entities.map((entity, at) => ({
      ...entity,
      value: { ...entity.value, summary: next(at) } as Entity['value'],
    })),
    relations: plain.relations.map((link, at) => ({
      ...link,
      value: { ...link.value, note: next(at + 7) },
    })),
  };
  return { ...content, hash: contentHash(content) };
}

/** A graph that holds a data set and nothing else. */
export async function graphOf(dataset: Dataset): Promise<Graph> {
  const graph = await emptyGraph();
  await load(graph, dataset);
  return graph;
}

/** The whole file of an export. */
export async function exported(
  graph: Graph,
  format: string,
  part: Partial<ExportRequest> = {},
): Promise<Buffer> {
  const found = formatNamed(format);
  if (!found) throw new Error(`There is no format ${format}.`);
  const { content, close } = await exportGraph(graph, { ...part, format: found });
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(Buffer.from(piece as string));
  await close();
  return Buffer.concat(pieces);
}

/** The files of an archive, as yauzl reads them. */
export function unzipped(archive: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  return new Promise((done, fail) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return fail(error);
      zip.on('error', fail);
      zip.on('end', () => done(files));
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (problem, stream) => {
          if (problem || !stream) return fail(problem);
          const pieces: Buffer[] = [];
          for await (const piece of stream) pieces.push(piece as Buffer);
          files.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
          zip.readEntry();
        });
      });
      zip.readEntry();
    });
  });
}

/** What stands in the graph beside the note of its load: for "the same graph came back". */
export async function thingsIn(graph: Graph, without: readonly string[] = []): Promise<unknown> {
  const keysOf = (type: unknown) =>
    relationsWithSortIndex
      .filter(({ relation }) => without === derived && relation === type)
      .flatMap(({ properties }) => properties);
  const nodes = await graph.read(
    'MATCH (n) WHERE n.id IS NOT NULL RETURN labels(n), properties(n) ORDER BY n.id',
  );
  const links = await graph.read(
    'MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY r.id',
  );
  const plain = (row: readonly unknown[]) => {
    const left = [...without, ...keysOf(row[0])];
    return row.map((value) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).filter(([name]) => !left.includes(name)))
        : value,
    );
  };
  const isDerived = (type: unknown) => derivedRelations.some(({ name }) => name === type);
  const kept = links.filter(([type]) => without !== derived || !isDerived(type));
  return [nodes.map(plain), kept.map(plain)];
}

/**
 * What the loader writes beside the facts: names folded for the search, keys of lists on relations, relations to
 * sources, whose statement it is, and where data sets differ.
 */
export const derived = [
  ...['aliases', 'caption', 'nameKeys', 'searchKeys', 'textKeys', secondIdKey],
  ...['hash', 'datasets', 'statements', 'differing', 'differingRelations', 'otherSources'],
];

/** Another run tries other texts; SEED=… goes back to where a run failed. */
export function seedOfRun(): number {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`The seed of this run is ${seed}; SEED=${seed} does the same again.`);
  return seed;
}
