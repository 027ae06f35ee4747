import type autocannon from 'autocannon';

const text = (value: string) => JSON.stringify(value);

/** Questions of all sorts; hardly one is asked twice, so that what is kept changes all the time. */
export function anyQuestion(ids: readonly string[], random: () => number): autocannon.Request {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const day = () =>
    `20${10 + Math.floor(random() * 12)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`;
  const unique = Math.floor(random() * 1e12);
  const coding = random() < 0.5 ? { 'accept-encoding': 'gzip' } : {};
  const post = (query: string, variables: object = {}) => ({
    method: 'POST' as const,
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...coding },
    body: JSON.stringify({ query, variables: { ...variables, unique } }),
  });
  const get = (path: string) => ({ method: 'GET' as const, path, headers: coding });
  const questions = [
    () =>
      post(
        'query ($id: ID!) { node(id: $id) { id ... on Company { name } ... on Policy { name } } }',
        { id: pick(ids) },
      ),
    () =>
      post(
        `{ policies(first: 20, where: {issuedOn: {from: ${text(day())}}}) { totalCount edges { node { id name issuedBy { edges { node { name } } } } } } }`,
      ),
    () => post(`{ neighbourhood(of: [${text(pick(ids))}]) { nodes { distance } } }`),
    () => get(`/v1/entities/${pick(ids)}?asOf=${day()}`),
    () => get(`/v1/series/policies?from=${day()}&to=2025-12-31`),
    () => get(`/v1/search?q=${pick(ids).split(':')[1]?.slice(0, 8)}`),
    () => get(`/v1/policies?issuedFrom=${day()}&first=${1 + Math.floor(random() * 50)}`),
    () => get('/v1/series/policies?from=2021-01-01&to=2021-12-31'),
  ];
  return pick(questions)();
}
