import { kinds, relationNamed } from '../../../ontology/index.js';
import type { Answer, EntityReference } from '../../../queries/answer.js';
import type { Hop, Path, pathsAnswer } from '../../../queries/paths/answer.js';
import { placeInWords } from '../parts/words.js';
import type { View } from '../view.js';
import { Foot, footOf } from './foot.js';
import { wrapped } from './measure.js';
import {
  ArrowHead,
  Card,
  cardHeight,
  linesInCard,
  MARGIN,
  MIN_WIDTH,
  Picture,
  type PictureOf,
  TextLines,
  TITLE_SIZE,
} from './parts.js';
import { type Palette, palettes } from './theme.js';

const CARD_WIDTH = 180;
const HOP_WIDTH = 210;
const ROW_GAP = 30;
const WORDS = 11.5;

/** Paths between two entities as a picture: each a chain from left to right, with the reason and its source at each hop. */
export function ChainsPicture({
  view,
  theme,
  found,
  coverage,
  leavesOutUndated,
}: PictureOf<Answer<typeof pathsAnswer>>) {
  const { say, language } = view;
  const palette = palettes[theme];
  const rows = found.paths.map((path) => rowOf(path, view));
  const longest = Math.max(0, ...rows.map(({ width }) => width));
  const width = Math.max(MIN_WIDTH, longest + 2 * MARGIN);
  const inner = width - 2 * MARGIN;
  const title = say('picture.paths', { from: view.name(found.from), to: view.name(found.to) });
  const answer = language === 'zh' ? found.sentenceZh : found.sentence;
  const head = wrapped(title, inner / TITLE_SIZE, 3).lines;
  const said = wrapped(answer, inner / WORDS, 4).lines;
  const saidY = MARGIN + head.length * TITLE_SIZE * 1.3 + 2;
  let y = saidY + said.length * WORDS * 1.3 + 20;
  const placed = rows.map((row) => {
    const top = y;
    y += row.height + ROW_GAP;
    return { row, top };
  });
  const shown = found.paths.flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to]));
  const foot = footOf(view, {
    width: inner,
    kinds: kinds.filter(({ name }) => shown.some(({ kind }) => kind === name)),
    coverage,
    asOf: found.asOf,
    notes: [
      found.hasMore ? say('picture.morePaths', { n: found.paths.length }) : null,
      language === 'zh' ? found.incompleteZh : found.incomplete,
      leavesOutUndated ? say('picture.undated') : null,
    ],
  });
  const told = found.paths.map((path) => (language === 'zh' ? path.sentenceZh : path.sentence));
  return (
    <Picture
      width={Math.ceil(width)}
      height={Math.ceil(y + foot.height + MARGIN)}
      title={title}
      description={[answer, ...told.map((one) => one.slice(0, MAX_SENTENCE))].join('\n')}
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
      <TextLines x={MARGIN} y={saidY} lines={said} size={WORDS} fill={palette.quiet} />
      {placed.map(({ row, top }) => (
        <Chain row={row} y={top} palette={palette} />
      ))}
      <Foot foot={foot} x={MARGIN} y={y} palette={palette} />
    </Picture>
  );
}

/** A path in the description, in characters. */
const MAX_SENTENCE = 2_000;

interface Row {
  readonly entities: readonly { entity: EntityReference; name: string; lines: readonly string[] }[];
  readonly hops: readonly HopTexts[];
  readonly cardHeight: number;
  readonly width: number;
  readonly height: number;
}

/** What stands above and below the arrow of a hop. */
interface HopTexts {
  readonly hop: Hop;
  readonly label: readonly string[];
  readonly sentence: readonly string[];
  readonly source: readonly string[];
  readonly full: string;
}

function rowOf({ hops }: Path, view: View): Row {
  const [first] = hops;
  const entities = [...(first ? [first.from] : []), ...hops.map(({ to }) => to)].map((entity) => {
    const name = view.name(entity);
    return { entity, name, lines: linesInCard(name, CARD_WIDTH, 3).lines };
  });
  const texts = hops.map((hop) => hopTexts(hop, view));
  const tallest = cardHeight(Math.max(1, ...entities.map(({ lines }) => lines.length)));
  const below = Math.max(
    0,
    ...texts.map(({ sentence, source }) => (sentence.length + source.length) * WORDS * 1.3),
  );
  return {
    entities,
    hops: texts,
    cardHeight: tallest,
    width: entities.length * CARD_WIDTH + hops.length * HOP_WIDTH,
    height: Math.max(tallest, tallest / 2 + below + 8),
  };
}

/** The first of the relations of a hop, which is the surest, with its first source, and how many more there are. */
function hopTexts(hop: Hop, view: View): HopTexts {
  const { say, language } = view;
  const width = (HOP_WIDTH - 28) / WORDS;
  const [tie] = hop.ties;
  const sentence = (language === 'zh' ? tie?.sentenceZh : tie?.sentence) ?? '';
  const { label, reverse, symmetric } = relationNamed(tie?.relation ?? 'PART_OF');
  const isForward = symmetric || tie?.from.id === hop.from.id;
  const [source] = tie?.sources ?? [];
  const more = hop.ties.length - 1;
  const read = source
    ? [source.name, source.publisher, source.place && placeInWords(source.place)]
        .filter(Boolean)
        .join(' · ')
    : say('picture.noSource');
  return {
    hop,
    label: wrapped((isForward ? label : reverse)[language], width, 1).lines,
    sentence: wrapped(sentence, width, 6).lines,
    source: [
      ...wrapped(say('picture.readIn', { source: read }), width, 4).lines,
      ...(more > 0 ? [say('picture.moreTies', { n: more })] : []),
    ],
    full: [sentence, read].join(' · '),
  };
}

function Chain({ row, y, palette }: { row: Row; y: number; palette: Palette }) {
  const line = y + row.cardHeight / 2;
  const xOf = (at: number) => MARGIN + at * (CARD_WIDTH + HOP_WIDTH);
  return (
    <g>
      {row.entities.map(({ entity, name, lines }, at) => (
        <Card
          box={{ x: xOf(at), y, width: CARD_WIDTH, height: row.cardHeight }}
          kind={entity.kind}
          name={name}
          lines={lines}
          palette={palette}
          isStart={at === 0 || at === row.entities.length - 1}
        />
      ))}
      {row.hops.map(({ hop, label, sentence, source, full }, at) => {
        const [from, to] = [xOf(at) + CARD_WIDTH, xOf(at + 1)];
        const stroke = palette.line;
        const isForward = hop.ties.some((tie) => tie.from.id === hop.from.id);
        const isSymmetric = hop.ties.every((tie) => relationNamed(tie.relation).symmetric);
        const below = line + 6 + sentence.length * WORDS * 1.3;
        return (
          <g>
            <title>{full}</title>
            <line
              x1={from}
              x2={to}
              y1={line}
              y2={line}
              stroke={stroke}
              stroke-width={1.5}
              stroke-dasharray={hop.status === 'ACTUAL' ? undefined : '5 4'}
            />
            {!isSymmetric && (
              <ArrowHead x={isForward ? to : from} y={line} toLeft={!isForward} fill={stroke} />
            )}
            <TextLines
              x={from + 14}
              y={line - 20}
              lines={label}
              size={WORDS}
              fill={palette.ink}
              weight={600}
            />
            <TextLines
              x={from + 14}
              y={line + 5}
              lines={sentence}
              size={WORDS}
              fill={palette.ink}
            />
            <TextLines x={from + 14} y={below} lines={source} size={WORDS} fill={palette.quiet} />
          </g>
        );
      })}
    </g>
  );
}
