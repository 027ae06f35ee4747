/** A line of a panel: what Prometheus is asked, and how the line is named. */
export interface Line {
  readonly expr: string;
  readonly legend: string;
}

/** A panel of the service's own health. */
export interface HealthPanel {
  readonly type: 'stat' | 'timeseries' | 'table';
  readonly title: string;
  readonly description: string;
  /** Of 24 columns. */
  readonly width: number;
  /** A unit of Grafana: s, bytes, reqps, short, percentunit. */
  readonly unit: string;
  readonly lines: readonly Line[];
  readonly max?: number;
  /** Values from which a stat is green; below, it is red. */
  readonly greenFrom?: number;
}

const chosen = 'job="policy-graph", instance=~"$instance"';
/** Probes come every few seconds, and would hide what people ask. */
const asked = `${chosen}, route!~"/livez|/readyz|/metrics"`;
const perSecond = (metric: string, labels = chosen) =>
  `rate(${metric}{${labels}}[$__rate_interval])`;
const quantile = (share: number, metric: string, by: string, labels = chosen) =>
  `histogram_quantile(${share}, sum by (${[by, 'le'].filter(Boolean).join(', ')}) (${perSecond(`${metric}_bucket`, labels)}))`;

const requests = 'http_request_duration_seconds';
const statements = 'policy_graph_neo4j_statement_duration_seconds';
const operations = 'policy_graph_graphql_duration_seconds';

