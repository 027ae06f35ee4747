import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { pageSize } from '../../../cypher/page.js';
import type { CoveredDataSet } from '../../../queries/answer.js';
import { coverageOf } from '../../../queries/coverage.js';
import { underWay } from '../../../queries/under-way.js';
import { type Asked, firstOf } from '../paging.js';
import { checkedInTurns } from './checked-answers.js';
import { addCoverage, addLink } from './coverage-headers.js';
import { formatOf, formats } from './formats.js';
import { csvOf, ndjsonOf, type Table, workbookOf } from './table.js';

/** A page of a list, in the form of the JSON response. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly totalCount?: number | null | undefined;
  readonly complete: boolean;
  readonly [more: string]: unknown;
}

/** The page to read: its size in rows, and the cursor after which it starts. */
export interface PageAsked {
  readonly first: number;
  readonly after: string | null;
}

/** Maximum number of items that are validated and serialised at once, which takes a few milliseconds. */
const MAX_ITEMS_IN_ONE_TURN = 20;

/**
 * Maximum number of rows in a CSV, XLSX or NDJSON file if the request gives no page size. The header Link has the
 * address of the rest; larger files are exports.
 */
export const MAX_ROWS_IN_FILE = 5_000;

/**
 * Sends a list in the requested format. JSON is one page. CSV, XLSX and NDJSON contain all pages up to
 * MAX_ROWS_IN_FILE, unless the request gives a page size; the header X-Complete is true if no rows are missing.
 */
export async function sendList<Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  table: Table<Item>,
  ask: (page: PageAsked) => Promise<Page<Item>>,
): Promise<FastifyReply> {
  const query = request.query as Asked;
  const first = firstOf(query);
  const after = query.cursor ?? null;
  const asFile = formatOf(request) !== 'json' && first === undefined;
  const page = asFile
    ? await allPages(ask, after)
    : await ask({ first: first ?? pageSize.default, after });
  return sendPage(request, reply, table, page);
}

/** Sends one page in the requested format. */
export async function sendPage<Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  table: Table<Item>,
  found: Page<Item>,
): Promise<FastifyReply> {
  const format = formatOf(request);
  const { dataSets: _, ...why } = underWay(request.graph) ?? {};
  const page = 'incomplete' in why ? { ...found, complete: false, ...why } : found;
  if (page.nextCursor !== null) addLink(reply, linkTo(request, page.nextCursor));
  const coverage = await coverageAsked(request);
  if (format === 'json') {
    const schema = schemaOfPage(request);
    const body = { ...page, coverage };
    if (schema && page.items.length > MAX_ITEMS_IN_ONE_TURN)
      return sendJson(request, reply, schema, body);
    return reply.type('application/json; charset=utf-8').send(body);
  }
  addCoverage(reply, coverage);
  const rows = table.rows?.(page) ?? page.items;
  reply.header('x-complete', String(page.complete && page.nextCursor === null));
  reply.header('content-disposition', `inline; filename="${table.name}.${format}"`);
  if (format === 'ndjson')
    return reply.type('application/x-ndjson; charset=utf-8').send(await ndjsonOf(rows));
  if (format === 'xlsx') return reply.type(formats.xlsx[0]).send(await workbookOf(table, rows));
  const bom = (request.query as { bom?: string }).bom === '1';
  return reply.type('text/csv; charset=utf-8; header=present').send(await csvOf(table, rows, bom));
}

/** What the answer of a request covers: the data sets that its filter names, or all. */
export function coverageAsked({
  graph,
  query,
}: FastifyRequest): Promise<readonly CoveredDataSet[]> {
  const { dataSet = [] } = query as { readonly dataSet?: readonly string[] };
  return coverageOf(graph, { among: dataSet.length > 0 ? dataSet : undefined });
}

/** The schema of the JSON response of the route. Undefined if it has none. */
function schemaOfPage({ routeOptions }: FastifyRequest): z.ZodType | undefined {
  const { response } = (routeOptions.schema ?? {}) as { response?: Record<number, unknown> };
  const described = response?.[200] as
    | { content?: Record<string, { schema?: z.ZodType }> }
    | undefined;
  return described?.content?.['application/json']?.schema;
}

async function allPages<Item>(
  ask: (page: PageAsked) => Promise<Page<Item>>,
  from: string | null,
): Promise<Page<Item>> {
  let page = await ask({ first: pageSize.max, after: from });
  const items = [...page.items];
  while (page.nextCursor !== null && items.length + pageSize.max <= MAX_ROWS_IN_FILE) {
    page = await ask({ first: pageSize.max, after: page.nextCursor });
    items.push(...page.items);
  }
  return { ...page, items };
}

/** Sends JSON of possibly thousands of items. Validates and serialises it in pieces and yields in between. */
export async function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType,
  answer: unknown,
): Promise<FastifyReply> {
  const text = await checkedInTurns(schema, answer, request);
  return reply.type('application/json; charset=utf-8').send(text);
}

/** The value of the header Link (RFC 8288): the same request with the next cursor. */
function linkTo(request: FastifyRequest, cursor: string): string {
  const [path, query] = request.url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `<${path}?${parameters}>; rel="next"`;
}
