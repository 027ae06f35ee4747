import { toggled } from '../../api/pages/explore/state.js';
import { h, svg } from './dom.js';
import type { Model } from './model.js';
import { button } from './panel.js';
import { pointsAt, shapes } from './shapes.js';

/** The kinds and relations of the picture with their looks and numbers. Each switches itself off and on. */
export function legend(model: Model): HTMLElement {
  const { context, picture, state } = model;
  const { say, data } = context;
  const hidden = new Set(state.hide);
  const nodes = picture.nodes.filter(({ id }) => !hidden.has(id));
  const kinds = counted(nodes.map(({ kind }) => kind));
  const relations = counted(picture.ties.map(({ relation }) => relation));
  const toggle = (field: 'kinds' | 'relations', name: string, all: readonly string[]) => {
    const next = toggled(state[field].length > 0 ? state[field] : all, name);
    // Nothing at all would show nothing, and all is the same as no filter.
    if (next.length > 0)
      model.change({ ...state, [field]: next.length === all.length ? [] : next });
  };
  const one = (
    field: 'kinds' | 'relations',
    name: string,
    all: readonly string[],
    ...inside: (Node | string)[]
  ) =>
    h(
      'button',
      {
        type: 'button',
        'data-key': `${field} ${name}`,
        'aria-pressed': String(state[field].length === 0 || state[field].includes(name)),
        click: () => toggle(field, name, all),
      },
      ...inside,
    );
  const allKinds = data.kinds.map(({ name }) => name);
  const allRelations = data.relations.map(({ name }) => name);
  const isFiltered = state.kinds.length > 0 || state.relations.length > 0;
  return h(
    'div',
    { class: 'explore-legend', role: 'group', 'aria-label': say('explore.legend') },
    ...allKinds
      .filter((name) => kinds.has(name))
      .map((name) => {
        const text = `${context.kind(name).label} ${context.number(kinds.get(name) ?? 0)}`;
        return one('kinds', name, allKinds, swatch(name, model), text);
      }),
    h('span', { class: 'explore-gap' }),
    ...allRelations
      .filter((name) => relations.has(name))
      .map((name) => {
        const label = context.relationLabel(name, 'OUT');
        const text = `${label} ${context.number(relations.get(name) ?? 0)}`;
        return one('relations', name, allRelations, text);
      }),
    isFiltered &&
      button('all kinds', say('explore.showAll'), () =>
        model.change({ ...state, kinds: [], relations: [] }),
      ),
  );
}

function swatch(kind: string, { context }: Model): SVGElement {
  const points = shapes[kind];
  const { fill, border } = context.kind(kind);
  const look = { fill, stroke: border, 'stroke-width': 1.5 };
  return svg(
    'svg',
    { viewBox: '0 0 20 20', width: 16, height: 16, 'aria-hidden': 'true' },
    points
      ? svg('polygon', { points: pointsAt(points, 10, 10, 8.5), ...look })
      : svg('circle', { cx: 10, cy: 10, r: 8.5, ...look }),
  );
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
