import { type Asked, whereOf } from './question.js';

/** The addresses of the same answer in other forms. */
export interface SameAnswer {
  readonly csv: string;
  readonly rest: string;
  readonly graphiql: string;
  readonly explore: string;
  /** The list with filters. Null for a company: no filter of lists counts its owners and its sectors. */
  readonly list: string | null;
}

const policyFields = `id name nameZh issuedOn
        issuedBy { edges { role node { name nameZh } } }`;

const reasons = `because {
        via sentence
        steps { sentenceZh sources { name place publisher } }
      }`;

/** The documents of GraphQL that ask the question: of lists, and of exposure where it is about a company. */
export const documents = {
  list: `# Policies of an agency
query Policies($where: PolicyWhere!, $first: Int) {
  policies(where: $where, first: $first, orderBy: { field: DAY, direction: DESC }) {
    totalCount
    complete
    edges {
      node {
        ${policyFields}
      }
    }
  }
}
`,
  affecting: `# Policies that affect a sector, and why
query PoliciesAffecting($where: PolicyWhere!, $first: Int) {
  policies(where: $where, first: $first, orderBy: { field: DAY, direction: DESC }) {
    totalCount
    complete
    edges {
      node {
        ${policyFields}
      }
      ${reasons}
    }
  }
}
`,
  exposure: `# Policies that affect a company, and why
query Exposure($of: String!, $issuedBy: [String!], $first: Int) {
  exposure(of: $of, issuedBy: $issuedBy, first: $first) {
    totalCount
    complete
    edges {
      via
      node {
        ... on Policy {
        ${policyFields}
        }
      }
      ${reasons}
    }
  }
}
`,
};

/** Where the same answer is in GraphiQL, as JSON and CSV, as a picture, and as a list with filters. */
export function sameAnswer({ agency, target }: Asked): SameAnswer {
  const explore = `/explore?${parameters({ of: target?.id ?? agency?.id })}`;
  if (target?.kind === 'Company') {
    const asked = { of: target.id, issuedBy: agency?.id };
    return {
      ...inRest('/v1/exposure', asked),
      graphiql: graphiqlFor(documents.exposure, {
        of: target.id,
        ...(agency && { issuedBy: [agency.id] }),
        first: 20,
      }),
      explore,
      list: null,
    };
  }
  const order = { sort: 'day', order: 'desc' };
  const where = whereOf({ agency, target });
  const document = target ? documents.affecting : documents.list;
  return {
    ...inRest(target ? '/v1/policies-affecting' : '/v1/policies', {
      ...{ issuedBy: agency?.id, sector: target?.id },
      ...order,
    }),
    graphiql: graphiqlFor(document, { where, first: 20 }),
    explore,
    list: `/policies?${parameters({ issuedBy: agency?.id, affectingSector: target?.id, ...order })}`,
  };
}

function inRest(path: string, asked: Readonly<Record<string, string | undefined>>) {
  return {
    rest: `${path}?${parameters({ ...asked, totalCount: 'true' })}`,
    csv: `${path}?${parameters({ ...asked, format: 'csv', bom: '1' })}`,
  };
}

function graphiqlFor(query: string, variables: Readonly<Record<string, unknown>>): string {
  return `/graphiql?${parameters({ query, variables: JSON.stringify(variables, null, 2) })}`;
}

function parameters(given: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const present = Object.entries(given).filter((one): one is [string, string] => Boolean(one[1]));
  return new URLSearchParams(present);
}
