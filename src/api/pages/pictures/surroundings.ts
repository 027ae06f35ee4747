import type { NeighbourhoodEdge } from '../../../queries/neighbourhood/answer.js';
import { type Box, cardHeight, linesInCard } from './parts.js';

/** An entity to be placed. */
export interface Surrounding {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly distance: number;
}

export interface PlacedCard extends Surrounding {
  readonly box: Box;
  readonly lines: readonly string[];
}

/** How the cards below it are tied to the start, read from the start. */
export interface Heading {
  readonly text: string;
  readonly box: Box;
}

export interface Placed {
  readonly cards: readonly PlacedCard[];
  readonly headings: readonly Heading[];
  readonly width: number;
  readonly height: number;
}

export const CARD_WIDTH = 216;
const START_WIDTH = 240;
const COLUMN_GAP = 96;
const CARD_GAP = 8;
const HEADING_HEIGHT = 24;
const LINES = 2;
const START_LINES = 4;

/**
 * Places the surroundings of an entity in columns: it stands in the middle, what leads to it at the left, what it leads
 * to at the right, and what is further away further out. Neighbours with the same relation to it stand below one
 * heading. Cards cannot overlap, and the same answer always gives the same picture.
 *
 * A layout by forces (cytoscape with fcose, which is there for the explorer) was tried on the 30 entities around the
 * State Council with cards of the same size: 22 and 33 pairs of cards overlapped in two runs, each gave another picture,
 * and they took one and two seconds.
 */
export function placed(
  nodes: readonly Surrounding[],
  edges: readonly NeighbourhoodEdge[],
  labelOf: (edge: NeighbourhoodEdge, from: string) => string,
): Placed {
  const [start, ...others] = nodes;
  if (!start) return { cards: [], headings: [], width: 0, height: 0 };
  const groups = groupsAround(start.id, others, edges, labelOf);
  const columns = columnsOf(groups, others, edges);
  const heights = columns.map(heightOf);
  const startLines = linesInCard(start.name, START_WIDTH, START_LINES).lines;
  const height = Math.max(cardHeight(startLines.length), ...heights);
  const cards: PlacedCard[] = [];
  const headings: Heading[] = [];
  let x = 0;
  for (const [at, column] of columns.entries()) {
    if (column.side === 0) {
      const own = cardHeight(startLines.length);
      const box = { x, y: Math.round((height - own) / 2), width: START_WIDTH, height: own };
      cards.unshift({ ...start, box, lines: startLines });
      x += START_WIDTH + COLUMN_GAP;
      continue;
    }
    let y = Math.round((height - (heights[at] ?? 0)) / 2);
    for (const { heading, members } of column.groups) {
      if (heading) {
        headings.push({ text: heading, box: { x, y, width: CARD_WIDTH, height: HEADING_HEIGHT } });
        y += HEADING_HEIGHT;
      }
      for (const member of members) {
        const { lines } = linesInCard(member.name, CARD_WIDTH, LINES);
        const box = { x, y, width: CARD_WIDTH, height: cardHeight(lines.length) };
        cards.push({ ...member, box, lines });
        y += box.height + CARD_GAP;
      }
    }
    x += CARD_WIDTH + COLUMN_GAP;
  }
  return { cards, headings, width: Math.max(0, x - COLUMN_GAP), height };
}

interface Group {
  readonly heading: string | null;
  readonly isIncoming: boolean;
  readonly members: readonly Surrounding[];
}

interface Column {
  /** 0 for that of the start, negative at its left, further away the greater the number. */
  readonly side: number;
  readonly groups: readonly Group[];
}

/** The neighbours by what ties them to the start, in the order in which the relations are listed. */
function groupsAround(
  start: string,
  others: readonly Surrounding[],
  edges: readonly NeighbourhoodEdge[],
  labelOf: (edge: NeighbourhoodEdge, from: string) => string,
): Group[] {
  const found = new Map<string, { isIncoming: boolean; members: Surrounding[] }>();
  for (const other of others.filter(({ distance }) => distance === 1)) {
    const ties = edges.filter(
      ({ from, to }) => (from === start && to === other.id) || (to === start && from === other.id),
    );
    const heading = [...new Set(ties.map((tie) => labelOf(tie, start)))].sort().join(', ');
    const isIncoming = ties[0] !== undefined && ties[0].from !== start && !ties[0].symmetric;
    const group = found.get(heading) ?? { isIncoming, members: [] };
    group.members.push(other);
    found.set(heading, group);
  }
  return [...found]
    .map(([heading, group]) => ({ heading, ...group }))
    .sort(
      (a, b) => Number(b.isIncoming) - Number(a.isIncoming) || (a.heading < b.heading ? -1 : 1),
    );
}

