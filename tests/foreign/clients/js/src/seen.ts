/** Where the service is, as the test says it. */
export const origin = String(process.env.ORIGIN);
export const graphqlUrl = `${origin}/graphql`;

/** The agency that each client reads, the policies of the list that it walks, and the filter of that list. */
export const agency = 'agency:miit';
export const pageSize = 3;
export const ofMiit = { issuedBy: [agency] };

/** What a client saw, which the test compares with what the service says without any client. */
export interface Seen {
  readonly name: string | null | undefined;
  /** Of all pages, in their order. */
  readonly ids: readonly string[];
  readonly totalCount: number;
  /** How many pages there were. */
  readonly pages: number;
  /** The code of the error for a page of minus one. */
  readonly code: unknown;
  readonly [more: string]: unknown;
}

/** A request as it went out. */
export interface Sent {
  readonly method: string;
  readonly accept: string | null;
  readonly status: number;
  readonly type: string | null;
  readonly hasQuery: boolean;
}

export const sent: Sent[] = [];

/** fetch, which notes what is sent and what comes back. */
export const notingFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const body = request.method === 'POST' ? await request.clone().text() : '';
  const response = await fetch(request);
  sent.push({
    method: request.method,
    accept: request.headers.get('accept'),
    status: response.status,
    type: response.headers.get('content-type'),
    hasQuery: body.includes('"query"') || new URL(request.url).searchParams.has('query'),
  });
  return response;
};

export function report(seen: Seen | object): void {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}
