/** The data source, as provisioning names it: a fixed uid keeps the links of a dashboard. */
export const dataSource = { type: 'yesoreyeram-infinity-datasource', uid: 'policy-graph' } as const;

type ColumnType = 'string' | 'number' | 'timestamp';

/** A column of a frame: where it stands in a row, and what it is called. */
export interface Column {
  readonly selector: string;
  readonly text: string;
  readonly type: ColumnType;
  readonly timestampFormat?: string;
}

export interface Asked {
  /** Address below the data source's own, such as /v1/policies. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly columns: readonly Column[];
  readonly format?: 'table' | 'timeseries' | 'node-graph-nodes' | 'node-graph-edges';
  /** Where the rows are in the answer: a path that JSONata and gjson, which Infinity tries first, read alike. */
  readonly rows?: string;
  /** Whether to follow the list to its end, or to its fifth page. */
  readonly pages?: boolean;
}

/** The time range of the dashboard, as the data source fills it in. */
export const from = `\${__timeFrom:date:iso}`;
export const to = `\${__timeTo:date:iso}`;

/** A variable; one that is empty, or All, means no filter to the service. */
export function variable(name: string): string {
  return `\${${name}:csv}`;
}

export const text = (selector: string, name = selector) => column('string', selector, name);
export const number = (selector: string, name = selector) => column('number', selector, name);
/** A whole day; what is known by month or year alone stays a text, or it would look like its first day. */
export const day = (selector: string, name: string): Column => ({
  ...column('timestamp', selector, name),
  timestampFormat: '2006-01-02',
});

function column(type: ColumnType, selector: string, name: string): Column {
  return { selector, text: name, type };
}

/** A question to the service as the data source keeps it; parsed by its server side, so that alerts and shared dashboards work. */
export function query(asked: Asked, refId: string): object {
  const { path, params, columns, format = 'table', rows = 'items', pages = false } = asked;
  return {
    refId,
    datasource: dataSource,
    type: 'json',
    parser: 'backend',
    source: 'url',
    format,
    url: path,
    url_options: {
      method: 'GET',
      data: '',
      params: Object.entries(params).map(([key, value]) => ({ key, value })),
    },
    root_selector: rows,
    columns,
    filters: [],
    ...(pages ? cursorPages : {}),
  };
}

const cursorPages = {
  pagination_mode: 'cursor',
  pagination_max_pages: 5,
  pagination_param_cursor_field_name: 'cursor',
  pagination_param_cursor_field_type: 'query',
  pagination_param_cursor_extraction_path: 'nextCursor',
};
