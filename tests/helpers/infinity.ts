import type { FastifyInstance } from 'fastify';
import jsonata from 'jsonata';
import type { Row } from './frames.js';
import { get } from './rest.js';

export interface Query {
  readonly url: string;
  readonly parser: string;
  readonly source: string;
  readonly format: string;
  readonly root_selector: string;
  readonly columns: readonly {
    readonly selector: string;
    readonly text: string;
    readonly type: string;
    readonly timestampFormat?: string;
  }[];
  readonly url_options: { readonly params: readonly { key: string; value: string }[] };
  readonly pagination_mode?: string;
  readonly pagination_max_pages?: number;
  readonly pagination_param_cursor_field_name?: string;
  readonly pagination_param_cursor_extraction_path?: string;
}

/** What a reader of a dashboard has chosen. */
export interface Chosen {
  readonly from: string;
  readonly to: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Does with a query what Grafana and its data source Infinity do: fills in variables and the time range, asks page after
 * page, takes the rows with JSONata and the columns with the paths of gjson. The frame that a panel gets.
 */
export async function frameOf(app: FastifyInstance, query: Query, chosen: Chosen): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor = '';
  for (let page = 1; page <= (query.pagination_max_pages ?? 1); page++) {
    const url = urlOf(query, chosen, page > 1 ? cursor : undefined);
    const { status, type, body, json } = await get(app, url);
    if (status !== 200 || !type.startsWith('application/json'))
      throw new Error(`${url} gave ${status} ${type}: ${body}`);
    const { root_selector: path } = query;
    const found = path === '' ? json : await jsonata(path).evaluate(json);
    rows.push(...([found ?? []].flat() as unknown[]).map((item) => rowOf(query, item)));
    if (query.pagination_mode !== 'cursor') break;
    cursor = String(json[query.pagination_param_cursor_extraction_path ?? ''] ?? '');
    if (cursor === '') break;
  }
  return rows;
}

/** The address that a query asks. */
export function urlOf(query: Query, chosen: Chosen, cursor?: string): string {
  const params = new URLSearchParams();
  for (const { key, value } of query.url_options.params) params.append(key, filled(value, chosen));
  if (cursor !== undefined)
    params.append(query.pagination_param_cursor_field_name ?? 'cursor', cursor);
  return `${filled(query.url, chosen)}?${params}`;
}

/** Throws where a variable is not there: Grafana would send its name. */
export function filled(text: string, { from, to, variables }: Chosen): string {
  return text.replace(/\$\{(\w+)(?::([\w:]+))?\}/g, (whole, name: string, format?: string) => {
    if (name === '__timeFrom' && format === 'date:iso') return from;
    if (name === '__timeTo' && format === 'date:iso') return to;
    const value = variables[name];
    if (value === undefined) throw new Error(`${whole} is no variable of the dashboard.`);
    return value;
  });
}

/** Throws where a column asks for what rows do not have: a panel would show an empty column. */
function rowOf({ columns }: Query, item: unknown): Row {
  return Object.fromEntries(
    columns.map(({ selector, text, type, timestampFormat }) => {
      const [first = ''] = selector.split('.');
      if (!Object.hasOwn(item as object, first)) throw new Error(`Rows have no ${first}.`);
      return [text || selector, cellOf(valueAt(item, selector), type, timestampFormat)];
    }),
  );
}

/** What becomes of a value in a column of a type; what does not fit becomes nothing, and so would be lost in silence. */
function cellOf(value: unknown, type: string, format: string | undefined): Row[string] {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object') return JSON.stringify(value);
  if (type === 'string') return String(value);
  const fits =
    type === 'timestamp'
      ? format === '2006-01-02' && /^\d{4}-\d{2}-\d{2}$/.test(String(value))
      : typeof value === type;
  if (!fits) throw new Error(`${JSON.stringify(value)} does not fit a column of ${type}.`);
  return value as string | number;
}

/** The paths of gjson that the dashboard uses: names, numbers, # for each, #(key=="value") for the first of those. */
function valueAt(item: unknown, path: string): unknown {
  const parts = path.match(/#\([^)]*\)|[^.]+/g) ?? [];
  return parts.reduce<unknown>((value, part, at) => {
    if (value === undefined || value === null) return undefined;
    const [, key, wanted] = part.match(/^#\((\w+)=="(\w+)"\)$/) ?? [];
    const list = value as readonly Record<string, unknown>[];
    if (key) return list.find((one) => one[key] === wanted);
    if (part === '#') return list.map((one) => valueAt(one, parts.slice(at + 1).join('.')));
    // A list that # has gone through has taken the rest of the path already.
    if (parts[at - 1] === '#') return value;
    return (value as Record<string, unknown>)[part];
  }, item);
}
