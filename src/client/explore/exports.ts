import type { Shown } from '../../api/pages/explore/picture.js';
import { xml } from '../../interchange/export/xml.js';
import { pointsAt, shapes } from './shapes.js';

/** The files of what is shown. Pure: texts from data. */

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;
type Looks = (kind: string) => { readonly fill: string; readonly border: string };

const columns = [
  ...['from_id', 'from_kind', 'from_name', 'relation', 'label'],
  ...['to_id', 'to_kind', 'to_name', 'status', 'since', 'until', 'undated', 'sentence', 'sources'],
] as const;

/** The relations, one a row, as RFC 4180 has it. Entities without relations have rows with their own columns alone. */
export function csvOf({ nodes, ties }: Shown): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  const rows = ties.map(({ from, to, relation, label, status, since, until, undated, ...tie }) => [
    ...[from, byId.get(from)?.kind, byId.get(from)?.name, relation, label],
    ...[to, byId.get(to)?.kind, byId.get(to)?.name, status, since, until, String(undated)],
    ...[
      tie.sentence,
      tie.sources.map(({ id, place }) => (place ? `${id}#${place}` : id)).join('; '),
    ],
  ]);
  const alone = nodes
    .filter(({ id }) => !tied.has(id))
    .map(({ id, kind, name }) => [id, kind, name, ...Array(columns.length - 3).fill('')]);
  return [columns, ...rows, ...alone]
    .map((row) => `${row.map((value) => csvValue(value ?? '')).join(',')}\r\n`)
    .join('');
}

/** A value in quotes if it needs them. A leading sign of a formula is kept from spreadsheets by an apostrophe. */
function csvValue(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** GEXF 1.3 with places, colours and the attributes that Gephi filters by. */
export function gexfOf({ nodes, ties }: Shown, places: Places, looks: Looks): string {
  const titles = (kind: string, names: readonly string[]) =>
    `<attributes class="${kind}">${names
      .map((name) => `<attribute id="${name}" title="${name}" type="string"/>`)
      .join('')}</attributes>`;
  const values = (all: Readonly<Record<string, string | null>>) =>
    `<attvalues>${Object.entries(all)
      .filter((pair): pair is [string, string] => Boolean(pair[1]))
      .map(([name, value]) => `<attvalue for="${name}" value="${xml(value)}"/>`)
      .join('')}</attvalues>`;
  const nodeLines = nodes.map(({ id, name, kind, day, summary }) => {
    const { x, y } = places.get(id) ?? { x: 0, y: 0 };
    const [r, g, b] = rgb(looks(kind).fill);
    return `<node id="${xml(id)}" label="${xml(name)}">${values({ kind, day, summary })}<viz:position x="${x}" y="${-y}" z="0"/><viz:color r="${r}" g="${g}" b="${b}"/></node>`;
  });
  const edgeLines = ties.map(
    ({ id, from, to, label, symmetric, relation, status, since, until, sentence, undated }) =>
      `<edge id="${xml(id)}" source="${xml(from)}" target="${xml(to)}" label="${xml(label)}" type="${symmetric ? 'undirected' : 'directed'}">${values({ relation, status, since, until, sentence, undated: String(undated) })}</edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="directed" mode="static">
${titles('node', ['kind', 'day', 'summary'])}
${titles('edge', ['relation', 'status', 'since', 'until', 'sentence', 'undated'])}
<nodes>
${nodeLines.join('\n')}
</nodes>
<edges>
${edgeLines.join('\n')}
</edges>
</graph>
</gexf>
`;
}

const RADIUS = 12;
const MARGIN = 60;
/** Longest label in characters; whole names are in the titles. */
const MAX_LABEL = 40;

/** The picture as it lies on the canvas, on white. Titles have the whole names and sentences. */
export function svgOf(shown: Shown, places: Places, looks: Looks): string {
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const all = shown.nodes.map(({ id }) => at(id));
  const [left, top] = [Math.min(...all.map(({ x }) => x)), Math.min(...all.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...all.map(({ x }) => x)), Math.max(...all.map(({ y }) => y))];
  const box = [left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
  const edges = shown.ties.map(({ from, to, sentence, symmetric, undated, weak }) => {
    const [a, b] = [at(from), at(to)];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
    const ends = `x1="${one(a.x + RADIUS * dx)}" y1="${one(a.y + RADIUS * dy)}" x2="${one(b.x - (RADIUS + 3) * dx)}" y2="${one(b.y - (RADIUS + 3) * dy)}"`;
    const look = `${symmetric ? '' : ' marker-end="url(#arrow)"'}${undated ? ' stroke-dasharray="5 4"' : ''}${weak ? ' stroke-width="0.6"' : ''}`;
    return `<line ${ends}${look}><title>${xml(sentence)}</title></line>`;
  });
  const nodes = shown.nodes.map(({ id, name, kind }) => {
    const { x, y } = at(id);
    const { fill, border } = looks(kind);
    const points = shapes[kind];
    const look = `fill="${fill}" stroke="${border}" stroke-width="1.5"`;
    const shape = points
      ? `<polygon points="${pointsAt(points, x, y, RADIUS)}" ${look}/>`
      : `<circle cx="${x}" cy="${y}" r="${RADIUS}" ${look}/>`;
    const label = name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL)}…` : name;
    return `<g><title>${xml(name)} (${xml(kind)})</title>${shape}<text x="${x}" y="${y + RADIUS + 12}">${xml(label)}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${(all.length > 0 ? box : [0, 0, 100, 100]).join(' ')}" font-family="sans-serif" font-size="10">
<rect x="${box[0]}" y="${box[1]}" width="100%" height="100%" fill="#fff"/>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#777"/></marker></defs>
<g stroke="#777" stroke-width="1.2">
${edges.join('\n')}
</g>
<g text-anchor="middle" fill="#1c1e26">
${nodes.join('\n')}
</g>
</svg>
`;
}

function rgb(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function one(value: number): number {
  return Math.round(10 * value) / 10;
}
