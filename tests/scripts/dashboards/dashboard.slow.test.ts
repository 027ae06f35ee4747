import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../../src/api/app.js';
import type { Graph } from '../../../src/neo4j/graph.js';
import { codeIn } from '../../helpers/code.js';
import { type Dashboard, provisionedDashboard, variablesAtFirst } from '../../helpers/dashboard.js';
import { faultsOfNodeGraph, type Row } from '../../helpers/frames.js';
import { brief, briefGraph } from '../../helpers/graph.js';
import { type Chosen, frameOf, type Query, urlOf } from '../../helpers/infinity.js';
import { get } from '../../helpers/rest.js';

let graph: Graph;
let app: FastifyInstance;
let dashboard: Dashboard;

beforeAll(async () => {
  graph = await briefGraph();
  app = await buildApp({ graph });
  dashboard = await provisionedDashboard();
});
afterAll(async () => {
  await app?.close();
  await graph?.close();
});

/** The dashboard as it opens, with what a reader then changes. */
function chosen(variables: Record<string, string> = {}): Chosen {
  return { ...dashboard.time, variables: { ...variablesAtFirst(dashboard), ...variables } };
}

async function framesOf(title: string, at: Chosen): Promise<Row[][]> {
  const panel = dashboard.panels.find((one) => one.title.startsWith(title));
  if (!panel) throw new Error(`No panel is called ${title}.`);
  return Promise.all(panel.targets.map((target) => frameOf(app, target, at)));
}

/** Choices of a reader. */
const choices: Record<string, Record<string, string>> = {
  'as it opens': {},
  'with everything chosen': {
    ...{ agency: 'agency:miit,agency:mofcom', sector: 'sector:car-makers', day: '2021-11-05' },
    ...{ period: 'QUARTER', around: '宁德时代, NIO' },
  },
};

