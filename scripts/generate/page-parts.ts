/**
 * A page with the parts between its marks written anew: `<!-- name -->` … `<!-- /name -->`. Marks on one line hold a
 * part of a sentence, others hold lines of their own.
 */
export function withParts(page: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(open), text.indexOf(close)];
    if (from < 0 || to < from) throw new Error(`The page has no place ${open} … ${close}.`);
    const start = from + open.length;
    const isInline = !text.slice(start, to).includes('\n');
    return `${text.slice(0, start)}${isInline ? part : `\n${part}\n`}${text.slice(to)}`;
  }, page);
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
