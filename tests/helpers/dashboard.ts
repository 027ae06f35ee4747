import { readFile } from 'node:fs/promises';
import type { Query } from './infinity.js';

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  readonly datasource: DataSource;
  readonly targets: readonly (Query & {
    readonly refId: string;
    readonly datasource: DataSource;
  })[];
  readonly transformations: readonly { readonly id: string; readonly options: Options }[];
  readonly fieldConfig: {
    readonly overrides: readonly {
      readonly matcher: { readonly id: string; readonly options: string };
      readonly properties: readonly { readonly id: string; readonly value: unknown }[];
    }[];
  };
}
type Options = Readonly<Record<string, unknown>>;

interface DataSource {
  readonly type: string;
  readonly uid: string;
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly query: string | { readonly infinityQuery: Query };
  readonly allValue?: string;
  readonly current: { readonly value: string | readonly string[] };
}

export interface Dashboard {
  readonly uid: string;
  readonly schemaVersion: number;
  readonly time: { readonly from: string; readonly to: string };
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly Variable[] };
}

/** A file of the repository. */
export function fileText(path: string): Promise<string> {
  return readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
}

/** The dashboard as Grafana reads it. */
export async function provisionedDashboard(): Promise<Dashboard> {
  return JSON.parse(await fileText('dashboards/grafana/dashboards/policy-graph.json'));
}

/** The variables as they stand when the dashboard opens: All stands for its own value, as Grafana has it. */
export function variablesAtFirst({ templating }: Dashboard): Record<string, string> {
  return Object.fromEntries(
    templating.list.map(({ name, allValue, current }) => {
      const values = [current.value].flat();
      return [name, values.includes('$__all') ? String(allValue) : values.join(',')];
    }),
  );
}
