import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isInt } from 'neo4j-driver';
import { columnsOf } from '../../src/interchange/export/columns.js';
import { headed, line } from '../../src/interchange/export/neo4j-admin.js';
import {
  propertiesOf,
  type RecordType,
  recordTypeOfKind,
  recordTypeOfRelation,
} from '../../src/load/statement.js';
import { kinds, relations, secondIdKey } from '../../src/ontology/index.js';

/** What the loader writes beside what is stated; a list where the second is true. */
const derivedOfKind = [
  ['aliases', true],
  ['caption', false],
  ['nameKeys', true],
  ['searchKeys', false],
  ['textKeys', false],
] as const;
const derivedOfAll = [
  ['datasets', true],
  ['hash', false],
] as const;

/** The rows of one kind or relation for neo4j-admin, with the very properties that the loader would write. */
export interface Table {
  readonly sort: RecordType;
  /** Below the folder of the files, without an ending. */
  readonly path: string;
  readonly header: string;
  row(id: string, value: Readonly<Record<string, unknown>>): string;
}

export function tableOf(name: string, dataSet: string): Table {
  const isKind = kinds.some((kind) => kind.name === name);
  const sort = isKind ? recordTypeOfKind(name) : recordTypeOfRelation(name);
  const stated = columnsOf(sort.fields).filter((column) => column.name !== 'id');
  const derived = [
    ...(isKind ? derivedOfKind : []),
    ...(sort.hasSecondId ? [[secondIdKey, false] as const] : []),
    ...derivedOfAll,
  ];
  const columns = [...stated.map((column) => column.name), ...derived.map(([column]) => column)];
  const first = isKind ? ['id:ID'] : [':START_ID', ':END_ID', 'id:string'];
  return {
    sort,
    path: `${isKind ? 'nodes' : 'relationships'}/${name}`,
    header: `${[
      ...first,
      ...stated.map(headed),
      ...derived.map(([column, list]) => headed({ name: column, type: 'string', list })),
    ].join(',')}\n`,
    row(id, { from, to, ...value }) {
      const stated = isKind ? { ...value, id } : value;
      const properties = propertiesOf(sort, id, new Map([[dataSet, stated]]));
      const cells = columns.map((column) => plain(properties[column]));
      return line(isKind ? [id, ...cells] : [from, to, id, ...cells]);
    },
  };
}

export const tablesOf = (dataSet: string): ReadonlyMap<string, Table> =>
  new Map([...kinds, ...relations].map(({ name }) => [name, tableOf(name, dataSet)]));

function plain(value: unknown): unknown {
  return isInt(value) ? value.toNumber() : value;
}

/** A file that is written in large pieces: a call for each row would take longer than making it. */
export class Sheet {
  private readonly file: number;
  private pending: string[] = [];
  private length = 0;

  constructor(directory: string, path: string) {
    this.file = openSync(join(directory, path), 'w');
  }

  write(text: string): void {
    this.pending.push(text);
    this.length += text.length;
    if (this.length > 1_000_000) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.pending.join(''));
    [this.pending, this.length] = [[], 0];
  }
}
