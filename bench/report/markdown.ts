/** A table in Markdown. Numbers stand to the right; what is not known is said so. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const isNumber = head.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const lines = [
    head,
    head.map((_, at) => (isNumber[at] ? '--:' : '---')),
    ...rows.map((row) => row.map((cell) => (cell === null ? 'not known' : shown(cell)))),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A number with as many digits as say something: three. */
export function shown(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return 'not known';
  if (Math.abs(cell) >= 100) return Math.round(cell).toLocaleString('en');
  return String(Number(cell.toPrecision(3)));
}
