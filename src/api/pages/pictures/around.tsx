import { kinds, relationNamed } from '../../../ontology/index.js';
import type {
  NeighbourhoodEdge,
  NeighbourhoodNode,
} from '../../../queries/neighbourhood/answer.js';
import { itemOf } from '../../rest/entity/selection.js';
import { labelOf } from '../parts/words.js';
import type { View } from '../view.js';
import { Foot, footOf } from './foot.js';
import { widthOf, wrapped } from './measure.js';
import {
  ArrowHead,
  type Box,
  Card,
  MARGIN,
  MIN_WIDTH,
  Picture,
  type PictureOf,
  TextLines,
  TITLE_SIZE,
} from './parts.js';
import { type Placed, type PlacedCard, placed } from './surroundings.js';
import { type Palette, palettes } from './theme.js';

interface Around {
  readonly nodes: readonly NeighbourhoodNode[];
  readonly edges: readonly NeighbourhoodEdge[];
  readonly complete: boolean;
  readonly asOf: string | null;
}

/** Relations that the description tells as sentences, for those who do not see the picture. */
const MAX_TOLD = 100;
const MAX_SENTENCE = 400;

/** The surroundings of an entity as a picture. */
export function AroundPicture({
  view,
  theme,
  found,
  coverage,
  leavesOutUndated,
}: PictureOf<Around>) {
  const { say, language } = view;
  const palette = palettes[theme];
  const nodes = found.nodes.map(({ node, distance }) => {
    const { id, kind, ...named } = itemOf(node);
    return { id, kind, name: view.name(named), distance };
  });
  const label = (edge: NeighbourhoodEdge, from: string) => labelFrom(edge, from, view);
  const layout = placed(nodes, found.edges, label);
  const outer = layout.width + (hasTiesWithinLastColumn(layout, found.edges) ? ARC_ROOM : 0);
  const width = Math.max(MIN_WIDTH, outer + 2 * MARGIN);
  const title = say('picture.around', { name: nodes[0]?.name ?? '' });
  const head = wrapped(title, (width - 2 * MARGIN) / TITLE_SIZE, 2).lines;
  const top = MARGIN + head.length * TITLE_SIZE * 1.3 + 34;
  const shifted = moved(layout, (width - outer) / 2, top);
  const counted = countsOf(view, found);
  const foot = footOf(view, {
    width: width - 2 * MARGIN,
    kinds: kinds.filter(({ name }) => nodes.some(({ kind }) => kind === name)),
    coverage,
    asOf: found.asOf,
    notes: [
      found.complete ? null : say('picture.cut', { n: nodes.length }),
      leavesOutUndated ? say('picture.undated') : null,
    ],
  });
  const told = found.edges.slice(0, MAX_TOLD).map(({ step }) => sentenceIn(view, step));
  const footY = top + layout.height + 24;
  return (
    <Picture
      width={Math.ceil(width)}
      height={Math.ceil(footY + foot.height + MARGIN)}
      title={title}
      description={[counted, ...told].join(language === 'zh' ? '。' : '. ')}
      language={language}
      palette={palette}
    >
      <TextLines
        x={MARGIN}
        y={MARGIN}
        lines={head}
        size={TITLE_SIZE}
        fill={palette.ink}
        weight={650}
      />
      <TextLines
        x={MARGIN}
        y={MARGIN + head.length * TITLE_SIZE * 1.3 + 2}
        lines={[counted]}
        size={12.5}
        fill={palette.quiet}
      />
      <Lines view={view} edges={found.edges} layout={shifted} palette={palette} />
      {shifted.headings.map(({ text, box }) => (
        <TextLines
          x={box.x + 2}
          y={box.y + 4}
          lines={wrapped(text, box.width / 11.5, 1).lines}
          size={11.5}
          fill={palette.quiet}
        />
      ))}
      {shifted.cards.map(({ box, kind, name, lines, distance }) => (
        <Card
          box={box}
          kind={kind}
          name={name}
          lines={lines}
          palette={palette}
          isStart={distance === 0}
        />
      ))}
      <Foot foot={foot} x={MARGIN} y={footY} palette={palette} />
    </Picture>
  );
}

/** How many relations of the entity are shown, of how many that match the request. */
function countsOf({ say }: View, { nodes, edges, complete }: Around): string {
  const [start] = nodes;
  if (!start) return '';
  const { id } = itemOf(start.node);
  const n = edges.filter(({ from, to }) => from === id || to === id).length;
  const m = n + start.hiddenCount;
  if (m === 0) return say('picture.none');
  if (start.hiddenCount > 0) return say('picture.some', { n, m });
  return say(complete ? 'picture.all' : 'picture.allOfStart', { n });
}

/** A relation read from one of its ends, with its status if that is not plain fact. */
function labelFrom(
  { from: subject, label, labelZh, step }: NeighbourhoodEdge,
  from: string,
  view: View,
) {
  const { reverse } = relationNamed(step.relation);
  const isForward = subject === from;
  const words =
    view.language === 'zh' ? (isForward ? labelZh : reverse.zh) : isForward ? label : reverse.en;
  const status =
    step.status === 'ACTUAL' ? undefined : labelOf('FactStatus', step.status, view.language);
  return status ? view.say('picture.status', { words, status }) : words;
}

function moved(layout: Placed, x: number, y: number): Placed {
  const shift = (box: Box) => ({ ...box, x: box.x + x, y: box.y + y });
  return {
    ...layout,
    cards: layout.cards.map((card) => ({ ...card, box: shift(card.box) })),
    headings: layout.headings.map((heading) => ({ ...heading, box: shift(heading.box) })),
  };
}

interface LinesProps {
  readonly view: View;
  readonly edges: readonly NeighbourhoodEdge[];
  readonly layout: Placed;
  readonly palette: Palette;
}

