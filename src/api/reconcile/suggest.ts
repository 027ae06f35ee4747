import type { Graph } from '../../neo4j/graph.js';
import { kinds } from '../../ontology/index.js';
import { allProperties, propertiesOfKind } from '../../queries/properties/index.js';
import { search } from '../../queries/search/index.js';
import { byName, itemOf } from '../rest/entity/selection.js';
import { typeOf } from './type-of.js';

/** The parameters of a request for suggestions while the user types. */
export interface Typed {
  readonly prefix?: string;
  /** Number of suggestions to skip. */
  readonly cursor?: number;
  readonly type?: string;
}

/** Number of suggestions per response, as many as a drop-down shows. */
const MAX_SHOWN = 15;
/** Maximum number of suggestions in total: the largest page of a search. */
const MAX_SUGGESTED = 200;

/** Suggests entities by the prefix of a name, or by id. */
export async function suggestEntities(
  graph: Graph,
  { prefix = '', cursor: skip = 0, type }: Typed,
) {
  if (!/[\p{L}\p{N}]/u.test(prefix) || skip >= MAX_SUGGESTED) return { result: [] };
  const { edges } = await search(graph, {
    text: prefix,
    // Some clients send a previously chosen type. An unknown one is ignored.
    kinds: isKind(type) ? [type] : undefined,
    first: Math.min(skip + MAX_SHOWN, MAX_SUGGESTED),
    total: false,
    node: byName,
  });
  const result = edges
    // The user is typing a name, so a text that merely mentions the words is not a suggestion.
    .filter(({ how }) => how !== 'MENTION' && how !== 'WORDS')
    .slice(skip)
    .map(({ node, match }) => {
      const { id, kind, name, nameZh, ...more } = itemOf(node);
      const others = [nameZh, match.text, more.summary];
      const description = [...new Set(others)].filter((one) => one && one !== name && one !== id);
      return { id, name, description: description.join(' · '), notable: [typeOf(kind)] };
    });
  return { result };
}

/** Suggests kinds by the prefix of their names, in English or Chinese. */
export function suggestTypes({ prefix = '', cursor }: Typed) {
  const found = kinds
    .filter(({ name, label }) => begins(prefix, [name, label.en, label.zh]))
    .map((kind) => ({ ...typeOf(kind.name), description: kind.description }));
  return page(found, cursor);
}

/** Suggests properties by the prefix of their ids or of a word in their labels. A type limits them to its kind. */
export function suggestProperties({ prefix = '', cursor, type }: Typed) {
  const known = isKind(type) ? propertiesOfKind(type) : allProperties();
  const found = known
    .filter(({ id, label }) => begins(prefix, [id, label, ...label.split(' ')]))
    .map(({ id, label, description }) => ({ id, name: label, description }));
  return page(found, cursor);
}

/** Properties that can be added as columns to entities of a kind. */
export function proposals(type: string | undefined, most = 0) {
  const known = isKind(type) ? propertiesOfKind(type) : allProperties();
  const proposed = most > 0 ? known.slice(0, most) : known;
  return {
    ...(type ? { type } : {}),
    ...(most > 0 ? { limit: most } : {}),
    properties: proposed.map(({ id, label, description }) => ({ id, name: label, description })),
  };
}

function page<Item>(found: readonly Item[], skip = 0) {
  return { result: found.slice(skip, skip + MAX_SHOWN) };
}

function begins(prefix: string, texts: readonly string[]): boolean {
  const asked = prefix.trim().toLowerCase();
  return texts.some((text) => text.toLowerCase().startsWith(asked));
}

function isKind(type: string | undefined): type is string {
  return kinds.some(({ name }) => name === type);
}
