import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { type ShownAs, shownAs } from './number-format.js';

/** Cells that one value covers, counted from 0. */
export interface MergedCells {
  readonly ref: string;
  readonly rows: readonly [first: number, last: number];
  readonly columns: readonly [first: number, last: number];
}

/** What a sheet says of its cells and read-excel-file leaves out. */
export interface SheetCells {
  /** How the format of a cell shows its value, where that matters. */
  shown(row: number, column: number): ShownAs | undefined;
  /** Cells of type error, whose values read-excel-file drops. */
  readonly errors: readonly (readonly [row: number, column: number, text: string])[];
  /** Cells with a formula and without its result, as programs write that do not calculate. */
  readonly formulas: readonly (readonly [row: number, column: number])[];
  readonly merged: readonly MergedCells[];
}

/** Reads formats, errors and merged cells of a sheet. Without them 49 % would be 0.49, and `#N/A` an empty cell. */
export function sheetCells(bytes: Uint8Array, sheet: string): SheetCells {
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  const xml = (path: string) => (files[path] ? strFromU8(files[path]) : '');
  const parts = partsOf(xml('xl/workbook.xml'), xml('xl/_rels/workbook.xml.rels'), sheet);
  const styles = stylesIn(xml(parts.styles));
  const shown = new Map<number, Map<number, ShownAs>>();
  const errors: [number, number, string][] = [];
  const merged: MergedCells[] = [];
  const content = xml(parts.sheet);
  // Without it, formats would be passed over without a word.
  if (content === '') throw new Error(`the cells of the sheet "${sheet}" are not where it says`);
  const formulas: [number, number][] = [];
  let last: [number, number] | undefined;
  let lacksResult: [number, number] | undefined;
  each(content, (tag, attributes) => {
    if (tag === 'mergeCell') merged.push(...rangeOf(attributes().ref));
    if (tag === 'f') lacksResult = last;
    if (tag === 'v' || tag === 'is') lacksResult = undefined;
    if (tag !== 'c' && tag !== 'mergeCells') return;
    if (lacksResult) formulas.push(lacksResult);
    lacksResult = undefined;
    if (tag !== 'c') return;
    const { r = '', s } = attributes();
    const style = s === undefined ? undefined : styles[Number(s)];
    last = addressOf(r);
    if (!style || !last) return;
    const row = shown.get(last[0]) ?? new Map<number, ShownAs>();
    shown.set(last[0], row.set(last[1], style));
  });
  if (lacksResult) formulas.push(lacksResult);
  // The text of a cell comes in pieces; errors are few and simple, so they are looked up as text.
  for (const [, attributes = '', inside = ''] of content.matchAll(
    /<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(.*?)<\/(?:\w+:)?c>/gs,
  )) {
    const at = addressOf(/\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? '');
    const [, text = '#VALUE!'] = /<(?:\w+:)?v>([^<]*)</.exec(inside) ?? [];
    if (at) errors.push([at[0], at[1], text]);
  }
  return { shown: (row, column) => shown.get(row)?.get(column), errors, formulas, merged };
}

function partsOf(workbook: string, relations: string, sheet: string) {
  const ids: string[] = [];
  each(workbook, (tag, attributes, decoded) => {
    if (tag !== 'sheet') return;
    const given = attributes();
    const [, id] = Object.entries(given).find(([name]) => /(^|:)id$/.test(name)) ?? [];
    if (id && decoded(given.name ?? '') === sheet) ids.push(id);
  });
  const found = { sheet: '', styles: 'xl/styles.xml' };
  each(relations, (tag, attributes) => {
    if (tag !== 'Relationship') return;
    const { Id, Type = '', Target = '' } = attributes();
    const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
    if (Type.endsWith('/styles')) found.styles = path;
    if (Id !== undefined && Id === ids[0]) found.sheet = path;
  });
  return found;
}

/** How each style of cells shows a value. */
function stylesIn(xml: string): (ShownAs | undefined)[] {
  const codes = new Map<number, string>();
  const styles: (ShownAs | undefined)[] = [];
  let inCells = false;
  each(xml, (tag, attributes, decoded) => {
    if (tag === 'cellXfs') inCells = true;
    else if (tag === 'cellStyles' || tag === 'dxfs') inCells = false;
    else if (tag === 'numFmt' && !inCells) {
      const { numFmtId, formatCode } = attributes();
      if (formatCode !== undefined) codes.set(Number(numFmtId), decoded(formatCode));
    } else if (tag === 'xf' && inCells) {
      const id = Number(attributes().numFmtId ?? 0);
      styles.push(shownAs(id, codes.get(id)));
    }
  });
  return styles;
}

function each(
  xml: string,
  seen: (
    tag: string,
    attributes: () => Readonly<Record<string, string>>,
    decoded: (text: string) => string,
  ) => void,
): void {
  if (xml === '') return;
  new Parser()
    .on('error', (error) => {
      throw error;
    })
    .on('openTag', (name, attributes, decoded) =>
      seen(name.slice(name.indexOf(':') + 1), attributes, decoded),
    )
    .parse(xml);
}

function rangeOf(ref = ''): MergedCells[] {
  const [start, end] = ref.split(':').map(addressOf);
  return start && end ? [{ ref, rows: [start[0], end[0]], columns: [start[1], end[1]] }] : [];
}

/** Row and column of an address such as B7, counted from 0. */
function addressOf(address: string): [row: number, column: number] | undefined {
  const [, letters, digits] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(digits) - 1, column - 1];
}
