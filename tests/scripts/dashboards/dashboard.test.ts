import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kinds } from '../../../src/ontology/index.js';
import {
  type Dashboard,
  fileText,
  type Panel,
  provisionedDashboard,
} from '../../helpers/dashboard.js';

let dashboard: Dashboard;
let json: string;
beforeAll(async () => {
  dashboard = await provisionedDashboard();
  json = JSON.stringify(dashboard);
});

describe('The dashboard', () => {
  it('is written for the Grafana that compose starts', async () => {
    const { services } = parse(await fileText('docker-compose.yml'));
    expect(services.dashboards.image).toMatch(/^grafana\/grafana:12\.1\.\d+$/);
    // 12.1 saves dashboards with this version; an older Grafana refuses none, but may not know all of it.
    expect(dashboard.schemaVersion).toBe(41);
  });

  it('has panels with ids of their own that do not overlap on a page of 24 columns', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { gridPos: one } of panels) expect(one.x + one.w).toBeLessThanOrEqual(24);
    const pairs = panels.flatMap((one, at) => panels.slice(at + 1).map((other) => [one, other]));
    expect(pairs.filter(([one, other]) => overlap(one as Panel, other as Panel))).toEqual([]);
  });

  it('asks the provisioned data source alone, on its server side', async () => {
    const path = 'dashboards/grafana/provisioning/datasources/policy-graph.yaml';
    const [source] = parse(await fileText(path)).datasources;
    const own = { type: source.type, uid: source.uid };
    for (const { datasource, targets } of dashboard.panels) {
      expect([datasource, ...targets.map((one) => one.datasource)]).toEqual(
        [datasource, ...targets].map(() => own),
      );
      for (const { parser, source, url, root_selector } of targets) {
        expect([parser, source]).toEqual(['backend', 'url']);
        // An expression of JSONata over an empty list is an error to Infinity; a plain path is an empty table.
        expect(root_selector).toMatch(/^\w*$/);
        expect(url).toMatch(/^\/v1\//);
      }
      expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
    }
    expect(source.jsonData.allowedHosts).toEqual([source.url]);
  });

  it('uses each of its variables, and none that it has not', () => {
    const names = dashboard.templating.list.map(({ name }) => name);
    const used = [...json.matchAll(/\$\{(\w+)/g)].map(([, name]) => String(name));
    const own = new Set(used.filter((name) => !name.startsWith('__')));
    expect([...own].sort()).toEqual([...names].sort());
    // Macros of the data source and of Grafana's links; anything else would be sent as it stands.
    const others = new Set(used.filter((name) => name.startsWith('__')));
    expect([...others].sort()).toEqual(['__data', '__field', '__timeFrom', '__timeTo']);
  });

  it('speaks in overrides and transformations of fields that its queries bring', () => {
    for (const { title, targets, fieldConfig, transformations } of dashboard.panels) {
      const columns = new Set(targets.flatMap((one) => one.columns.map(({ text }) => text)));
      const named = [
        ...fieldConfig.overrides.map(({ matcher }) => matcher.options),
        ...[...JSON.stringify(fieldConfig).matchAll(/__data\.fields\.(\w+)/g)].map(
          ([, one]) => one,
        ),
        ...transformations.flatMap(({ options }) => [
          ...Object.keys((options.indexByName as object | undefined) ?? {}),
          ...['rowField', 'columnField', 'valueField'].flatMap(
            (key) => (options[key] as string) ?? [],
          ),
        ]),
      ];
      expect(
        named.filter((name) => !columns.has(String(name))),
        title,
      ).toEqual([]);
    }
  });

  it('draws each kind in the colour that the ontology gives it', () => {
    const pictures = dashboard.panels.filter(({ type }) => type === 'nodeGraph');
    expect(pictures).toHaveLength(2);
    for (const { fieldConfig, targets } of pictures) {
      expect(targets.map(({ format }) => format)).toEqual(['node-graph-nodes', 'node-graph-edges']);
      for (const { name, color } of kinds) {
        const own = fieldConfig.overrides.find(
          ({ matcher }) => matcher.options === `arc__${name.toLowerCase()}`,
        );
        expect(own?.properties).toContainEqual({
          id: 'color',
          value: { mode: 'fixed', fixedColor: color[0] },
        });
      }
    }
  });
});

describe('Grafana in compose', () => {
  it('starts with its profile alone, for this computer, without any password, and finds what is mounted', async () => {
    const { services } = parse(await fileText('docker-compose.yml'));
    const { profiles, ports, volumes, environment, depends_on } = services.dashboards;
    expect(profiles).toEqual(['dashboards']);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(depends_on).toHaveProperty('service');
    expect(Object.keys(environment).filter((name) => /PASSWORD|SECRET|TOKEN/.test(name))).toEqual(
      [],
    );
    expect(environment).toMatchObject({
      GF_AUTH_ANONYMOUS_ORG_ROLE: 'Viewer',
      GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true',
    });
    const mounts: string[][] = volumes.map((one: string) => one.split(':'));
    for (const [from, , mode] of mounts) {
      expect(mode).toBe('ro');
      expect(from).toMatch(/^\.\/dashboards\/grafana\//);
    }
    const provider = 'dashboards/grafana/provisioning/dashboards/policy-graph.yaml';
    const [{ options }] = parse(await fileText(provider)).providers;
    expect(mounts.map(([, to]) => to)).toContain(options.path);
    expect(environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH).toBe(
      `${options.path}/policy-graph.json`,
    );
  });
});

describe('The file for Power BI', () => {
  it('leads to a table of the service', async () => {
    const { version, connections } = JSON.parse(await fileText('dashboards/policy-graph.pbids'));
    expect(version).toBe('0.1');
    const [{ details }] = connections;
    expect(details.protocol).toBe('http');
    expect(new URL(details.address.url).searchParams.get('format')).toBe('csv');
  });
});

function overlap({ gridPos: a }: Panel, { gridPos: b }: Panel): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
