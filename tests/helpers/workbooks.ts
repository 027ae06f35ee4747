import { strToU8, zipSync } from 'fflate';

/**
 * A cell as a workbook stores it: a text, a number with its format, an error, or a formula that nobody
 * has calculated. What people see of a number is in its
 * format alone, so tests write formats as they are, and not as a library would.
 */
export type StoredCell =
  | string
  | number
  | null
  | { readonly number: number; readonly format: string | number }
  | { readonly error: string }
  | { readonly formula: string };

/** A workbook of one sheet, with merged cells such as `A2:A5`. */
export function workbook(
  rows: readonly (readonly StoredCell[])[],
  {
    merged = [],
    sheet = 'Sheet1',
  }: { readonly merged?: readonly string[]; readonly sheet?: string } = {},
): Uint8Array {
  const codes: string[] = [];
  const ids = [0];
  const styleOf = (format: string | number): number => {
    const id = typeof format === 'number' ? format : 164 + codes.push(format) - 1;
    return ids.push(id) - 1;
  };
  const lines = rows.map((cells, at) => {
    const inside = cells.map((cell, column) =>
      cellXml(cell, `${letter(column)}${at + 1}`, styleOf),
    );
    return `<row r="${at + 1}">${inside.join('')}</row>`;
  });
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${lines.join('')}</sheetData>${ranges ? `<mergeCells>${ranges}</mergeCells>` : ''}</worksheet>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${codes.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${ids.map((id) => `<xf numFmtId="${id}" xfId="0"/>`).join('')}</cellXfs></styleSheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
}

function cellXml(
  cell: StoredCell,
  ref: string,
  styleOf: (format: string | number) => number,
): string {
  if (cell === null) return '';
  if (typeof cell === 'string')
    return `<c r="${ref}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if ('error' in cell) return `<c r="${ref}" t="e"><f>1/0</f><v>${cell.error}</v></c>`;
  if ('formula' in cell) return `<c r="${ref}"><f>${escaped(cell.formula)}</f></c>`;
  return `<c r="${ref}" s="${styleOf(cell.format)}"><v>${cell.number}</v></c>`;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The number by which a workbook stores a day. */
export function serial(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000;
}
