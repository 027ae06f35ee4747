import { z } from 'zod';
import type { EntityNode } from '../../cypher/entity.js';
import { pageSizeOf } from '../../cypher/page.js';
import type { Graph } from '../../neo4j/graph.js';
import { kinds as allKinds, kindNamed } from '../../ontology/index.js';
import type { AsOf } from '../../query/as-of.js';
import { decodeCursor, encodeCursor } from '../../query/cursor.js';
import type { EntitySelection } from '../../query/selection.js';
import type { NameOf, SearchCandidate } from '../../text/search/candidate.js';
import type { Tier } from '../../text/search/candidate-queries.js';
import { byRank, type Hit } from '../../text/search/ranking.js';
import { askedFor, type SearchText } from '../../text/search/search-text.js';
import { type Answer, kindName } from '../answer.js';
import { argument, type pageArguments, type Request } from '../arguments.js';
import { entities } from '../entity/index.js';
import type { searchAnswer } from './answer.js';
import { MAX_FOUND } from './candidates.js';
import { find } from './find.js';

export const searchArguments = {
  text: argument(
    z.string(),
    'What to search for: a name or a few words, in English or Chinese, at most 200 characters. There are no search operators.',
    '工信部',
  ),
  kinds: argument(
    z.array(kindName).nullish(),
    'Only entities of these kinds. Default: all.',
    'AGENCY',
  ),
};

export interface SearchRequest
  extends Request<typeof searchArguments>,
    Request<typeof pageArguments> {
  readonly asOf?: AsOf | undefined;
  /** Whether to count all hits. Default: yes. Without the number, the look-up of texts may be skipped. */
  readonly total?: boolean | undefined;
  readonly node: EntitySelection;
}

/**
 * Entities by name, part of a name, pinyin, misspelling, or mention in a text, best first, each with the text that
 * matched. One statement for the likely matches, and one for the entities of the page if more than names is selected.
 * Throws BAD_USER_INPUT for a text with nothing to search for, LIMIT_EXCEEDED for a long text or a large page.
 */
export async function search(
  graph: Graph,
  wanted: SearchRequest,
): Promise<Answer<typeof searchAnswer>> {
  const size = pageSizeOf({ first: wanted.first ?? undefined });
  const asked = askedFor(wanted.text);
  const kinds = (wanted.kinds?.map(kindNamed) ?? allKinds).map(({ name }) => name);
  const order = { name: orderOf(asked, kinds), valueType: 'rank' as const };
  const after = wanted.after == null ? undefined : decodeCursor(order, wanted.after, 'after');
  const behind = (hits: readonly Hit[]) =>
    after
      ? hits.filter((hit) => byRank(hit, { rank: after[0] as number[], id: after[1] }) > 0)
      : hits;
  const total = wanted.total ?? true;
  const { hits, cut } = await find(graph, asked, kinds, {
    total,
    words: true,
    isEnough: (named) => behind(named).length > size,
  });
  const rest = behind(hits);
  const page = rest.slice(0, size);
  const nodes = isFound(wanted.node)
    ? page.map(({ of }) => entityFound(of))
    : await entities(
        graph,
        page.map(({ id }) => id),
        wanted.node,
        wanted.asOf,
      );
  const edges = page.flatMap((hit, at) => {
    const node = nodes[at];
    // An entity that was deleted between the two statements is treated as never found.
    return node ? [edgeOf(order.name, hit, node)] : [];
  });
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    totalCount: total ? hits.length : null,
    hasNextPage: rest.length > size,
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
    complete: cut.size === 0,
    ...whyNot(cut),
    asOf: wanted.asOf?.day ?? null,
  };
}

/** A hit as listed on a page. Cursor and match details are expensive and are computed on demand. */
function edgeOf(order: string, hit: Hit, node: EntityNode) {
  return {
    get cursor() {
      return encodeCursor(order, [hit.rank, hit.id]);
    },
    node,
    how: hit.how,
    get match() {
      return hit.match;
    },
  };
}

/** Whether everything selected was already read by the search. */
function isFound(selection: EntitySelection): boolean {
  return (
    selection.size === allKinds.length &&
    [...selection.values()].every(
      ({ fields, sources, statements = [], traversals: sides, inForce }) =>
        sources.length + statements.length + sides.length + inForce.length === 0 &&
        [...fields].every((field) => fieldsFound.has(field)),
    )
  );
}

const fieldsFound: ReadonlySet<string> = new Set(['id', 'name', 'nameZh']);

function entityFound({ kind, id, names }: SearchCandidate): EntityNode {
  const text = (field: NameOf['field']) => names.find((one) => one.field === field)?.text ?? null;
  return { __typename: kind, id, name: text('NAME'), nameZh: text('NAME_ZH') };
}

/** A cursor is valid only for the search that it came from. */
function orderOf({ key }: SearchText, kinds: readonly string[]): string {
  return `search "${key}" ${[...kinds].sort().join()}`;
}

function whyNot(cut: ReadonlySet<Tier>) {
  if (cut.size === 0) return { incomplete: null, incompleteZh: null };
  if (cut.has('WORDS'))
    return {
      incomplete:
        'No name matches the whole text. These match some of its words; others that match fewer words may be missing.',
      incompleteZh: '没有名称与全文匹配。以下结果只匹配其中部分词语；匹配更少的结果可能未列出。',
    };
  return {
    incomplete: `More than ${MAX_FOUND} ${cut.size === 1 && cut.has('MENTION') ? 'texts mention it' : 'entities could match'}; only these were compared. Write more of the name, or say which kinds.`,
    incompleteZh: `可能匹配的结果超过 ${MAX_FOUND} 个，只比较了其中一部分。请输入更完整的名称，或指定实体类型。`,
  };
}
