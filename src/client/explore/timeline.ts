import type { Picture, Shown } from '../../api/pages/explore/picture.js';
import { h, svg } from './dom.js';
import type { Model } from './model.js';
import { pointsAt, shapes } from './shapes.js';

const WIDTH = 1_000;
const ROW = 16;
/** Rows of the strip. What falls together beyond them shares the last one. */
const MAX_ROWS = 6;
const EDGE = 14;

/** A day in milliseconds. A year or a month stands for its first day. */
export function dayNumber(day: string): number {
  const [year = '1970', month = '01', date = '01'] = day.split('-');
  return Date.UTC(Number(year), Number(month) - 1, Number(date));
}

export function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The first and the last day that anything in the picture names. Null if none does. */
export function span({ nodes, ties }: Pick<Picture, 'nodes' | 'ties'>): [number, number] | null {
  const days = [
    ...nodes.map(({ day }) => day),
    ...ties.flatMap(({ since, until }) => [since, until]),
  ]
    .flatMap((day) => (day ? dayNumber(day) : []))
    .filter(Number.isFinite);
  if (days.length === 0) return null;
  return [Math.min(...days), Math.max(...days)];
}

interface Dated {
  readonly id: string;
  readonly type: 'node' | 'tie';
  readonly title: string;
  readonly kind: string | null;
  readonly from: number;
  readonly to: number;
}

/** Events, policies and dated relations that are shown, as a strip by day. A click selects. */
export function timeline(model: Model): HTMLElement[] {
  const { context, shown, state, selected } = model;
  const { say } = context;
  const all = datedIn(shown);
  const range = span(shown);
  const undated = shown.nodes.length + shown.ties.length - all.length;
  const title = h(
    'h2',
    {},
    say('explore.timeline'),
    h('small', { class: 'quiet' }, ` ${say('explore.timelineOf', { dated: all.length, undated })}`),
  );
  if (!range || all.length === 0) return [title];
  const [first, last] = range;
  const x = (time: number) => EDGE + ((WIDTH - 2 * EDGE) * (time - first)) / (last - first || 1);
  const ends: number[] = [];
  const marks = all.map((one) => {
    const [left, right] = [x(one.from), x(one.to)];
    let row = ends.findIndex((end) => end < left - 2);
    if (row < 0) row = Math.min(ends.length, MAX_ROWS - 1);
    ends[row] = Math.max(ends[row] ?? 0, right + ROW);
    const y = ROW / 2 + row * ROW;
    const isSelected = selected?.id === one.id;
    const points = one.kind ? shapes[one.kind] : null;
    const { fill, border } = context.kind(one.kind ?? '');
    const look = { fill, stroke: isSelected ? 'currentColor' : border, 'stroke-width': 1.5 };
    const select = () => model.select({ type: one.type, id: one.id });
    const shape =
      one.type === 'tie'
        ? svg('rect', { ...look, x: left, y: y - 2, width: Math.max(right - left, 8), height: 4 })
        : points
          ? svg('polygon', { ...look, points: pointsAt(points, left, y, 6) })
          : svg('circle', { ...look, cx: left, cy: y, r: 6 });
    return svg(
      'g',
      {
        ...{ role: 'button', tabindex: 0, 'aria-label': one.title, 'data-key': `time ${one.id}` },
        'aria-pressed': String(isSelected),
        click: select,
        keydown: (event) => {
          if (!(event instanceof KeyboardEvent) || (event.key !== 'Enter' && event.key !== ' '))
            return;
          event.preventDefault();
          select();
        },
      },
      svg('title', {}, one.title),
      shape,
    );
  });
  const height = Math.max(ends.length, 1) * ROW + 4;
  const today = state.asOf ? x(dayNumber(state.asOf)) : null;
  return [
    title,
    h(
      'div',
      { class: 'table', tabindex: 0, role: 'region', 'aria-label': say('explore.timeline') },
      svg(
        'svg',
        { viewBox: `0 0 ${WIDTH} ${height}`, class: 'explore-strip' },
        today !== null &&
          svg('line', { x1: today, x2: today, y1: 0, y2: height, stroke: 'currentColor' }),
        ...marks,
      ),
    ),
    h(
      'p',
      { class: 'explore-ends quiet' },
      h('span', {}, dayText(first)),
      h('span', {}, dayText(last)),
    ),
  ];
}

function datedIn({ nodes, ties }: Shown): Dated[] {
  const entities = nodes.flatMap(({ id, kind, name, day }): Dated[] => {
    if (!day) return [];
    const at = dayNumber(day);
    return [{ id, type: 'node', title: `${day} ${name}`, kind, from: at, to: at }];
  });
  const relations = ties.flatMap(({ id, since, until, sentence }): Dated[] => {
    const [from, to] = [since ?? until, until ?? since];
    if (!from || !to) return [];
    const title = `${since ?? '…'} – ${until ?? '…'} ${sentence}`;
    return [{ id, type: 'tie', title, kind: null, from: dayNumber(from), to: dayNumber(to) }];
  });
  return [...entities, ...relations].sort((one, other) => one.from - other.from);
}
