import type { ComponentChildren } from 'preact';
import { kindNamed, type Shape } from '../../../ontology/index.js';
import type { CoveredDataSet } from '../../../queries/answer.js';
import type { Language } from '../texts/say.js';
import type { View } from '../view.js';
import { wrapped } from './measure.js';
import type { Palette, Theme } from './theme.js';

/** What every picture is made of: an answer, in the language and the colours that were asked for. */
export interface PictureOf<Found> {
  readonly view: View;
  readonly theme: Theme;
  readonly found: Found;
  readonly coverage: readonly CoveredDataSet[];
  /** The request names a day, and what is undated is not shown. */
  readonly leavesOutUndated: boolean;
}

/** Sizes that all pictures share, in pixels. */
export const MARGIN = 20;
export const MIN_WIDTH = 520;
export const TITLE_SIZE = 17;

/** A rectangle in a picture, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Points of a shape around the middle, within a circle of radius 1. The first points upwards. */
function corners(count: number, turn = 0, inner = 1): string {
  const points = Array.from({ length: inner < 1 ? 2 * count : count }, (_, at) => {
    const angle = (2 * Math.PI * (at + turn)) / (inner < 1 ? 2 * count : count) - Math.PI / 2;
    const radius = inner < 1 && at % 2 === 1 ? inner : 1;
    return `${round(7 * radius * Math.cos(angle))},${round(7 * radius * Math.sin(angle))}`;
  });
  return points.join(' ');
}

const round = (value: number) => Math.round(value * 10) / 10;

const polygons: Readonly<Partial<Record<Shape, string>>> = {
  triangle: corners(3),
  diamond: corners(4),
  pentagon: corners(5),
  hexagon: corners(6, 0.5),
  octagon: corners(8, 0.5),
  star: corners(5, 0, 0.45),
};

/** The sign of a kind around a point, 14 pixels wide: its shape in its colours. */
export function KindSign({ kind, x, y }: { kind: string; x: number; y: number }) {
  const { color, shape } = kindNamed(kind);
  const [fill, stroke] = color;
  const colours = { fill, stroke, 'stroke-width': 1.5 };
  const points = polygons[shape];
  const sign = points ? (
    <polygon points={points} {...colours} />
  ) : shape === 'ellipse' ? (
    <circle r={6.5} {...colours} />
  ) : (
    <rect
      x={shape === 'rectangle' ? -6 : -7}
      y={shape === 'rectangle' ? -6 : -4.5}
      width={shape === 'rectangle' ? 12 : 14}
      height={shape === 'rectangle' ? 12 : 9}
      rx={shape === 'rectangle' ? 0 : 4}
      {...colours}
    />
  );
  return <g transform={`translate(${x} ${y})`}>{sign}</g>;
}

interface TextProps {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
}

/** The height of a line, in units of the font size. */
export const LINE_HEIGHT = 1.3;

/** Lines of text, the first with its upper edge at `y`. Each stands by itself, so that no mark of direction reaches another. */
export function TextLines({ x, y, lines, size, fill, weight }: TextProps) {
  return (
    <>
      {lines.map((line, at) => (
        <text
          x={x}
          y={round(y + size * (1 + at * LINE_HEIGHT))}
          font-size={size}
          font-weight={weight}
          fill={fill}
          unicode-bidi="isolate"
        >
          {line}
        </text>
      ))}
    </>
  );
}

/** Size of the text in cards. */
const CARD_TEXT = 12.5;
const SIGN_PLACE = 28;
const CARD_MARGIN = 10;

/** The lines of a name in a card of that width. */
export function linesInCard(name: string, width: number, maxLines: number) {
  return wrapped(name, (width - SIGN_PLACE - CARD_MARGIN) / CARD_TEXT, maxLines);
}

/** The height of a card with that many lines. */
export function cardHeight(lines: number): number {
  return Math.round(lines * CARD_TEXT * LINE_HEIGHT + 14);
}

interface CardProps {
  readonly box: Box;
  readonly kind: string;
  readonly name: string;
  readonly lines: readonly string[];
  readonly palette: Palette;
  readonly isStart?: boolean;
}

/** An entity: the sign of its kind and its name, whose full length is in the title. */
export function Card({ box, kind, name, lines, palette, isStart }: CardProps) {
  const [, border] = kindNamed(kind).color;
  const textHeight = lines.length * CARD_TEXT * LINE_HEIGHT;
  const middle = box.y + box.height / 2;
  return (
    <g>
      <title>{name}</title>
      <rect {...box} rx={7} fill={palette.card} stroke={border} stroke-width={isStart ? 2.5 : 1} />
      <KindSign kind={kind} x={box.x + SIGN_PLACE / 2 + 2} y={middle} />
      <TextLines
        x={box.x + SIGN_PLACE}
        y={middle - textHeight / 2}
        lines={lines}
        size={CARD_TEXT}
        fill={palette.ink}
        weight={isStart ? 650 : undefined}
      />
    </g>
  );
}

/** The head of an arrow that points to the right, or to the left, and ends at a point. */
export function ArrowHead({
  x,
  y,
  toLeft,
  fill,
}: {
  x: number;
  y: number;
  toLeft: boolean;
  fill: string;
}) {
  const back = toLeft ? x + 8 : x - 8;
  return <polygon points={`${x},${y} ${back},${y - 4} ${back},${y + 4}`} fill={fill} />;
}

interface PictureProps {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly language: Language;
  readonly palette: Palette;
  readonly children: ComponentChildren;
}

/** A picture that stands alone: it has no script, no style sheet and no reference to anything outside of it. */
export function Picture({ width, height, title, description, palette, ...rest }: PictureProps) {
  const { language, children } = rest;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      font-family="system-ui, sans-serif"
      role="img"
      aria-labelledby="title description"
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      <title id="title">{title}</title>
      <desc id="description">{description}</desc>
      <rect width={width} height={height} fill={palette.paper} />
      {children}
    </svg>
  );
}
