import type { FieldShape } from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import { dateOfParts } from './dates.js';
import { type Cell, type Chosen, type Conditions, headingsIn } from './mapping.js';
import type { CellMark, InputTable, TableRow } from './table.js';
import {
  listOf,
  type ParsedValue,
  type readAmount,
  type readQuantity,
  readValue,
  type ValueDoubt,
} from './values.js';

/** What a person has decided on a text in doubt. */
export type DecidedValues = (given: string) => { readonly is: string } | 'skip' | undefined;

/** The fields of a row, separated by origin: the row itself or the mapping. */
export interface ReadFields {
  readonly fromRow: Record<string, unknown>;
  readonly fromMapping: Record<string, unknown>;
  readonly references: Record<string, string>;
}

/** What spreadsheets show in place of a value, and write into CSV. */
const errorCell =
  /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA|#+)$/i;

/** Reads the cells of one row by heading, and collects errors, doubts and notes. */
export class RowReader {
  readonly faults: string[] = [];
  readonly doubts: ValueDoubt[] = [];
  readonly notes: string[] = [];
  /** Whether a person has decided that a value of the row leaves it out. */
  isSkipped = false;

  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly row: TableRow,
    private readonly empty: ReadonlySet<string>,
    private readonly decided: DecidedValues = () => undefined,
  ) {}

  /** The texts of a cell, split if it contains several. Empty if the cell is empty. */
  texts({ column, text, split, value, otherwise }: Partial<Cell>): string[] {
    if (text !== undefined) return this.composed(text);
    if (column === undefined) return value === undefined ? [] : [String(value)];
    const whole = this.cell(column);
    const parts = split === undefined ? [whole] : whole.split(separator(listOf(split)));
    const found = parts.map(tidy).filter((text) => text !== '' && !this.empty.has(nameKey(text)));
    return found.length === 0 && otherwise !== undefined ? [String(otherwise)] : found;
  }

  /** A text of several columns. Without all of them it is none; signs that parted it from what is empty go with it. */
  private composed(text: string): string[] {
    const given = headingsIn(text).map((column) => this.texts({ column }).join(' '));
    if (given.every((one) => one === '')) return [];
    const whole = text.replace(/\{[^{}]+\}/g, () => given.shift() || '\ue000');
    const parts = whole.replace(/\(\s*\ue000\s*\)/g, '\ue000').split(/\s*\ue000/);
    return [tidy(parts.map((part) => part.replace(/[,;:–-]\s*$/, '')).join(''))];
  }

  /** What the workbook says of a cell beside its text. */
  mark({ column }: Partial<Cell>): CellMark {
    const at = column === undefined ? undefined : this.columns.get(headingKey(column));
    return (at === undefined ? undefined : this.row.marks?.get(at)) ?? {};
  }

  /** The text of a cell as it stands, or nothing where it means nothing. */
  plain(column: string): string {
    const at = this.columns.get(headingKey(column));
    const text = tidy(at === undefined ? '' : (this.row.cells[at] ?? ''));
    return this.empty.has(nameKey(text)) ? '' : text;
  }

  /** Which of the conditions on columns the row fulfils, in words. */
  fulfilled(conditions: Conditions): string[] {
    return Object.entries(conditions).flatMap(([column, allowed]) => {
      const given = this.plain(column);
      const isAllowed = [allowed]
        .flat()
        .some((one) => nameKey(tidy(String(one))) === nameKey(given));
      return isAllowed ? [`${column} is ${given === '' ? 'empty' : `"${given}"`}`] : [];
    });
  }

  /** The kind or relation of this row. Undefined, and an error, if its cell does not say one. */
  choice(what: string, chosen: Chosen): string | undefined {
    if (typeof chosen === 'string') return chosen;
    const { column, codes, otherwise } = chosen;
    const [text] = this.texts({ column });
    if (text === undefined) {
      if (otherwise === undefined)
        this.faults.push(
          `${what}: the column ${column} is empty. In the mapping, say otherwise, or leave such rows out with rows`,
        );
      return otherwise;
    }
    const key = nameKey(text);
    const [, found] =
      Object.entries(codes).find(([label, code]) =>
        [label, code].some((x) => nameKey(x) === key),
      ) ?? [];
    if (found === undefined)
      this.faults.push(
        `${what}: "${text}" in the column ${column} is not among the codes of the mapping, which are ${Object.keys(codes).join(', ')}. Add it, or leave such rows out with rows`,
      );
    return found;
  }

  private cell(column: string): string {
    const at = this.columns.get(headingKey(column));
    const whole = at === undefined ? '' : (this.row.cells[at] ?? '');
    const { fault, doubt, note } = this.mark({ column });
    if (fault) this.faults.push(`${column}: the cell ${fault}`);
    if (whole === '') return '';
    if (errorCell.test(whole.trim()) && !this.empty.has(nameKey(whole))) {
      this.faults.push(
        `${column}: "${whole.trim()}" is an error of the spreadsheet and no value. Correct the cell, or list it under empty in the mapping`,
      );
      return '';
    }
    if (doubt) {
      const why = `${column}: ${doubt}`;
      const value = this.valueOf({ doubt: { why, given: whole, candidates: [whole] } });
      return value === undefined ? '' : String(value);
    }
    if (note) this.notes.push(`${column} ${note}`);
    return whole;
  }

  /** The fields of an entity or relation. `several` says whether one of them has several values from a split cell. */
  fields(
    shapes: readonly FieldShape[],
    cells: Readonly<Record<string, Cell>>,
    several = false,
  ): ReadFields {
    const read: ReadFields = { fromRow: {}, fromMapping: {}, references: {} };
    for (const [name, cell] of Object.entries(cells)) {
      const shape = shapes.find((one) => one.name === name);
      if (!shape) continue;
      if (cell.thing !== undefined) read.references[name] = cell.thing;
      else if (cell.value !== undefined)
        read.fromMapping[name] = asField(
          shape,
          several ? (cell.several ?? cell.value) : cell.value,
        );
      else {
        const value = this.value(shape, { ...cell, otherwise: undefined });
        if (value !== undefined) read.fromRow[name] = value;
        // An empty cell states nothing: what counts instead is a constant of the mapping.
        else if (cell.otherwise !== undefined && this.isEmpty(cell))
          read.fromMapping[name] = this.value(shape, {
            ...constantOf(cell),
            value: cell.otherwise,
          });
      }
    }
    return read;
  }

  /** An amount of money or a quantity: one cell may say its number and its currency or unit. */
  measure(
    read: typeof readAmount | typeof readQuantity,
    number: Cell,
    unit: Cell | undefined,
  ): Record<string, unknown> | undefined {
    const texts = this.texts(number);
    if (texts.length > 1)
      this.faults.push(`${number.column}: ${texts.length} values where there can be one`);
    const [text] = texts;
    if (text === undefined || texts.length > 1) return undefined;
    const [given] = unit ? this.texts(unit) : [];
    const own = Object.entries(unit?.codes ?? {}).find(
      ([label]) => given !== undefined && nameKey(label) === nameKey(given),
    );
    const value = read(text, number, own?.[1] ?? given, this.mark(number));
    return this.valueOf(value, number) as Record<string, unknown> | undefined;
  }

  private isEmpty({ column, text, split, year, month, day }: Cell): boolean {
    if (column !== undefined || text !== undefined)
      return this.texts({ column, text, split }).length === 0;
    return [year, month, day].every((one) => one === undefined || this.plain(one) === '');
  }

  private value(shape: FieldShape, cell: Cell): unknown {
    if (cell.year !== undefined) return this.dateInParts(shape, cell);
    const values = this.texts(cell).flatMap((text) => {
      const value = this.valueOf(readValue(shape, text, cell, this.mark(cell)), cell);
      return value === undefined ? [] : [value];
    });
    if (values.length > 1 && !shape.list) {
      this.faults.push(`${shape.name}: ${values.length} values where there can be one`);
      return undefined;
    }
    return values.length === 0 ? undefined : shape.list ? values : values[0];
  }

  /** A date of which year, month and day stand in columns of their own. It is as exact as they are filled. */
  private dateInParts({ name }: FieldShape, cell: Cell): string | undefined {
    const [year, month, day] = [cell.year, cell.month, cell.day].map((column) =>
      column === undefined ? undefined : this.texts({ column })[0],
    );
    if (year === undefined && month === undefined && day === undefined) return undefined;
    const found = year === undefined ? undefined : dateOfParts(year, month, day);
    if (found === undefined)
      this.faults.push(
        `${name}: year "${year ?? ''}"${cell.month ? `, month "${month ?? ''}"` : ''}${cell.day ? `, day "${day ?? ''}"` : ''} are no date. Allowed are a year of four digits, the number or the name of a month or a part of a year such as Q3, and a day`,
      );
    return found;
  }

  private valueOf(read: ParsedValue, { unreadable }: Partial<Cell> = {}): unknown {
    if ('fault' in read && unreadable === 'empty') this.notes.push(`left out: ${read.fault}`);
    else if ('fault' in read) this.faults.push(read.fault);
    else if ('doubt' in read) {
      const decision = this.decided(read.doubt.given);
      if (decision === undefined) this.doubts.push(read.doubt);
      else if (decision === 'skip') this.isSkipped = true;
      else return decision.is;
    } else {
      if (read.note) this.notes.push(read.note);
      return read.value;
    }
    return undefined;
  }
}