/** From top to bottom, in rows with their height. */
export const healthRows: readonly {
  readonly height: number;
  readonly panels: readonly HealthPanel[];
}[] = [
  {
    height: 5,
    panels: [
      {
        ...{ type: 'stat', title: 'Service', width: 4, unit: 'short', greenFrom: 1 },
        description: 'Processes from which Prometheus gets metrics.',
        lines: [{ expr: `sum(up{${chosen}})`, legend: 'up' }],
      },
      {
        ...{ type: 'stat', title: 'Neo4j', width: 4, unit: 'short', greenFrom: 1 },
        description: '1 where Neo4j answers every service, 0 where it does not.',
        lines: [{ expr: `min(policy_graph_neo4j_up{${chosen}})`, legend: 'up' }],
      },
      {
        ...{ type: 'stat', title: 'Not answered well', width: 4, unit: 'percentunit' },
        description: 'Share of requests that ended with 5xx, without probes.',
        lines: [
          {
            expr: `sum(${perSecond(`${requests}_count`, `${asked}, status="5xx"`)}) / sum(${perSecond(`${requests}_count`, asked)}) or vector(0)`,
            legend: '5xx',
          },
        ],
      },
      {
        ...{ type: 'stat', title: 'Entities', width: 4, unit: 'short' },
        description: 'Entities that the data sets state; one that two state counts twice.',
        lines: [
          {
            expr: `sum(max by (data_set, kind) (policy_graph_entities{${chosen}}))`,
            legend: 'entities',
          },
        ],
      },
      {
        ...{ type: 'table', title: 'Data sets', width: 8, unit: 'short' },
        description: 'What is loaded, in which version.',
        lines: [
          {
            expr: `max by (data_set, version) (policy_graph_data_set_info{${chosen}})`,
            legend: '{{data_set}}',
          },
        ],
      },
    ],
  },
  {
    height: 9,
    panels: [
      {
        ...{ type: 'timeseries', title: 'Requests', width: 8, unit: 'reqps' },
        description: 'By class of status; aborted where the client left first.',
        lines: [
          {
            expr: `sum by (status) (${perSecond(`${requests}_count`, asked)})`,
            legend: '{{status}}',
          },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'Duration', width: 8, unit: 's' },
        description: 'From the head of a request to the end of its answer.',
        lines: [0.5, 0.95, 0.99].map((share) => ({
          expr: quantile(share, requests, '', asked),
          legend: `${share * 100} of 100 within`,
        })),
      },
      {
        ...{ type: 'timeseries', title: 'Where answers come from', width: 8, unit: 'reqps' },
        description: 'Memory, a copy that the client has (unchanged, 304), or the graph.',
        lines: [
          {
            expr: `sum by (from) (${perSecond('policy_graph_answers_total')})`,
            legend: '{{from}}',
          },
        ],
      },
    ],
  },
  {
    height: 9,
    panels: [
      {
        ...{ type: 'timeseries', title: 'Slowest routes', width: 12, unit: 's' },
        description: '95 of 100 requests are answered within, for the ten slowest routes.',
        lines: [
          { expr: `topk(10, ${quantile(0.95, requests, 'route', asked)})`, legend: '{{route}}' },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'GraphQL by root field', width: 12, unit: 'reqps' },
        description: 'Executed requests; those answered from memory are not executed.',
        lines: [
          {
            expr: `topk(10, sum by (operation) (${perSecond(`${operations}_count`)}))`,
            legend: '{{operation}}',
          },
        ],
      },
    ],
  },
  {
    height: 9,
    panels: [
      {
        ...{ type: 'timeseries', title: 'Statements', width: 8, unit: 'reqps' },
        description: 'Statements of Neo4j by outcome.',
        lines: [
          { expr: `sum by (outcome) (${perSecond(`${statements}_count`)})`, legend: '{{outcome}}' },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'Duration of statements', width: 8, unit: 's' },
        description: 'From sending one to having its rows.',
        lines: [0.5, 0.95, 0.99].map((share) => ({
          expr: quantile(share, statements, ''),
          legend: `${share * 100} of 100 within`,
        })),
      },
      {
        ...{ type: 'timeseries', title: 'Connections of Neo4j in use', width: 8, unit: 'short' },
        description:
          'Each statement and each export that is under way holds one, of 100 for each process.',
        lines: [
          {
            expr: `sum by (instance) (policy_graph_neo4j_connections_in_use{${chosen}})`,
            legend: '{{instance}}',
          },
        ],
      },
    ],
  },
  {
    height: 9,
    panels: [
      {
        ...{ type: 'timeseries', title: 'Work under way', width: 8, unit: 'percentunit', max: 1 },
        description: 'Units in use of those that MAX_CONCURRENCY allows, by lane.',
        lines: [
          {
            expr: `sum by (lane) (policy_graph_admission_units_in_use{${chosen}}) / sum by (lane) (policy_graph_admission_units{${chosen}})`,
            legend: '{{lane}}',
          },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'Waiting', width: 8, unit: 'short' },
        description: 'Requests that wait for their turn, by lane.',
        lines: [
          { expr: `sum by (lane) (policy_graph_admission_waiting{${chosen}})`, legend: '{{lane}}' },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'Refused', width: 8, unit: 'reqps' },
        description: 'Requests answered with OVERLOADED, by lane and reason.',
        lines: [
          {
            expr: `sum by (lane, why) (${perSecond('policy_graph_admission_refused_total')})`,
            legend: '{{lane}} {{why}}',
          },
        ],
      },
    ],
  },
  {
    height: 8,
    panels: [
      {
        ...{ type: 'timeseries', title: 'Processor', width: 8, unit: 'percentunit' },
        description: 'Cores that are busy.',
        lines: [
          {
            expr: `sum by (instance) (${perSecond('process_cpu_seconds_total')})`,
            legend: '{{instance}}',
          },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'Memory', width: 8, unit: 'bytes' },
        description: 'Resident memory, and the heap of JavaScript in it.',
        lines: [
          {
            expr: `sum by (instance) (process_resident_memory_bytes{${chosen}})`,
            legend: '{{instance}} resident',
          },
          {
            expr: `sum by (instance) (nodejs_heap_size_used_bytes{${chosen}})`,
            legend: '{{instance}} heap',
          },
        ],
      },
      {
        ...{ type: 'timeseries', title: 'Event loop', width: 8, unit: 's' },
        description: 'How late a turn of the event loop comes, for the latest in a hundred.',
        lines: [
          {
            expr: `max by (instance) (nodejs_eventloop_lag_p99_seconds{${chosen}})`,
            legend: '{{instance}}',
          },
        ],
      },
    ],
  },
];
