export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** What keeps two frames from being a node graph, by the rules that Grafana publishes for its panel; empty when nothing does. */
export function faultsOfNodeGraph(nodes: readonly Row[], edges: readonly Row[]): string[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const isRing = (name: string) => name.startsWith('arc__');
  return [
    ...(nodes.length > 1_500 ? [`${nodes.length} nodes; panels draw 1500`] : []),
    ...(ids.size < nodes.length ? ['two nodes have one id'] : []),
    ...(new Set(edges.map(({ id }) => id)).size < edges.length ? ['two edges have one id'] : []),
    ...[...nodes, ...edges].flatMap((row) =>
      Object.keys(row).filter((name) => name !== name.toLowerCase()),
    ),
    ...nodes.flatMap((row) => [
      ...(typeof row.id === 'string' && row.id !== '' ? [] : ['a node without an id']),
      ...(typeof row.title === 'string' && row.title !== '' ? [] : [`${row.id} has no title`]),
      ...(isColour(row.color) ? [] : [`${row.id} has no colour`]),
      ...(sum(row, isRing) === 1 ? [] : [`the ring of ${row.id} is not whole`]),
    ]),
    ...edges.flatMap((row) => [
      ...(typeof row.id === 'string' && row.id !== '' ? [] : ['an edge without an id']),
      ...[row.source, row.target].flatMap((end) =>
        ids.has(end ?? null) ? [] : [`${row.id} has the end ${end}, which is no node`],
      ),
      ...(typeof row.thickness === 'number' ? [] : [`${row.id} has no thickness`]),
      ...(isColour(row.color) ? [] : [`${row.id} has no colour`]),
    ]),
  ];
}

function isColour(value: unknown): boolean {
  return typeof value === 'string' && /^#[0-9A-Fa-f]{6}$/.test(value);
}

function sum(row: Row, isOf: (name: string) => boolean): number {
  const values = Object.entries(row).flatMap(([name, value]) =>
    isOf(name) ? [Number(value)] : [],
  );
  return values.reduce((total, value) => total + value, 0);
}
