import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { UserError } from '../../../errors.js';
import { xlsxType } from '../../../interchange/xlsx.js';
import { choice } from '../openapi/parameters.js';

/** The response formats, with the media types that select them. The first is the Content-Type of the response. */
export const formats = {
  json: ['application/json'],
  csv: ['text/csv'],
  ndjson: ['application/x-ndjson', 'application/ndjson', 'application/jsonl'],
  xlsx: [xlsxType],
} as const;
export type Format = keyof typeof formats;

export const allFormats = Object.keys(formats) as [Format, ...Format[]];
/** The formats of a response that is not a list, so cannot be a table. */
export const jsonOnly: readonly Format[] = ['json'];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The formats of the route. The first is the default. Omitted: only JSON. */
    formats?: readonly Format[];
  }
}

/** The parameters of every route that can return a table. */
export const formatParameters = {
  format: choice(allFormats, 'The format of the answer. It beats the header Accept.', 'csv'),
  bom: choice(['0', '1'], 'With csv: 1 puts a byte order mark first, for Excel.', '0'),
};

/** A hook that throws NOT_ACCEPTABLE before the graph is read, if the route has no acceptable format. */
export async function checkFormat(request: FastifyRequest): Promise<void> {
  formatOf(request);
}

/**
 * The response format: the parameter `format`, else the best match of the header Accept, else the default of the
 * route. Throws NOT_ACCEPTABLE if the header accepts none of the formats.
 */
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

/**
 * The format that the header Accept prefers. An empty header accepts all formats. A media range may have the parameter
 * charset=utf-8.
 */
function bestOf(own: readonly Format[], accept: string | undefined): Format | undefined {
  if (!accept?.trim()) return own[0];
  const types = own.flatMap((one) =>
    formats[one].flatMap((type) => [type, `${type}; charset=utf-8`]),
  );
  const [type] = new Negotiator({ headers: { accept } }).mediaTypes(types);
  const [name = ''] = type?.split(';') ?? [];
  return own.find((one) => (formats[one] as readonly string[]).includes(name));
}
