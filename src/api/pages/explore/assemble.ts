import {
  type FoundPath,
  type FoundPaths,
  type Held,
  mergedIds,
  type Picture,
  type PictureNode,
  type Tie,
} from './picture.js';
import { DEFAULT_NEIGHBOURS, type Expansion, type ExplorerState, MAX_ENTITIES } from './state.js';

/** What an explorer asks. The server asks the functions of the queries, the browser the same through the API. */
export interface Asker {
  /** The ids of an entity and of its neighbours, the entity first. `of` may be a name. */
  neighbours(of: string, through: Omit<Expansion, 'id'>): Promise<readonly string[]>;
  /** The entities and every tie between them. Unknown ids are left out. */
  picture(ids: readonly string[]): Promise<Pick<Picture, 'nodes' | 'ties'>>;
  held(ids: readonly string[], day: string): Promise<Held>;
  paths(from: string, to: string, maxHops: number): Promise<FoundPaths>;
  /** The ids in an answer of /v1/policies-affecting, with those of its reasons. */
  policies(query: string): Promise<readonly string[]>;
}

/** What lies on the canvas in a state. Rejects with the error of the first question that fails. */
export async function pictureOf(state: ExplorerState, asker: Asker): Promise<Picture> {
  const usual = { relation: null, direction: 'BOTH', count: DEFAULT_NEIGHBOURS } as const;
  const paths =
    state.from && state.to ? await asker.paths(state.from, state.to, state.maxHops) : null;
  const answer = state.policies ? await asker.policies(state.policies) : [];
  const around = await inTurn(state.of, (of) => asker.neighbours(of, usual));
  const expanded = await inTurn(state.expand, ({ id, ...through }) =>
    asker.neighbours(id, through),
  );
  const starts = around.flatMap(([first]) => first ?? []);
  const named = [...starts, ...(paths?.paths.flatMap(({ ids }) => ids) ?? []), ...answer];
  const { ids, cut } = mergedIds([named, ...around, ...expanded], MAX_ENTITIES);
  const found = ids.length > 0 ? await asker.picture(ids) : { nodes: [], ties: [] };
  return {
    ...found,
    starts: Object.fromEntries(
      state.of.flatMap((name, at) => (around[at]?.[0] ? [[name, around[at][0]]] : [])),
    ),
    cut,
    held: state.asOf && ids.length > 0 ? await asker.held(ids, state.asOf) : null,
    paths,
  };
}

/** One after the other: several at once would take the turns of other requests. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await ask(item));
  return results;
}

type Language = 'en' | 'zh';

/** The fields of a neighbourhood's entity that a picture needs, by the names that GraphQL and the queries share. */
export interface NodeAnswer {
  readonly node: Readonly<Record<string, unknown>> & {
    readonly __typename: string;
    readonly id: string;
  };
  readonly hidden: readonly {
    readonly relation: string;
    readonly direction: string;
    readonly label: string;
    readonly labelZh: string;
    readonly count: number;
  }[];
}

/** The fields that say when, first the one that says most, by kind. */
export const dayFields: Readonly<Record<string, readonly string[]>> = {
  Policy: [
    ...['issuedOn', 'passedOn', 'decidedOn', 'publishedOn'],
    ...['effectiveOn', 'reportedOn', 'listedOn'],
  ],
  Event: ['date', 'reportedOn', 'listedOn'],
  Provision: ['byWhen'],
};

export function nodeFrom({ node, hidden }: NodeAnswer, language: Language): PictureNode {
  const text = (field: string) => (typeof node[field] === 'string' ? node[field] : null);
  const name = text('name') ?? node.id;
  const nameZh = text('nameZh');
  const [shown, other] = language === 'zh' && nameZh ? [nameZh, name] : [name, nameZh];
  const days = (dayFields[node.__typename] ?? []).flatMap((field) => text(field) ?? []);
  return {
    id: node.id,
    kind: node.__typename,
    name: shown,
    otherName: other === shown ? null : other,
    summary: text('summary'),
    day: days[0] ?? null,
    open: hidden.map(({ relation, direction, label, labelZh, count }) => ({
      relation,
      direction: direction === 'OUT' || direction === 'IN' ? direction : 'BOTH',
      label: language === 'zh' ? labelZh : label,
      count,
    })),
  };
}

interface SourceAnswer {
  readonly id: string;
  readonly name: string;
  readonly publisher: string;
  readonly place: string | null;
}

export interface EdgeAnswer {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly labelZh: string;
  readonly weak: boolean;
  readonly symmetric: boolean;
  readonly step: {
    readonly relation: string;
    readonly id: string;
    readonly status: string;
    readonly since: string | null;
    readonly until: string | null;
    readonly sentence: string;
    readonly sentenceZh: string;
    readonly sources: readonly SourceAnswer[];
  };
}

export function tieFrom({ step, ...edge }: EdgeAnswer, language: Language): Tie {
  const { from, to, label, labelZh, weak, symmetric } = edge;
  const { id, relation, status, since, until, sentence, sentenceZh, sources } = step;
  const isZh = language === 'zh';
  return {
    ...{ id, from, to, relation, label: isZh ? labelZh : label, weak, symmetric },
    ...{ status, since, until, sentence: isZh ? sentenceZh : sentence },
    sources: sources.map(sourceFrom),
  };
}

const sourceFrom = ({ id, name, publisher, place }: SourceAnswer) => ({
  id,
  name,
  publisher,
  place,
});

export interface PathsAnswer {
  readonly sentence: string;
  readonly sentenceZh: string;
  readonly complete: boolean;
  readonly hasMore: boolean;
  readonly paths: readonly {
    readonly ids: readonly string[];
    readonly weak: boolean;
    readonly hops: readonly {
      readonly sentence: string;
      readonly sentenceZh: string;
      readonly undated: boolean;
      readonly ties: readonly { readonly sources: readonly SourceAnswer[] }[];
    }[];
  }[];
}

export function pathsFrom(answer: PathsAnswer, language: Language): FoundPaths {
  const worded = (one: { sentence: string; sentenceZh: string }) =>
    language === 'zh' ? one.sentenceZh : one.sentence;
  return {
    sentence: worded(answer),
    complete: answer.complete,
    hasMore: answer.hasMore,
    paths: answer.paths.map(
      ({ ids, weak, hops }): FoundPath => ({
        ids,
        weak,
        hops: hops.map((hop) => ({
          sentence: worded(hop),
          undated: hop.undated,
          sources: [
            ...new Map(
              hop.ties
                .flatMap(({ sources }) => sources)
                .map((one) => [`${one.id}#${one.place}`, sourceFrom(one)]),
            ).values(),
          ],
        })),
      }),
    ),
  };
}

interface PolicyRow {
  readonly id: string;
  readonly because?: readonly {
    readonly steps: readonly {
      readonly from: { readonly id: string };
      readonly to: { readonly id: string };
    }[];
  }[];
  readonly related?: { readonly issuedBy?: readonly { readonly id: string }[] };
}

/** The ids in an answer of /v1/policies-affecting: each policy, its issuers, and what its reasons pass through. */
export function idsInPolicies(items: readonly PolicyRow[]): string[] {
  return items.flatMap(({ id, because = [], related }) => [
    id,
    ...(related?.issuedBy ?? []).map((one) => one.id),
    ...because.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from.id, to.id])),
  ]);
}
