import stringify from 'json-stringify-pretty-compact';
import { dashboard } from './dashboard.js';
import { healthDashboard } from './health/dashboard.js';

/** The dashboard of the graph as the file that Grafana reads. */
export const printedDashboard = (): string => printed(dashboard);

/** The dashboard of the service's own health, likewise. */
export const printedHealthDashboard = (): string => printed(healthDashboard);

function printed(one: object): string {
  return `${stringify(one, { maxLength: 100 })}\n`;
}
