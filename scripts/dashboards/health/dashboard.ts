import { type HealthPanel, healthRows } from './panels.js';

const dataSource = { type: 'prometheus', uid: 'policy-graph-prometheus' } as const;

/** The service's own health as Grafana 12.1 keeps a dashboard, from top to bottom. */
export const healthDashboard = {
  uid: 'policy-graph-health',
  title: 'China Policy Graph: health of the service',
  description:
    'Requests, Neo4j, admission and the process, from the metrics that Prometheus scrapes.',
  tags: ['policy-graph'],
  schemaVersion: 41,
  version: 1,
  editable: false,
  graphTooltip: 1,
  timezone: 'browser',
  time: { from: 'now-1h', to: 'now' },
  refresh: '30s',
  annotations: { list: [] },
  links: [],
  templating: {
    list: [
      {
        ...{ type: 'query', name: 'instance', label: 'Service', datasource: dataSource },
        query: {
          qryType: 1,
          query: 'label_values(up{job="policy-graph"}, instance)',
          refId: 'instance',
        },
        ...{ multi: true, includeAll: true, allValue: '.*', refresh: 2, sort: 1 },
        current: { text: ['All'], value: ['$__all'] },
      },
    ],
  },
  panels: placed(),
};

function placed(): object[] {
  let [y, id] = [0, 0];
  return healthRows.flatMap(({ height, panels }) => {
    let x = 0;
    const row = panels.map((panel) => {
      id += 1;
      const gridPos = { x, y, w: panel.width, h: height };
      x += panel.width;
      return { id, gridPos, ...panelJson(panel) };
    });
    y += height;
    return row;
  });
}

function panelJson({ type, title, description, unit, lines, max, greenFrom }: HealthPanel): object {
  const isTable = type === 'table';
  return {
    ...{ type, title, description, datasource: dataSource },
    targets: lines.map(({ expr, legend }, at) => ({
      ...{ refId: 'ABC'[at], datasource: dataSource, expr, legendFormat: legend },
      ...(isTable ? { format: 'table', instant: true } : { range: true }),
    })),
    options:
      type === 'stat' ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'value' } : {},
    fieldConfig: {
      defaults: {
        ...{ unit, min: 0 },
        ...(max === undefined ? {} : { max }),
        ...(greenFrom === undefined ? {} : { thresholds: thresholds(greenFrom) }),
      },
      overrides: [],
    },
    transformations: isTable
      ? [{ id: 'organize', options: { excludeByName: { Time: true, Value: true } } }]
      : [],
  };
}

function thresholds(greenFrom: number): object {
  const steps = [
    { color: 'red', value: null },
    { color: 'green', value: greenFrom },
  ];
  return { mode: 'absolute', steps };
}
