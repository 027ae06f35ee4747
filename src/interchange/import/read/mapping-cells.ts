import { nearest } from '../../../dataset/nearest.js';
import type { Problem } from '../../../dataset/problem.js';
import type { FieldShape } from '../../../ontology/index.js';
import { hasShortYear, isDateFormat } from './dates.js';
import type { Cell } from './mapping.js';
import { listOf } from './values.js';

export type MappingPath = readonly PropertyKey[];
export type Say = (path: MappingPath, message: string, expected: string, fix?: string) => Problem;

/** Problems in the cells of a mapped entity or relation: unknown fields, invalid codes and dates. */
export function inFields(
  cells: Readonly<Record<string, Cell>>,
  shapes: readonly FieldShape[],
  handles: readonly string[],
  path: MappingPath,
  say: Say,
): Problem[] {
  return Object.entries(cells).flatMap(([name, cell]) => {
    const shape = shapes.find((one) => one.name === name);
    const at = [...path, name];
    return shape
      ? inCell(shape, cell, handles, at, say)
      : [
          oneOf(
            'field',
            name,
            shapes.map((one) => one.name),
            at,
            say,
          ),
        ];
  });
}

function inCell(
  shape: FieldShape,
  cell: Cell,
  handles: readonly string[],
  path: MappingPath,
  say: Say,
): Problem[] {
  const { codes = [] } = shape;
  const given: [unknown, MappingPath][] = [
    [cell.value, [...path, 'value']],
    [cell.several, [...path, 'several']],
    ...Object.entries(cell.codes ?? {}).map(([text, code]): [unknown, MappingPath] => [
      code,
      [...path, 'codes', text],
    ]),
  ];
  return [
    ...(shape.type === 'enum' ? given : [])
      .filter(([value]) => value !== undefined && !codes.includes(String(value)))
      .map(([value, at]) => oneOf(shape.vocabulary ?? 'code', String(value), codes, at, say)),
    ...listOf(cell.date)
      .filter((format) => !isDateFormat(format))
      .map((format) =>
        say(
          [...path, 'date'],
          `"${format}" is not a date format.`,
          'YYYY, and M and D or MM and DD, such as D.M.YYYY or YYYY年M月D日',
        ),
      ),
    ...(cell.pivot === undefined && listOf(cell.date).some(hasShortYear)
      ? [
          say(
            [...path, 'date'],
            'A year of two digits can be of either century.',
            'pivot: the last year that it can mean',
            'Add pivot: 2049, so that 21 is 2021 and 50 is 1950.',
          ),
        ]
      : []),
    ...(cell.year !== undefined && shape.type !== 'date'
      ? [say([...path, 'year'], `${shape.name} is no date.`, 'column: its heading')]
      : []),
    ...(cell.scale !== undefined && shape.type !== 'number' && shape.type !== 'integer'
      ? [say([...path, 'scale'], `${shape.name} is no number.`, 'a scale for numbers alone')]
      : []),
    ...(cell.thing !== undefined && !handles.includes(cell.thing)
      ? [oneOf('thing of this table', cell.thing, handles, [...path, 'thing'], say)]
      : []),
    ...(shape.type === 'reference' && cell.thing === undefined && cell.column === undefined
      ? [say(path, `${shape.name} refers to another entity.`, '{thing: …} or {column: …} with ids')]
      : []),
  ];
}

/** A word that is not among the allowed ones. */
export function oneOf(
  what: string,
  given: string,
  allowed: readonly string[],
  path: MappingPath,
  say: Say,
): Problem {
  const near = nearest(given, allowed);
  return say(
    path,
    `There is no ${what} "${given}".`,
    `one of ${allowed.join(', ') || 'none here'}`,
    near ? `Write ${near}, if that is what is meant.` : 'Correct it, or take it out.',
  );
}

/** Finds the line of a part of the mapping, for problems that only appear when the tables are read. */
export type LineOf = (path: readonly PropertyKey[]) => number;
