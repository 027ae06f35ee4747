import createClient from 'openapi-fetch';
import type { paths } from '../generated/openapi.js';
import { agency, notingFetch, origin, pageSize, report } from './seen.js';

// Types by openapi-typescript from the description; openapi-fetch takes addresses, parameters and answers from them.
const client = createClient<paths, 'application/json' | 'application/problem+json'>({
  baseUrl: origin,
  fetch: notingFetch,
});
const entity = await client.GET('/v1/agencies/{id}', { params: { path: { id: agency } } });
const ids: string[] = [];
let totalCount = 0;
let pages = 0;
for (let cursor: string | undefined, more = true; more; pages++) {
  const { data, error } = await client.GET('/v1/policies', {
    params: { query: { issuedBy: [agency], first: pageSize, cursor, totalCount: true } },
  });
  if (error) throw new Error(error.detail);
  ids.push(...data.items.map(({ id }) => id));
  totalCount = data.totalCount ?? 0;
  cursor = data.nextCursor ?? undefined;
  more = cursor !== undefined;
}
const refused = await client.GET('/v1/policies', { params: { query: { first: -1 } } });
const nobody = await client.GET('/v1/agencies/{id}', { params: { path: { id: 'agency:none' } } });
report({
  name: entity.data?.name,
  ids,
  totalCount,
  pages,
  code: refused.error?.code,
  nobody: [nobody.response.status, nobody.error?.code],
});
