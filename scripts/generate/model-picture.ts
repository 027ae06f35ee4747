import { type Kind, kinds, relations } from '../../src/ontology/index.js';

/** Sizes in pixels. */
const CELL_WIDTH = 150;
const HEAD_WIDTH = 110;
const HEAD_HEIGHT = 34;
const LINE_HEIGHT = 17;
const PADDING = 10;

/**
 * The model as a picture: a table with the kinds that relations begin with at the left, those that they end with on top,
 * and between them the relations. Each kind has its colours.
 */
export function modelPicture(): string {
  const stated = relations.filter(({ derived }) => !derived);
  const pairs = stated.flatMap(({ ends, label }) =>
    ends.map(([from, to]) => ({ from, to, label: label.en })),
  );
  const rows = kinds.filter(({ name }) => pairs.some(({ from }) => from === name));
  const columns = kinds.filter(({ name }) => pairs.some(({ to }) => to === name));
  const labels = (from: Kind, to: Kind) =>
    pairs.filter((one) => one.from === from.name && one.to === to.name).map(({ label }) => label);
  const parts: string[] = [];
  let top = PADDING + HEAD_HEIGHT;
  columns.forEach((kind, at) => {
    parts.push(box(kind, PADDING + HEAD_WIDTH + at * CELL_WIDTH, PADDING, CELL_WIDTH));
  });
  for (const from of rows) {
    const cells = columns.map((to) => labels(from, to));
    const lines = Math.max(1, ...cells.map((one) => one.length));
    const height = Math.max(HEAD_HEIGHT, lines * LINE_HEIGHT + PADDING);
    parts.push(box(from, PADDING, top + (height - HEAD_HEIGHT) / 2, HEAD_WIDTH));
    cells.forEach((cell, at) => {
      const x = PADDING + HEAD_WIDTH + at * CELL_WIDTH + CELL_WIDTH / 2;
      const first = top + height / 2 - ((cell.length - 1) * LINE_HEIGHT) / 2;
      cell.forEach((label, line) => {
        parts.push(text(label, x, first + line * LINE_HEIGHT, '#2a2c34'));
      });
    });
    top += height;
    parts.push(
      `<line x1="${PADDING}" x2="${widthOf(columns) - PADDING}" y1="${top}" y2="${top}" stroke="#dfe1e8"/>`,
    );
  }
  const [width, height] = [widthOf(columns), top + PADDING];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="13">
<title id="title">The kinds of the graph and the relations between them: those at the left are the subject, those on top the object</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${parts.join('\n')}
</svg>
`;
}

function widthOf(columns: readonly Kind[]): number {
  return 2 * PADDING + HEAD_WIDTH + columns.length * CELL_WIDTH;
}

/** A kind in its colours, in the middle of a cell. */
function box(
  { label, color: [fill, border, ink] }: Kind,
  x: number,
  y: number,
  width: number,
): string {
  const height = HEAD_HEIGHT - 8;
  return `<rect x="${x + 6}" y="${y + 4}" width="${width - 12}" height="${height}" rx="6" fill="${fill}" stroke="${border}"/>
${text(label.en, x + width / 2, y + HEAD_HEIGHT / 2, ink)}`;
}

function text(words: string, x: number, y: number, ink: string): string {
  return `<text x="${x}" y="${y}" fill="${ink}" text-anchor="middle" dominant-baseline="central">${words}</text>`;
}
