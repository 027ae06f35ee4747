import type { FieldShape } from '../../../ontology/index.js';
import { nameKey } from '../../../text/normalise/fold.js';
import type { Cell } from './mapping.js';
import type { InputTable, TableRow } from './table.js';
import { listOf, readValue } from './values.js';

/** The fields of a row, separated by origin: the row itself or the mapping. */
export interface ReadFields {
  readonly fromRow: Record<string, unknown>;
  readonly fromMapping: Record<string, unknown>;
  readonly references: Record<string, string>;
}

/** Reads the cells of one row by heading, and collects errors. */
export class RowReader {
  readonly faults: string[] = [];

  constructor(
    private readonly columns: ReadonlyMap<string, number>,
    private readonly row: TableRow,
    private readonly empty: ReadonlySet<string>,
  ) {}

  /** The texts of a cell, split if it contains several. Empty if the cell is empty. */
  texts({ column, split, value, otherwise }: Partial<Cell>): string[] {
    if (column === undefined) return value === undefined ? [] : [String(value)];
    const at = this.columns.get(nameKey(column));
    const whole = at === undefined ? '' : (this.row.cells[at] ?? '');
    const parts = listOf(split).reduce(
      (texts, mark) => texts.flatMap((text) => text.split(mark)),
      [whole],
    );
    const found = parts.map(tidy).filter((text) => text !== '' && !this.empty.has(nameKey(text)));
    return found.length === 0 && otherwise !== undefined ? [String(otherwise)] : found;
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
        const value = this.value(shape, cell);
        if (value !== undefined) read.fromRow[name] = value;
      }
    }
    return read;
  }

  private value(shape: FieldShape, cell: Cell): unknown {
    const values = this.texts(cell).flatMap((text) => {
      const read = readValue(shape, text, cell);
      if ('value' in read) return [read.value];
      this.faults.push(read.fault);
      return [];
    });
    if (values.length > 1 && !shape.list) {
      this.faults.push(`${shape.name}: ${values.length} values where there can be one`);
      return undefined;
    }
    return values.length === 0 ? undefined : shape.list ? values : values[0];
  }
}

/** A constant of the mapping, made a list if the field is a list, and a text if YAML parsed it as a number. */
function asField({ type, list }: FieldShape, value: unknown): unknown {
  const plain = ['number', 'integer', 'boolean'].includes(type) ? value : String(value);
  return list ? [plain] : plain;
}

/** Headings of a table by the key for look-ups: case, width and spaces are ignored. */
export function columnsOf({ headings }: InputTable): Map<string, number> {
  const columns = new Map<string, number>();
  for (const [at, heading] of headings.entries()) {
    const key = nameKey(heading);
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
