import { nameKey } from '../../text/normalise/fold.js';
import { at, type Rule } from '../rule.js';
import { namesOf } from './shared-name.js';

/** An entity of a data set, as the rules and the import have it. */
interface Publisher {
  readonly kind: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The kinds that publish: the ends of PUBLISHED_BY. */
const publishing = new Set(['Agency', 'Company']);

/**
 * The id of the agency or company that a publisher's name means exactly, whatever its case or script. Undefined if
 * none of the entities bears the name, or several do.
 */
export function publisherNames(
  entities: Iterable<Publisher>,
): (name: unknown) => string | undefined {
  const bearers = new Map<string, Set<string>>();
  for (const { kind, value } of entities) {
    if (!publishing.has(kind) || typeof value.id !== 'string') continue;
    for (const { name } of namesOf({ value })) {
      const key = nameKey(name);
      bearers.set(key, (bearers.get(key) ?? new Set()).add(value.id));
    }
  }
  return (name) => {
    const [id, another] = typeof name === 'string' ? (bearers.get(nameKey(name)) ?? []) : [];
    return another === undefined ? id : undefined;
  };
}

export const knownPublisher: Rule = {
  name: 'publisher',
  description: 'A source whose publisher is an agency or company of the data set is tied to it.',
  check: ({ entities, links }) => {
    const meant = publisherNames(entities);
    const tied = new Set(
      links
        .filter(({ type }) => type === 'PUBLISHED_BY')
        .map(({ value }) => `${value.from} ${value.to}`),
    );
    return entities.flatMap((source) => {
      if (source.kind !== 'Source') return [];
      const id = meant(source.value.publisher);
      if (id === undefined || tied.has(`${source.value.id} ${id}`)) return [];
      return [
        {
          ...at(source, 'publisher'),
          message: `${source.value.publisher} is ${id}, and ${source.value.id} is not tied to it.`,
          expected: 'a relation PUBLISHED_BY from the source to the agency or company',
          fix: `Add {type: PUBLISHED_BY, from: ${source.value.id}, to: ${id}, sources: […]}.`,
        },
      ];
    });
  },
};
