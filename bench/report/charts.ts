import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));

/** Legible on white and on dark pages: each picture has a background of its own. */
const look = { background: 'white', config: { font: 'sans-serif', view: { stroke: null } } };

/** Requests a second as bars, on a scale where each step is ten times as many. */
export async function bars(
  file: string,
  title: string,
  values: readonly { readonly contender: string; readonly perSecond: number }[],
): Promise<void> {
  const y = { field: 'contender', type: 'nominal', title: null, sort: null } as const;
  await draw(file, {
    ...look,
    title,
    width: 460,
    data: { values: values.map((one) => ({ ...one, label: one.perSecond.toPrecision(3) })) },
    encoding: { y },
    layer: [
      {
        mark: { type: 'bar' },
        encoding: {
          x: {
            field: 'perSecond',
            type: 'quantitative',
            scale: { type: 'log' },
            title: 'requests a second',
          },
          x2: { datum: 0.1 },
          color: {
            condition: { test: "datum.contender === 'ours'", value: '#c0392b' },
            value: '#8aa1b5',
          },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 4 },
        encoding: { x: { field: 'perSecond', type: 'quantitative' }, text: { field: 'label' } },
      },
    ],
  } as TopLevelSpec);
}

/** Lines over a quantity, one a series. */
export async function lines(
  file: string,
  title: string,
  axes: { readonly x: string; readonly y: string; readonly log: boolean },
  values: readonly { readonly x: number; readonly y: number; readonly series: string }[],
): Promise<void> {
  const scale = axes.log ? { type: 'log' } : { zero: true };
  await draw(file, {
    ...look,
    title,
    width: 460,
    height: 260,
    data: { values: [...values] },
    mark: { type: 'line', point: true },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale, title: axes.x },
      y: { field: 'y', type: 'quantitative', scale, title: axes.y },
      color: { field: 'series', type: 'nominal', title: null },
    },
  } as TopLevelSpec);
}

async function draw(file: string, spec: TopLevelSpec): Promise<void> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' });
  await writeFile(`${folder}/${file}`, `${await view.toSVG()}\n`);
}
