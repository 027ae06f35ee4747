import {
  type Asker,
  dayFields,
  type EdgeAnswer,
  idsInPolicies,
  type NodeAnswer,
  nodeFrom,
  type PathsAnswer,
  pathsFrom,
  tieFrom,
} from '../../api/pages/explore/assemble.js';
import type { Picture } from '../../api/pages/explore/picture.js';
import { MAX_PATHS, MAX_POLICIES } from '../../api/pages/explore/state.js';
import type { Language } from '../../api/pages/texts/say.js';

const neighboursDocument = `query Neighbours($of: [String!]!, $limit: Int!, $relations: [RelationName!], $direction: WalkDirection) {
  neighbourhood(of: $of, limit: $limit, relations: $relations, direction: $direction) { nodes { node { id } } }
}`;

const dayFragments = Object.entries(dayFields)
  .map(([kind, fields]) => `... on ${kind} { ${fields.join(' ')} }`)
  .join(' ');
const pictureDocument = `query Picture($of: [String!]!, $limit: Int!) {
  neighbourhood(of: $of, depth: 0, limit: $limit) {
    nodes { node { __typename id name nameZh summary ${dayFragments} } hidden { relation direction label labelZh count } }
    edges { from to label labelZh weak symmetric step {
      id relation status since until sentence sentenceZh sources { id name publisher place }
    } }
  }
}`;
const heldDocument = `query Held($of: [String!]!, $limit: Int!, $day: Date!, $undated: Undated!) {
  neighbourhood(of: $of, depth: 0, limit: $limit, asOf: $day, undated: $undated) { edges { step { id } } }
}`;

/** Asks the API of this service. Answers are kept while the page is open, so undoing asks nothing. */
export function askerOf(language: Language): Asker {
  const kept = new Map<string, Promise<unknown>>();
  const once = <Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key) as Promise<Answer> | undefined;
    if (known) return known;
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
    const asked = ask();
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
    return asked;
  };
  return {
    neighbours: (of, { relation, direction, count }) =>
      once(`neighbours ${JSON.stringify([of, relation, direction, count])}`, async () => {
        const through = relation ? { relations: [relation], direction } : {};
        const variables = { of: [of], limit: count + 1, ...through };
        const { neighbourhood } = await graphql<Neighbourhood>(neighboursDocument, variables);
        return neighbourhood.nodes.map(({ node }) => node.id);
      }),
    picture: (ids) =>
      once(`picture ${ids}`, async (): Promise<Pick<Picture, 'nodes' | 'ties'>> => {
        const variables = { of: ids, limit: ids.length };
        const { neighbourhood } = await graphql<Neighbourhood>(pictureDocument, variables);
        return {
          nodes: neighbourhood.nodes.map((one) => nodeFrom(one, language)),
          ties: neighbourhood.edges.map((one) => tieFrom(one, language)),
        };
      }),
    held: (ids, day) =>
      once(`held ${day} ${ids}`, async () => {
        const tiesThat = async (undated: string) => {
          const variables = { of: ids, limit: ids.length, day, undated };
          const { neighbourhood } = await graphql<Neighbourhood>(heldDocument, variables);
          return neighbourhood.edges.map(({ step }) => step.id);
        };
        return { day, known: await tiesThat('LEAVE_OUT'), undated: await tiesThat('ONLY') };
      }),
    paths: (from, to, maxHops) =>
      once(`paths ${JSON.stringify([from, to, maxHops])}`, async () => {
        const query = new URLSearchParams({ from, to });
        query.set('maxHops', String(maxHops));
        query.set('first', String(MAX_PATHS));
        const { items, ...answer } = await json<RestPaths>(`/v1/paths?${query}`);
        return pathsFrom({ ...answer, paths: items }, language);
      }),
    policies: (text) =>
      once(`policies ${text}`, async () => {
        const query = new URLSearchParams(text);
        for (const name of ['first', 'limit', 'cursor', 'include', 'format']) query.delete(name);
        query.set('include', 'issuedBy');
        query.set('first', String(MAX_POLICIES));
        const { items } = await json<{ items: Parameters<typeof idsInPolicies>[0] }>(
          `/v1/policies-affecting?${query}`,
        );
        return idsInPolicies(items);
      }),
  };
}

/** Answers that are kept: more steps than anybody undoes. */
const MAX_KEPT = 200;

interface Neighbourhood {
  readonly neighbourhood: {
    readonly nodes: readonly NodeAnswer[];
    readonly edges: readonly EdgeAnswer[];
  };
}

type RestPaths = Omit<PathsAnswer, 'paths'> & { readonly items: PathsAnswer['paths'] };

async function graphql<Data>(query: string, variables: object): Promise<Data> {
  const { data, errors } = await json<{
    data: Data | null;
    errors?: readonly { message: string }[];
  }>('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  if (errors?.[0]) throw new Error(errors[0].message);
  if (!data) throw new Error('GraphQL');
  return data;
}

/** The answer of an address. Rejects with what the service says of an error. */
async function json<Answer>(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, init);
  const body = (await response.json()) as Answer & {
    detail?: string;
    errors?: readonly { message: string }[];
  };
  if (response.ok) return body;
  throw new Error(body.detail ?? body.errors?.[0]?.message ?? response.statusText);
}
