import { fieldShapes, kinds, relations } from '../../ontology/index.js';
import type { Fields, Format } from '../../queries/export/exported.js';
import { provenance } from './attributes.js';
import { type Column, saidOf, storedColumnsOf } from './columns.js';

/** Rows per statement. Neo4j plans each statement anew, and a long statement needs memory. */
const BATCH_SIZE = 500;

/** A script of plain Cypher that creates the same graph in an empty Neo4j. Running it again changes nothing. */
export const cypher: Format = {
  name: 'cypher',
  description: 'a script of plain Cypher that makes the same graph in an empty Neo4j',
  mediaType: 'application/x-cypher-query',
  extension: 'cypher',
  keeps: {
    entitiesAndRelations: 'all',
    fields: 'yes',
    names: 'yes',
    places: 'yes',
    datasets: 'their names in the first line',
    comesBack: 'yes, into an empty Neo4j',
  },
  notes:
    'Plain statements, batches of 500 rows, `MERGE` by id: running it twice changes nothing. `cypher-shell -f policy-graph.cypher`. Of the dates, quarters and halves of a year are stored as texts that sort at their first day: `2021-06Q` for `2021-Q3`, `2021-00H` for `2021-H1`; see [In Neo4j Browser](neo4j-browser.md#dates).',
  async *write(graph) {
    yield `// ${provenance(graph).replace(/[\r\n]+/g, ' ')}\n`;
    for (const { name } of kinds)
      yield `CREATE CONSTRAINT ${name.toLowerCase()}_id IF NOT EXISTS FOR (n:${name}) REQUIRE n.id IS UNIQUE;\n`;
    for (const kind of kinds) {
      const columns = storedColumnsOf(fieldShapes(kind.schema));
      const batches = new Batches(() => `MERGE (n:${kind.name} {id: row.id}) SET n = row`);
      for await (const { value } of graph.entities(kind.name))
        yield* batches.add('', properties(columns, value));
      yield* batches.rest();
    }
    for (const relation of relations) {
      const columns = storedColumnsOf(saidOf(relation));
      const batches = new Batches((pair) => {
        const [from, to] = pair.split(' ');
        return `MATCH (a:${from} {id: row.a}) MATCH (b:${to} {id: row.b}) MERGE (a)-[r:${relation.name} {id: row.r.id}]->(b) SET r = row.r`;
      });
      for await (const { id, value, from, to } of graph.relations(relation.name)) {
        const said = properties(columns, value, [['id', literal(id)]]);
        const row = `{a: ${literal(value.from)}, b: ${literal(value.to)}, r: ${said}}`;
        yield* batches.add(`${from.kind} ${to.kind}`, row);
      }
      yield* batches.rest();
    }
  },
};

/** Buffers rows by kind or pair of kinds until there are enough for one statement. */
class Batches {
  readonly #waiting = new Map<string, string[]>();
  constructor(private readonly statementFor: (sort: string) => string) {}

  *add(sort: string, row: string): Generator<string> {
    const rows = this.#waiting.get(sort) ?? [];
    rows.push(row);
    this.#waiting.set(sort, rows);
    if (rows.length >= BATCH_SIZE) yield this.#statement(sort);
  }

  *rest(): Generator<string> {
    for (const sort of this.#waiting.keys()) yield this.#statement(sort);
  }

  #statement(sort: string): string {
    const rows = this.#waiting.get(sort) ?? [];
    this.#waiting.delete(sort);
    return `UNWIND [\n${rows.join(',\n')}\n] AS row ${this.statementFor(sort)};\n`;
  }
}

function properties(
  columns: readonly Column[],
  value: Fields,
  more: readonly (readonly [string, string])[] = [],
): string {
  const own = columns.flatMap((column) => {
    const given = column.of(value);
    return given === undefined ? [] : [[column.name, literal(given, column.type)] as const];
  });
  return `{${[...more, ...own].map(([name, text]) => `${name}: ${text}`).join(', ')}}`;
}

/**
 * A Cypher literal. A whole value of a fractional type keeps its decimal point; otherwise it would become an integer.
 */
function literal(value: unknown, type?: string): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, type)).join(', ')}]`;
  if (typeof value === 'number')
    return type === 'number' && Number.isInteger(value) ? value.toFixed(1) : String(value);
  if (typeof value === 'boolean') return String(value);
  return `'${String(value).replace(special, (sign) => escapes[sign] ?? sign)}'`;
}

const special = /[\\'\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