const LABEL_SIZE = 10.5;
const LABEL_WIDTH = 180;
/** How far a line between cards of a column bends out of it, with half a label. */
const ARC_ROOM = 60;

/** A line for each pair of entities that are tied, and what the ties are where there is room and no heading says it. */
function Lines({ view, edges, layout, palette }: LinesProps) {
  const cards = new Map(layout.cards.map((card) => [card.id, card]));
  const lines = pairsOf(edges, cards).map((pair) => ({
    ...pair,
    curve: curveBetween(pair.one.box, pair.other.box),
  }));
  const start = layout.cards[0]?.id;
  const taken: Box[] = [...layout.cards, ...layout.headings].map(({ box }) => box);
  const labels = lines
    .filter(({ one, other }) => one.id !== start && other.id !== start)
    .flatMap(({ one, ties, curve }) => {
      const words = [...new Set(ties.map((tie) => labelFrom(tie, one.id, view)))].join(', ');
      const text = wrapped(words, LABEL_WIDTH / LABEL_SIZE, 1).lines;
      const box = boxAt(curve.middle, widthOf(text[0] ?? '') * LABEL_SIZE);
      if (taken.some((place) => overlap(place, box))) return [];
      taken.push(box);
      return { text, box };
    });
  return (
    <>
      {lines.map((line) => (
        <Line view={view} palette={palette} {...line} />
      ))}
      {labels.map(({ text, box }) => (
        <>
          <rect {...box} fill={palette.paper} />
          <TextLines
            x={box.x + 2}
            y={box.y + 1}
            lines={text}
            size={LABEL_SIZE}
            fill={palette.quiet}
          />
        </>
      ))}
    </>
  );
}

interface LineProps extends Pair {
  readonly view: View;
  readonly palette: Palette;
  readonly curve: ReturnType<typeof curveBetween>;
}

/** The ties of two entities: pale if weak, dashed if none of them is plain fact, with a head at each object. */
function Line({ view, palette, one, other, ties, curve }: LineProps) {
  const stroke = ties.every(({ weak }) => weak) ? palette.weakLine : palette.line;
  const isSure = ties.some(({ step }) => step.status === 'ACTUAL');
  const leadsFrom = (card: PlacedCard) =>
    ties.some((tie) => !tie.symmetric && tie.from === card.id);
  return (
    <g>
      <title>{ties.map(({ step }) => sentenceIn(view, step)).join('; ')}</title>
      <path
        d={curve.path}
        fill="none"
        stroke={stroke}
        stroke-width={1.3}
        stroke-dasharray={isSure ? undefined : '5 4'}
      />
      {leadsFrom(one) && <ArrowHead {...curve.to} fill={stroke} />}
      {leadsFrom(other) && <ArrowHead {...curve.from} fill={stroke} />}
    </g>
  );
}

function sentenceIn({ language }: View, step: NeighbourhoodEdge['step']): string {
  return (language === 'zh' ? step.sentenceZh : step.sentence).slice(0, MAX_SENTENCE);
}

/** Whether a line between two cards of the last column bends out of it. */
function hasTiesWithinLastColumn({ cards }: Placed, edges: readonly NeighbourhoodEdge[]): boolean {
  const right = Math.max(...cards.map(({ box }) => box.x));
  const last = new Set(cards.flatMap(({ id, box }) => (box.x === right ? id : [])));
  return edges.some(({ from, to }) => from !== to && last.has(from) && last.has(to));
}

interface Pair {
  readonly one: PlacedCard;
  readonly other: PlacedCard;
  readonly ties: NeighbourhoodEdge[];
}

/** The relations by the two entities that they tie. The first of the two stands further left. */
function pairsOf(
  edges: readonly NeighbourhoodEdge[],
  cards: ReadonlyMap<string, PlacedCard>,
): Pair[] {
  const found = new Map<string, Pair>();
  for (const edge of edges) {
    const [from, to] = [cards.get(edge.from), cards.get(edge.to)];
    // A relation of an entity to itself has no line.
    if (!from || !to || from === to) continue;
    const [one, other] = isBefore(from, to) ? [from, to] : [to, from];
    const key = `${one.id} ${other.id}`;
    const pair = found.get(key) ?? { one, other, ties: [] };
    pair.ties.push(edge);
    found.set(key, pair);
  }
  return [...found.values()];
}

function isBefore({ box: a, id }: PlacedCard, { box: b, id: other }: PlacedCard): boolean {
  return a.x !== b.x ? a.x < b.x : a.y !== b.y ? a.y < b.y : id < other;
}

/** A curve from the right side of a card to the left side of the next; between cards of a column, along its right side. */
function curveBetween(one: Box, other: Box) {
  const [y1, y2] = [one.y + one.height / 2, other.y + other.height / 2];
  const x1 = one.x + one.width;
  if (one.x === other.x) {
    const out = x1 + 26 + Math.min(24, Math.abs(y2 - y1) / 12);
    return {
      path: `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x1} ${y2}`,
      from: { x: x1, y: y1, toLeft: true },
      to: { x: x1, y: y2, toLeft: true },
      middle: { x: out, y: (y1 + y2) / 2 },
    };
  }
  const x2 = other.x;
  const bend = Math.min(70, (x2 - x1) / 2);
  return {
    path: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
    from: { x: x1, y: y1, toLeft: true },
    to: { x: x2, y: y2, toLeft: false },
    middle: { x: (x1 + x2) / 2, y: (y1 + y2) / 2 },
  };
}

function boxAt({ x, y }: { x: number; y: number }, width: number): Box {
  const height = LABEL_SIZE * 1.5;
  return { x: x - width / 2 - 2, y: y - height / 2, width: width + 4, height };
}

/** Whether two boxes have any point in common. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
