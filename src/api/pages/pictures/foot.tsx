import type { Kind } from '../../../ontology/index.js';
import type { CoveredDataSet } from '../../../queries/answer.js';
import { pluralLabel } from '../page.js';
import type { View } from '../view.js';
import { widthOf, wrapped } from './measure.js';
import { KindSign, TextLines } from './parts.js';
import type { Palette } from './theme.js';

interface FootInput {
  readonly width: number;
  /** The kinds that the picture shows. */
  readonly kinds: readonly Kind[];
  readonly coverage: readonly CoveredDataSet[];
  readonly asOf: string | null;
  readonly notes: readonly (string | null)[];
}

interface FootLayout {
  readonly legend: readonly { kind: string; label: string; x: number; y: number }[];
  readonly lines: readonly string[];
  readonly textY: number;
  readonly height: number;
}

const SIZE = 11.5;
const ROW = 20;

/** What stands below a picture: the legend, why it is not whole, and whose data of which day it shows. */
export function footOf(view: View, { width, kinds, coverage, asOf, notes }: FootInput): FootLayout {
  const { say } = view;
  const legend: { kind: string; label: string; x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const kind of kinds) {
    const label = pluralLabel(view, kind);
    const place = 22 + widthOf(label) * SIZE + 16;
    if (x > 0 && x + place > width) [x, y] = [0, y + ROW];
    legend.push({ kind: kind.name, label, x, y });
    x += place;
  }
  const textY = kinds.length > 0 ? y + ROW + 6 : 0;
  const sets = coverage.map(({ title }) => title).join('; ');
  const credit = [
    say('site.name'),
    say('picture.dataSets', { n: coverage.length, sets }),
    asOf ? say('picture.asOf', { day: asOf }) : say('picture.anyDay'),
  ].join(' · ');
  const lines = [...notes.flatMap((note) => note ?? []), credit].flatMap(
    (text) => wrapped(text, width / SIZE, 4).lines,
  );
  return { legend, lines, textY, height: textY + lines.length * SIZE * 1.3 };
}

export function Foot({
  foot,
  x,
  y,
  palette,
}: {
  foot: FootLayout;
  x: number;
  y: number;
  palette: Palette;
}) {
  return (
    <>
      {foot.legend.map((one) => (
        <>
          <KindSign kind={one.kind} x={x + one.x + 8} y={y + one.y + 8} />
          <TextLines
            x={x + one.x + 20}
            y={y + one.y + 1}
            lines={[one.label]}
            size={SIZE}
            fill={palette.ink}
          />
        </>
      ))}
      <TextLines x={x} y={y + foot.textY} lines={foot.lines} size={SIZE} fill={palette.quiet} />
    </>
  );
}