describe('The panels of the dashboard', () => {
  it.each(Object.keys(choices))('get frames that keep the rules, %s', async (name) => {
    const at = chosen(choices[name]);
    for (const panel of dashboard.panels) {
      const frames = await Promise.all(panel.targets.map((one) => frameOf(app, one, at)));
      if (panel.type === 'timeseries') {
        for (const rows of frames) expect(faultsOfSeries(rows), panel.title).toEqual([]);
      }
      if (panel.type === 'nodeGraph') {
        const [nodes = [], edges = []] = frames;
        expect(faultsOfNodeGraph(nodes, edges), panel.title).toEqual([]);
      }
    }
  });

  it('are none of them empty on the brief', async () => {
    for (const { title, targets } of dashboard.panels) {
      for (const target of targets) {
        const rows = await frameOf(app, target, chosen());
        expect(rows.length, `${title}: ${target.refId}`).toBeGreaterThan(0);
      }
    }
  });

  it('mean the same by nothing, by All and by an empty day: no filter', async () => {
    const { all } = await askedOf({});
    expect(all).not.toMatch(/issuedBy=[a-z]/);
    const empty = { agency: '', sector: '', day: '' };
    for (const { targets } of dashboard.panels) {
      for (const target of targets)
        expect(await frameOf(app, target, chosen())).toEqual(
          await frameOf(app, target, chosen(empty)),
        );
    }
  });

  it('count what the lists hold', async () => {
    const at = chosen();
    const [series = []] = await framesOf('Policies by agency', at);
    const miit = series.filter(
      ({ agency }) => agency === 'Ministry of Industry and Information Technology',
    );
    const listed = await get(
      app,
      '/v1/policies?issuedBy=agency:miit&issuedFrom=2021-05-01&issuedTo=2021-12-31&first=200&include=none',
    );
    expect(sum(miit)).toBe(listed.json.items.length);
    const [policies = []] = await framesOf('Policies issued', chosen({ agency: 'agency:miit' }));
    expect(policies.map(({ id }) => id).sort()).toEqual(
      listed.json.items.map(({ id }: { id: string }) => id).sort(),
    );
    const [held = []] = await framesOf('In force', at);
    const { json } = await get(app, '/v1/policies?first=200&include=none');
    expect(sum(held)).toBe(json.items.length);
  });

  it('show a whole matrix of who issues with whom', async () => {
    const [one = [], other = []] = await framesOf('Who issues with whom', chosen());
    const turned = one.map((row) => ({ ...row, agency: row.with, with: row.agency }));
    expect(other).toEqual(turned);
  });

  it('show the amounts of deals in the currencies that their sources give', async () => {
    const [deals = []] = await framesOf('Deals', chosen());
    const catl = deals.find(({ id }) => String(id).startsWith('event:catl'));
    expect(catl).toMatchObject({ status: 'PLANNED', CNY: 58_200_000_000, USD: 9_000_000_000 });
  });

  it('take the day of China from the time range, whatever the hour of the instant', async () => {
    const query = dashboard.panels.find(({ title }) => title.startsWith('Policies issued'))
      ?.targets[0];
    const late = { ...chosen(), from: '2021-08-26T16:30:00.000Z', to: '2021-08-27T10:00:00.000Z' };
    const rows = await frameOf(app, query as Query, late);
    const onThatDay = (await brief()).entities.filter(
      ({ kind, value }) => kind === 'Policy' && value.issuedOn === '2021-08-27',
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(onThatDay.map(({ value }) => value.id).sort());
    for (const { date } of rows) expect(date).toBe('2021-08-27');
  });

  it('link to entities that are there', async () => {
    for (const { fieldConfig, targets } of dashboard.panels) {
      if (!JSON.stringify(fieldConfig).includes('/entities/')) continue;
      const [target] = targets;
      const [row] = await frameOf(app, target as Query, chosen());
      const there = await graph.read('MATCH (n) WHERE n.id = $id RETURN n.id', { id: row?.id });
      expect(there).toEqual([[row?.id]]);
    }
  });
});

describe('The choices on top of the dashboard', () => {
  it.each(['agency', 'sector'])('offer every %s by name, and send its id', async (name) => {
    const variable = dashboard.templating.list.find((one) => one.name === name);
    if (!variable || typeof variable.query === 'string') throw new Error(`${name} asks nothing.`);
    const options = await frameOf(app, variable.query.infinityQuery, chosen());
    const kind = name === 'agency' ? 'agencies' : 'sectors';
    const { json } = await get(app, `/v1/counts/${kind}?by=PUBLISHER`);
    expect(options).toHaveLength(json.total);
    for (const { __text, __value } of options) {
      expect(__text).not.toBe('');
      expect(__value).toMatch(new RegExp(`^${name}:`));
    }
  });
});

describe('The queries for Excel and Power BI', () => {
  it('ask addresses that are there, for columns that come', async () => {
    const [excel = '', powerBi = ''] = await codeIn('docs/dashboards.md', 'powerquery');
    const table = await get(app, addressIn(excel));
    expect(table.type).toMatch(/^text\/csv/);
    expect(table.body.split('\r\n').length).toBeGreaterThan(3);
    const { json } = await get(app, addressIn(powerBi.replace('cursor = cursor', 'cursor = ""')));
    const columns = powerBi.match(/\{("id"[^}]*)\}/)?.[1] ?? '';
    expect(columns).not.toBe('');
    for (const name of JSON.parse(`[${columns}]`)) expect(json.items[0]).toHaveProperty(name);
    expect(json).toHaveProperty('nextCursor');
  });
});

/** What Web.Contents asks for. */
function addressIn(query: string): string {
  const [, path = ''] = query.match(/RelativePath = "([^"]+)"/) ?? [];
  const [, list = ''] = query.match(/Query = \[([^\]]*)\]/) ?? [];
  const params = new URLSearchParams();
  for (const [, name = '', value = ''] of list.matchAll(/(\w+) = "([^"]*)"/g))
    params.append(name, value);
  return `${path}?${params}`;
}

async function askedOf(variables: Record<string, string>) {
  const at = chosen(variables);
  return {
    all: dashboard.panels.flatMap(({ targets }) => targets.map((one) => urlOf(one, at))).join('\n'),
  };
}

/** What keeps a long frame from becoming lines: Infinity sorts nothing, and turns it by time. */
function faultsOfSeries(rows: readonly Row[]): string[] {
  const times = rows.map(({ time }) => String(time));
  const isSorted = times.every((time, at) => at === 0 || (times[at - 1] ?? '') <= time);
  return [
    ...(isSorted ? [] : ['its times do not rise']),
    ...times.filter((time) => !/^\d{4}-\d{2}-\d{2}$/.test(time)),
    ...rows.flatMap((row) =>
      Object.values(row).some((value) => typeof value === 'number')
        ? []
        : [`no number at ${row.time}`],
    ),
  ];
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, { policies }) => total + Number(policies), 0);
}
