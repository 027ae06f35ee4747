import type { StatementBuilder } from './builder.js';

/**
 * The expression for one relation as a LinkRow: its ends, its own fields, and its sources. `link` is a variable bound
 * to the relation. `asked` names the selected fields of a step; all, if omitted. Other fields stay empty, because
 * reading them costs more than finding the relation, and sources cost the most.
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

/** The fields of the relation itself, in the order of LinkRow. */
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

/** The sentences of a step. They are built from the names of its ends and its qualifying fields. */
const inWords = ['sentence', 'sentenceZh'] as const;
const qualifying: ReadonlySet<string> = new Set([
  'status',
  'basis',
  'certainty',
  'direction',
  'role',
]);

/** All fields of a step except its sources. */
export const allButSources: ReadonlySet<string> = new Set([...ownFields, ...inWords, 'from', 'to']);
