import { isTurnOver, nextTurn } from '../runtime/event-loop.js';
import { xml } from './export/xml.js';
import { zipped } from './export/zip.js';

/** A value of a cell. Texts stay texts whatever they look like; null and undefined leave the cell empty. */
export type SheetValue = string | number | boolean | null | undefined;

/** Maximum number of characters in a cell. Excel declares a workbook with a longer one damaged. */
export const MAX_CELL_LENGTH = 32_767;
/** Maximum number of characters of the name of a sheet in Excel. */
const MAX_SHEET_NAME = 31;

/** The styles of `styles` below: of the first row, and of texts. */
const [BOLD, TEXT] = [1, 2];

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The media type of workbooks. */
export const xlsxType = `${sheetMl}.sheet`;

/**
 * Writes a workbook of one sheet (Office Open XML) with a first row that is bold and stays in view. Texts are stored
 * and formatted as texts, so that a year stays a year and `=1+1` is never run, not even after it was edited. Numbers
 * that are not finite are texts. A text that is longer than MAX_CELL_LENGTH is cut and ends with an ellipsis.
 * Characters that XML does not allow become U+FFFD. The sheet is packed while it is written and yields to other
 * requests in between: a library that was tried took 18 seconds for 5,000 rows of 80 columns.
 */
export async function xlsxOf(
  name: string,
  header: readonly string[],
  rows: Iterable<readonly SheetValue[]>,
): Promise<Buffer> {
  const sheet = xml(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, MAX_SHEET_NAME));
  const entries = { ...partsOf(sheet), 'xl/worksheets/sheet1.xml': () => sheetXml(header, rows) };
  const pieces: Uint8Array[] = [];
  const archive = zipped(
    Object.entries(entries).map(([path, content]) => ({
      path,
      content: typeof content === 'string' ? () => [head + content] : content,
    })),
  );
  for await (const piece of archive) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* sheetXml(
  header: readonly string[],
  rows: Iterable<readonly SheetValue[]>,
): AsyncGenerator<string> {
  const letters = header.map((_, at) => letterOf(at));
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>`;
  yield rowXml(1, header, letters, BOLD);
  let line = 1;
  for (const row of rows) {
    if (isTurnOver()) await nextTurn();
    line += 1;
    yield rowXml(line, row, letters, TEXT);
  }
  const last = letters.at(-1);
  yield `</sheetData>${last ? `<autoFilter ref="A1:${last}${line}"/>` : ''}</worksheet>`;
}

function rowXml(
  line: number,
  values: readonly SheetValue[],
  letters: readonly string[],
  style: number,
): string {
  const cells = values.map((value, at) => cellXml(value, `${letters[at]}${line}`, style));
  return `<row r="${line}">${cells.join('')}</row>`;
}

function cellXml(value: SheetValue, place: string, style: number): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`;
  if (typeof value === 'number' && Number.isFinite(value))
    return `<c r="${place}"><v>${value}</v></c>`;
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${textOf(String(value))}</t></is></c>`;
}

/** A text as the content of a cell. Programs read `_x000D_` as a character, so its first sign is written as one. */
function textOf(text: string): string {
  const short = text.length <= MAX_CELL_LENGTH ? text : `${text.slice(0, MAX_CELL_LENGTH - 1)}…`;
  return xml(short.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
}

/** The letters of a column: A to Z, AA, AB and so on. */
function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** Every part of a workbook but the sheet. */
function partsOf(sheet: string): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetMl}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetMl}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
}
