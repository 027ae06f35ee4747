import type { StatementBuilder } from './builder.js';

/**
 * The expression of one relation as a LinkRow of ../reason: its ends, what it says itself, and its sources.
 * `link` is a variable bound to the relation. `asked` names the fields of a step that are wanted, all when left out:
 * what nobody asks for stays empty, as to read it costs more than to find the relation, and sources more than all else.
 */
export function relationProjection(
  link: string,
  context: StatementBuilder,
  asked?: ReadonlySet<string>,
): string {
  const read = (expression: string, fields: readonly string[], otherwise = 'null') =>
    !asked || fields.some((field) => asked.has(field)) ? expression : otherwise;
  const end = (node: string, field: string) => {
    const names = ['name', 'nameZh'].map((name) => read(`${node}.${name}`, [field, ...inWords]));
    return [`${node}.id`, ...names].join(', ');
  };
  const own = ownFields.map((field) =>
    read(`${link}.${field}`, qualifying.has(field) ? [field, ...inWords] : [field]),
  );
  const sources = read(sourcesOf(link, context), ['sources'], '[]');
  return `[type(${link}), ${link}.id, ${end(`startNode(${link})`, 'from')}, ${end(`endNode(${link})`, 'to')}, ${own.join(', ')}, ${sources}]`;
}

function sourcesOf(link: string, context: StatementBuilder): string {
  const [reference, source] = [context.fresh('ref'), context.fresh('source')];
  return `COLLECT { UNWIND ${link}.sources AS ${reference} MATCH (${source}:Source {id: split(${reference}, '#')[0]}) RETURN [${reference}, ${source}.id, ${source}.name, ${source}.publisher] }`;
}

/** What a relation says itself, in the order of LinkRow. */
const ownFields = [
  'status',
  'basis',
  'certainty',
  'direction',
  'role',
  'since',
  'until',
  'percent',
  'event',
] as const;

/** The sentences of a step, made of the names of its ends and of what qualifies it. */
const inWords = ['sentence', 'sentenceZh'] as const;
const qualifying: ReadonlySet<string> = new Set([
  'status',
  'basis',
  'certainty',
  'direction',
  'role',
]);

/** All that a step tells but where it was read. */
export const allButSources: ReadonlySet<string> = new Set([...ownFields, ...inWords, 'from', 'to']);
