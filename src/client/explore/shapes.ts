/** The shape of each kind as points from -1 to 1, so that colour is never alone. Null: a circle. */
export const shapes: Readonly<Record<string, readonly (readonly [number, number])[] | null>> = {
  Policy: regular(4, 0),
  Agency: [
    [-0.9, -0.75],
    [0.9, -0.75],
    [0.9, 0.75],
    [-0.9, 0.75],
  ],
  Company: null,
  Sector: regular(6, 0),
  Place: [
    [-1, -0.6],
    [1, -0.6],
    [0, 1],
  ],
  Person: [
    [0, -1],
    [1, 0.8],
    [-1, 0.8],
  ],
  Event: star(5, 0.45),
  Provision: regular(5, 0),
  Source: [
    [-0.8, -1],
    [0.35, -1],
    [0.8, -0.5],
    [0.8, 1],
    [-0.8, 1],
  ],
};

function regular(corners: number, turn: number): (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, at) => corner(at / corners + turn, 1));
}

function star(points: number, inner: number): (readonly [number, number])[] {
  return Array.from({ length: 2 * points }, (_, at) =>
    corner(at / (2 * points), at % 2 === 0 ? 1 : inner),
  );
}

/** A point on a circle, by the part of a turn from the top. */
function corner(turn: number, radius: number): readonly [number, number] {
  const angle = 2 * Math.PI * turn;
  const round = (value: number) => Math.round(1_000 * radius * value) / 1_000;
  return [round(Math.sin(angle)), -round(Math.cos(angle))];
}

/** The points of a shape around a centre, as SVG writes them. */
export function pointsAt(
  points: readonly (readonly [number, number])[],
  x: number,
  y: number,
  radius: number,
): string {
  const round = (value: number) => Math.round(10 * value) / 10;
  return points.map(([dx, dy]) => `${round(x + radius * dx)},${round(y + radius * dy)}`).join(' ');
}
