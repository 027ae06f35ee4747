import stringify from 'json-stringify-pretty-compact';
import { dashboard } from './dashboard.js';

/** The dashboard as the file that Grafana reads. */
export function printedDashboard(): string {
  return `${stringify(dashboard, { maxLength: 100 })}\n`;
}
