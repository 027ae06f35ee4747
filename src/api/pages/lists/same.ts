import { constant } from '../../../codegen/sdl/text.js';
import type { Kind } from '../../../ontology/index.js';
import type { Filter } from '../../../query/selection.js';
import { asOfIn } from '../../rest/as-of.js';
import { orderIn } from '../../rest/entity/list.js';
import { addressOf, type Query } from './query.js';

/** Where the same list is answered for programs. */
export interface SameList {
  /** The page as JSON. */
  readonly json: string;
  /** The whole list as a file. */
  readonly csv: string;
  readonly xlsx: string;
  /** The page as a document of GraphQL, in GraphiQL. */
  readonly graphiql: string;
}

/** The addresses of a list in REST and in GraphiQL; `first` rows after `after`. */
export function sameList(
  kind: Kind,
  query: Query,
  where: Filter,
  { first, after }: { readonly first: number; readonly after: string | null },
): SameList {
  const rest = (more: Readonly<Record<string, string | number | null>>) => {
    const given = Object.entries({ ...addressOf(query), ...more }).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, String(value)]],
    );
    const text = new URLSearchParams(given).toString();
    return text ? `/v1/${kind.plural}?${text}` : `/v1/${kind.plural}`;
  };
  const { document, variables } = documentOf(kind, query, where, { first, after });
  const asked = new URLSearchParams({ query: document, variables: JSON.stringify(variables) });
  return {
    json: rest({ first, cursor: after, totalCount: 'true' }),
    // The mark lets Excel read the characters of Chinese names.
    csv: rest({ format: 'csv', bom: 1 }),
    xlsx: rest({ format: 'xlsx' }),
    graphiql: `/graphiql?${asked}`,
  };
}

/** The list as a document of GraphQL with its variables. */
export function documentOf(
  kind: Kind,
  query: Query,
  where: Filter,
  { first, after }: { readonly first: number; readonly after: string | null },
) {
  const { field, direction, currency } = orderIn(query);
  const asOf = asOfIn(query);
  const types = {
    where: `${kind.name}Where`,
    orderBy: `${kind.name}Order`,
    first: 'Int',
    after: 'String',
    ...(asOf ? { asOf: 'Date', undated: 'Undated' } : {}),
  };
  const names = Object.keys(types);
  const document = `query (${Object.entries(types)
    .map(([name, type]) => `$${name}: ${type}`)
    .join(', ')}) {
  ${kind.plural}(${names.map((name) => `${name}: $${name}`).join(', ')}) {
    totalCount
    complete
    edges { node { id name nameZh } }
    pageInfo { hasNextPage endCursor }
  }
}
`;
  const variables = {
    where,
    orderBy: {
      field: constant(field),
      direction,
      ...(currency == null ? {} : { currency }),
    },
    first,
    after,
    ...(asOf ? { asOf: asOf.day, undated: asOf.undated } : {}),
  };
  return { document, variables };
}