/** The pattern of the marks that separate values. A mark may be written in full or half width, and a space may be any gap. */
function separator(marks: readonly string[]): RegExp {
  const patterns = marks.flatMap((mark) => {
    if (/^[^\S\n]+$/u.test(mark)) return [String.raw`[\s\u200b]+`];
    const folded = mark.normalize('NFKC');
    const wide = [...folded]
      .map((one) =>
        /[!-~]/.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one,
      )
      .join('');
    return [...new Set([mark, folded, wide])].map((one) =>
      one.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    );
  });
  return new RegExp(patterns.join('|'), 'u');
}

/** A cell without its columns. */
function constantOf({ column: _c, text: _t, year: _y, month: _m, day: _d, ...rest }: Cell): Cell {
  return rest;
}

/** A constant of the mapping, made a list if the field is a list, and a text if YAML parsed it as a number. */
function asField({ type, list }: FieldShape, value: unknown): unknown {
  const plain = ['number', 'integer', 'boolean'].includes(type) ? value : String(value);
  return list ? [plain] : plain;
}

/** A heading as headings are compared. Spaces between Chinese characters only stretch a word: 省    份 is 省份. */
export function headingKey(heading: string): string {
  return nameKey(heading).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** Headings of a table by the key for look-ups: case, width and spaces are ignored. */
export function columnsOf({ headings }: InputTable): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [at, heading] of headings.entries()) {
    const key = headingKey(heading);
    if (key && !columns.has(key)) columns.set(key, at);
  }
  return columns;
}

/** Trims a text and collapses spaces and line breaks to one space. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();
}
