import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { UserError } from '../../../errors.js';
import { choice } from '../openapi/parameters.js';

/** The formats of answers, with the media types that ask for them; the first is what the answer is called. */
export const formats = {
  json: ['application/json'],
  csv: ['text/csv'],
  ndjson: ['application/x-ndjson', 'application/ndjson', 'application/jsonl'],
} as const;
export type Format = keyof typeof formats;

export const allFormats = Object.keys(formats) as [Format, ...Format[]];
/** For what is no list, and so no table. */
export const jsonOnly: readonly Format[] = ['json'];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The formats of a route that answers in several; the first is the usual one. */
    formats?: readonly Format[];
  }
}

/** The parameters of every answer that can be had as a table. */
export const formatParameters = {
  format: choice(allFormats, 'The format of the answer. It beats the header Accept.', 'csv'),
  bom: choice(['0', '1'], 'With csv: 1 puts a byte order mark first, for Excel.', '0'),
};

/** Throws NOT_ACCEPTABLE before anything is asked when no format fits. */
export async function checkFormat(request: FastifyRequest): Promise<void> {
  formatOf(request);
}

/** The format that a request gets: by its parameter `format`, else by its header Accept, else the route's usual one. */
export function formatOf(request: FastifyRequest): Format {
  const { formats: own = jsonOnly } = request.routeOptions.config;
  const { format } = request.query as { format?: Format };
  if (format) return format;
  const best = bestOf(own, request.headers.accept);
  if (best) return best;
  const list = own.map((one) => `${formats[one][0]} (format=${one})`).join(', ');
  throw new UserError(
    'NOT_ACCEPTABLE',
    `Accept: "${request.headers.accept}" names no format of this address. It has ${list}.`,
    { allowed: own.map((one) => formats[one][0]) },
  );
}

/** The format that a header Accept wants most; nothing said accepts every one. A range may name the encoding. */
function bestOf(own: readonly Format[], accept: string | undefined): Format | undefined {
  if (!accept?.trim()) return own[0];
  const types = own.flatMap((one) =>
    formats[one].flatMap((type) => [type, `${type}; charset=utf-8`]),
  );
  const [type] = new Negotiator({ headers: { accept } }).mediaTypes(types);
  const [name = ''] = type?.split(';') ?? [];
  return own.find((one) => (formats[one] as readonly string[]).includes(name));
}
