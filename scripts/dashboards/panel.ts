import { type Asked, dataSource, query } from './infinity.js';

export interface Panel {
  readonly type: 'stat' | 'timeseries' | 'barchart' | 'table' | 'nodeGraph';
  readonly title: string;
  readonly description: string;
  readonly asks: readonly Asked[];
  /** Of 24 columns. */
  readonly width: number;
  readonly options?: object;
  readonly defaults?: object;
  readonly overrides?: readonly object[];
  readonly transformations?: readonly object[];
}

/** Panels in rows from the top, each row as wide as the page; ids and places follow from their order. */
export function laidOut(
  rows: readonly { readonly height: number; readonly panels: readonly Panel[] }[],
) {
  let y = 0;
  let id = 0;
  return rows.flatMap(({ height, panels }) => {
    let x = 0;
    const placed = panels.map((panel) => {
      id += 1;
      const gridPos = { x, y, w: panel.width, h: height };
      x += panel.width;
      return panelJson(panel, id, gridPos);
    });
    y += height;
    return placed;
  });
}

const letters = ['A', 'B', 'C'] as const;

function panelJson(panel: Panel, id: number, gridPos: object) {
  const { type, title, description, asks, options = {}, defaults = {}, overrides = [] } = panel;
  return {
    id,
    type,
    title,
    description,
    gridPos,
    datasource: dataSource,
    targets: asks.map((asked, at) => query(asked, letters[at] ?? '')),
    options,
    fieldConfig: { defaults, overrides },
    transformations: panel.transformations ?? [],
  };
}

/** Settings of the field with a name. */
export function field(
  name: string,
  ...properties: readonly (readonly [id: string, value: unknown])[]
) {
  return {
    matcher: { id: 'byName', options: name },
    properties: properties.map(([id, value]) => ({ id, value })),
  };
}

/** The rows of several queries as one table, the latest first. */
export const latestFirst: readonly object[] = [
  { id: 'merge', options: {} },
  { id: 'sortBy', options: { fields: {}, sort: [{ field: 'date', desc: true }] } },
];

/** The columns of a table in their order, without those that only links need. */
export function columnsInOrder(names: readonly string[]): object {
  const indexByName = Object.fromEntries(names.map((name, at) => [name, at]));
  return { id: 'organize', options: { indexByName, excludeByName: {}, renameByName: {} } };
}
