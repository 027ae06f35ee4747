import type { Context } from './context.js';

/**
 * The expression of one relation as a LinkRow of ../reason: its ends, what it says itself, and its sources.
 * `link` is a variable bound to the relation. Sources cost more than all the rest; where nobody asks for them, they are
 * left empty.
 */
export function linkOf(link: string, context: Context, withSources = true): string {
  const [reference, source] = [context.variable('ref'), context.variable('source')];
  const end = (side: string) =>
    `${side}(${link}).id, ${side}(${link}).name, ${side}(${link}).nameZh`;
  const sources = withSources
    ? `COLLECT { UNWIND ${link}.sources AS ${reference} MATCH (${source}:Source {id: split(${reference}, '#')[0]}) RETURN [${reference}, ${source}.id, ${source}.name, ${source}.publisher] }`
    : '[]';
  const own = ownFields.map((field) => `${link}.${field}`);
  return `[type(${link}), ${link}.id, ${end('startNode')}, ${end('endNode')}, ${own.join(', ')}, ${sources}]`;
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
