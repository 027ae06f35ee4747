import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { pageSize } from '../../../cypher/page.js';
import { type Asked, firstOf } from '../paging.js';
import { checkedInTurns } from './checked-answers.js';
import { formatOf } from './formats.js';
import { csvOf, ndjsonOf, type Table } from './table.js';

/** A page of a list as it is answered. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly totalCount?: number | null | undefined;
  readonly complete: boolean;
  readonly [more: string]: unknown;
}

/** Which page a list is asked for. */
export interface PageAsked {
  readonly first: number;
  readonly after: string | null;
}

/** Items that are checked and written as JSON in one go, in a few milliseconds. */
const MAX_ITEMS_IN_ONE_TURN = 20;

/** Rows that one file holds when no page was asked for. A larger list goes on behind Link, or comes as an export. */
export const MAX_ROWS_IN_FILE = 5_000;

/**
 * Answers with a list in the format that was asked for. A file of rows has all pages in it, unless the request says how
 * many rows it wants; the headers say whether that was all.
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

/** Answers with a page, in the format that was asked for. */
export async function sendPage<Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  table: Table<Item>,
  page: Page<Item>,
): Promise<FastifyReply> {
  const format = formatOf(request);
  if (page.nextCursor !== null) reply.header('link', linkTo(request, page.nextCursor));
  if (format === 'json') {
    const schema = schemaOfPage(request);
    if (schema && page.items.length > MAX_ITEMS_IN_ONE_TURN)
      return sendJson(request, reply, schema, page);
    return reply.type('application/json; charset=utf-8').send(page);
  }
  const rows = table.rows?.(page) ?? page.items;
  reply.header('x-complete', String(page.complete && page.nextCursor === null));
  reply.header('content-disposition', `inline; filename="${table.name}.${format}"`);
  if (format === 'ndjson')
    return reply.type('application/x-ndjson; charset=utf-8').send(await ndjsonOf(rows));
  const bom = (request.query as { bom?: string }).bom === '1';
  return reply.type('text/csv; charset=utf-8; header=present').send(await csvOf(table, rows, bom));
}

/** The schema of the route's JSON; undefined where it has none of its own. */
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

/** Answers with JSON that may have thousands of items, checked and written in turns. */
export async function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType,
  answer: unknown,
): Promise<FastifyReply> {
  const text = await checkedInTurns(schema, answer, request);
  return reply.type('application/json; charset=utf-8').send(text);
}

/** RFC 8288: the same request with the next cursor. */
function linkTo(request: FastifyRequest, cursor: string): string {
  const [path, query] = request.url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `<${path}?${parameters}>; rel="next"`;
}
