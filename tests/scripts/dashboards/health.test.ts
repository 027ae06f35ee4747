import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { healthDashboard } from '../../../scripts/dashboards/health/dashboard.js';
import { healthRows } from '../../../scripts/dashboards/health/panels.js';
import { Lane } from '../../../src/api/admission/lane.js';
import { graphGauges, laneGauges } from '../../../src/api/telemetry/gauges.js';
import { newMetrics } from '../../../src/api/telemetry/metrics.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { fileText } from '../../helpers/dashboard.js';

/** The names of all metrics that a scrape may give, without asking any graph. */
function metricNames(): ReadonlySet<string> {
  const { registry } = newMetrics(true);
  laneGauges(registry, { small: new Lane({ capacity: 1, maxWaiting: 1 }) });
  graphGauges(registry, {} as Graph);
  return new Set(registry.getMetricsAsArray().map(({ name }) => name));
}

const ours = /\b(?:policy_graph|http|process|nodejs)_\w+/g;
const familyOf = (name: string) => name.replace(/_(bucket|count|sum)$/, '');
const known = metricNames();
const unknownIn = (text: string) =>
  (text.match(ours) ?? []).filter((one) => !known.has(one) && !known.has(familyOf(one)));

describe("The dashboard of the service's own health", () => {
  it('has rows of panels as wide as the page, each with something to ask', () => {
    for (const { panels } of healthRows) {
      expect(panels.reduce((sum, { width }) => sum + width, 0)).toBe(24);
      for (const { lines, description } of panels)
        expect([lines.length > 0, description.length > 10]).toEqual([true, true]);
    }
    const ids = new Set(healthDashboard.panels.map((one) => (one as { id: number }).id));
    expect(ids.size).toBe(healthRows.flatMap(({ panels }) => panels).length);
  });

  it('asks for metrics that there are', () => {
    expect(known.size).toBeGreaterThan(30);
    expect(
      unknownIn(
        healthRows
          .flatMap(({ panels }) => panels.flatMap(({ lines }) => lines.map(({ expr }) => expr)))
          .join('\n'),
      ),
    ).toEqual([]);
  });

  it('asks the Prometheus that compose starts, which scrapes the port that compose names', async () => {
    const source = 'dashboards/grafana/provisioning/datasources/prometheus.yaml';
    const [{ uid, type, url }] = parse(await fileText(source)).datasources;
    expect(JSON.stringify(healthDashboard.panels)).toContain(
      JSON.stringify({ type, uid }).slice(1, -1),
    );
    const { services } = parse(await fileText('docker-compose.yml'));
    expect(new URL(url).hostname in services).toBe(true);
    const { scrape_configs } = parse(await fileText('dashboards/prometheus/prometheus.yml'));
    const [{ job_name, static_configs }] = scrape_configs;
    expect(static_configs[0].targets).toEqual([
      `service:${services.service.environment.METRICS_PORT}`,
    ]);
    expect(JSON.stringify(healthDashboard)).toContain(`job=\\"${job_name}\\"`);
  });
});

it('Alerts ask for metrics that there are, and docs/operations.md says what to do about each', async () => {
  const { groups } = parse(await fileText('dashboards/prometheus/alerts.yml'));
  const page = await fileText('docs/operations.md');
  for (const { alert, expr } of groups[0].rules) {
    expect(unknownIn(expr)).toEqual([]);
    expect(page).toContain(`| \`${alert}\` |`);
  }
});

it('docs/operations.md names each metric of ours', async () => {
  const page = await fileText('docs/operations.md');
  const own = [...known].filter((name) => /^(policy_graph|http)_/.test(name));
  const unnamed = own.filter(
    (name) =>
      !page.includes(`\`${name}\``) &&
      !page.includes(`\`…${name.replace('policy_graph_admission', '')}\``),
  );
  expect(unnamed).toEqual([]);
});
