import stringify from 'json-stringify-pretty-compact';
import { dashboard } from './dashboard.js';

export const dashboardFile = new URL(
  '../../dashboards/grafana/dashboards/policy-graph.json',
  import.meta.url,
);

/** The dashboard as the file that Grafana reads. */
export function printedDashboard(): string {
  return `${stringify(dashboard, { maxLength: 100 })}\n`;
}