/** The groups at both sides of the start, and beyond them in columns what is further away, beside what it hangs on. */
function columnsOf(
  groups: readonly Group[],
  others: readonly Surrounding[],
  edges: readonly NeighbourhoodEdge[],
): Column[] {
  const [left, right] = balanced(groups);
  const sides: [Column[], Column[]] = [
    left.length > 0 ? [{ side: -1, groups: left }] : [],
    right.length > 0 ? [{ side: 1, groups: right }] : [],
  ];
  const farthest = Math.max(0, ...others.map(({ distance }) => distance));
  for (let distance = 2; distance <= farthest; distance++) {
    const inner = sides.map((side) => idsIn(side.at(-1)));
    const members = others.filter((one) => one.distance === distance);
    const isAtLeft = ({ id }: Surrounding) =>
      (inner[0] ?? []).some((one) => edges.some((edge) => isBetween(edge, one, id)));
    for (const [at, side] of sides.entries()) {
      const near = beside(
        members.filter((member) => isAtLeft(member) === (at === 0)),
        inner[at] ?? [],
        edges,
      );
      if (near.length === 0) continue;
      const number = at === 0 ? -distance : distance;
      side.push({ side: number, groups: [{ heading: null, isIncoming: false, members: near }] });
    }
  }
  return [...sides[0].toReversed(), { side: 0, groups: [] }, ...sides[1]];
}

function idsIn(column: Column | undefined): string[] {
  return (column?.groups ?? []).flatMap(({ members }) => members.map(({ id }) => id));
}

/** Entities in the order of what they hang on in the column before, so that few lines cross. */
function beside(
  members: readonly Surrounding[],
  inner: readonly string[],
  edges: readonly NeighbourhoodEdge[],
): Surrounding[] {
  const places = new Map(inner.map((id, at) => [id, at]));
  const placeOf = ({ id }: Surrounding) => {
    const near = edges.flatMap(({ from, to }) =>
      from === id ? (places.get(to) ?? []) : to === id ? (places.get(from) ?? []) : [],
    );
    return near.length > 0 ? near.reduce((a, b) => a + b, 0) / near.length : 0;
  };
  const at = new Map(members.map((one) => [one.id, placeOf(one)]));
  return members.toSorted(
    (a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
  );
}

function isBetween({ from, to }: NeighbourhoodEdge, one: string, other: string): boolean {
  return (from === one && to === other) || (from === other && to === one);
}

/**
 * The groups for the left and for the right: by the direction of their relations, as people read; where one side would
 * be more than twice as long as the other, in equal halves.
 */
function balanced(groups: readonly Group[]): [readonly Group[], readonly Group[]] {
  const count = (some: readonly Group[]) =>
    some.reduce((sum, { members }) => sum + members.length, 0);
  const [left, right] = [
    groups.filter(({ isIncoming }) => isIncoming),
    groups.filter(({ isIncoming }) => !isIncoming),
  ];
  const [few, many] = [count(left), count(right)].sort((a, b) => a - b) as [number, number];
  if (many <= 6 || many <= 2 * few) return [left, right];
  const half = Math.ceil(count(groups) / 2);
  const halves: [Group[], Group[]] = [[], []];
  let placed = 0;
  for (const group of groups) {
    const room = Math.max(0, half - placed);
    const [first, second] = [group.members.slice(0, room), group.members.slice(room)];
    if (first.length > 0) halves[0].push({ ...group, members: first });
    if (second.length > 0) halves[1].push({ ...group, members: second });
    placed += group.members.length;
  }
  return halves;
}

function heightOf({ groups }: Column): number {
  const heights = groups.flatMap(({ heading, members }) => [
    heading ? HEADING_HEIGHT : 0,
    ...members.map(
      ({ name }) => cardHeight(linesInCard(name, CARD_WIDTH, LINES).lines.length) + CARD_GAP,
    ),
  ]);
  return heights.reduce((sum, height) => sum + height, 0);
}
