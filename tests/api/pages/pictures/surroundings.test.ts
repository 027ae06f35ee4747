import { describe, expect, it } from 'vitest';
import { overlap } from '../../../../src/api/pages/pictures/around.js';
import { placed, type Surrounding } from '../../../../src/api/pages/pictures/surroundings.js';
import { kinds, relationNamed } from '../../../../src/ontology/index.js';
import { referenceTo, stepOf } from '../../../../src/queries/explanation.js';
import type { NeighbourhoodEdge } from '../../../../src/queries/neighbourhood/answer.js';

function edge(from: string, to: string, relation = 'PART_OF'): NeighbourhoodEdge {
  const { label, weak, symmetric } = relationNamed(relation);
  const none = null;
  const [subject, object] = [referenceTo(from, from, none), referenceTo(to, to, none)];
  const step = stepOf([
    ...([relation, `${from}>${to}`, subject.id, subject.name, none] as const),
    ...([object.id, object.name, none, 'ACTUAL'] as const),
    ...([none, none, none, none, none, none, none, none] as const),
    [],
  ]);
  return { from, to, label: label.en, labelZh: label.zh, weak, symmetric, step };
}

/** An entity with so many neighbours, of which the first has further ones. */
function around(count: number, further = 0, name = 'A name of some length in a card') {
  const node = (id: string, distance: number): Surrounding => ({
    id,
    distance,
    kind: 'Agency',
    name: `${name} ${id}`,
  });
  const near = Array.from({ length: count }, (_, at) => node(`agency:n${at}`, 1));
  const far = Array.from({ length: further }, (_, at) => node(`agency:f${at}`, 2));
  const edges = [
    ...near.map(({ id }, at) => (at % 3 === 0 ? edge(id, 'agency:s') : edge('agency:s', id))),
    ...far.map(({ id }, at) => edge(`agency:n${at % Math.max(1, count)}`, id)),
  ];
  return { nodes: [node('agency:s', 0), ...near, ...far], edges };
}

const layoutOf = ({ nodes, edges }: ReturnType<typeof around>) =>
  placed(nodes, edges, ({ from }, start) => (from === start ? 'has part' : 'part of'));

describe('The places of the surroundings of an entity', () => {
  it.each([
    [0, 0],
    [1, 0],
    [5, 3],
    [29, 0],
    [10, 19],
    [99, 0],
    [40, 59],
  ])('overlap nowhere for %i neighbours and %i beyond them', (count, further) => {
    const graph = around(count, further);
    const { cards, headings, width, height } = layoutOf(graph);
    expect(cards).toHaveLength(graph.nodes.length);
    const boxes = [...cards, ...headings].map(({ box }) => box);
    const meeting = boxes.flatMap((one, at) =>
      boxes.slice(at + 1).filter((other) => overlap(one, other)),
    );
    expect(meeting).toEqual([]);
    for (const { x, y, width: w, height: h } of boxes) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + w).toBeLessThanOrEqual(width);
      expect(y + h).toBeLessThanOrEqual(height);
    }
  });

  it('tell direction: what leads to the entity is at its left, what it leads to at its right', () => {
    const { cards } = layoutOf(around(3));
    const x = (id: string) => cards.find((card) => card.id === id)?.box.x ?? Number.NaN;
    expect(x('agency:n0')).toBeLessThan(x('agency:s'));
    expect(x('agency:n1')).toBeGreaterThan(x('agency:s'));
  });

  it('are the same for the same answer', () => {
    expect(layoutOf(around(20, 9))).toEqual(layoutOf(around(20, 9)));
  });

  it('use both sides where all relations have the same direction', () => {
    const { nodes } = around(24);
    const edges = nodes.slice(1).map(({ id }) => edge('agency:s', id));
    const { cards } = layoutOf({ nodes, edges });
    expect(new Set(cards.map(({ box }) => box.x)).size).toBe(3);
  });
});

it('Each kind has a sign of another shape', () => {
  expect(new Set(kinds.map(({ shape }) => shape)).size).toBe(kinds.length);
});
