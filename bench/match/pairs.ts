import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRows } from './csv.js';

/** Two names, and whether a person says that they name the same thing. */
export interface LabelledPair {
  /** Where it comes from: a file of ours, or a public one. */
  readonly source: string;
  readonly kind: string;
  /** What makes the pair easy or hard: `other place`, `legal form otherwise`. */
  readonly sort: string;
  readonly same: boolean;
  readonly asked: string;
  readonly known: string;
  /** Not looked at while the scorer is tuned. */
  readonly keptApart: boolean;
}

const folder = join(import.meta.dirname, 'pairs');
const kindOfFile: Readonly<Record<string, string>> = {
  'agencies.tsv': 'Agency',
  'companies.tsv': 'Company',
  'people.tsv': 'Person',
  'places.tsv': 'Place',
  'policies.tsv': 'Policy',
};

/**
 * The pairs of ours. A line has a sort, `=` for the same thing or `x` for others, a name, and the names that it is
 * compared with, separated by tabs. All pairs of a line are in the same part.
 */
export function ownPairs(): LabelledPair[] {
  return readdirSync(folder).flatMap((file) => {
    const kind = kindOfFile[file];
    if (!kind) throw new Error(`No kind is known for ${file}. Add it to kindOfFile.`);
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    return lines
      .filter((line) => line !== '')
      .flatMap((line) => {
        const [sort = '', sign, first = '', ...others] = line.split('\t');
        if ((sign !== '=' && sign !== 'x') || others.length === 0)
          throw new Error(`${file}: "${line}" is not sort, = or x, name, other names.`);
        const keptApart = isKeptApart(first);
        const same = sign === '=';
        return others.map((known) => ({
          ...{ source: 'ours', kind, sort, same, keptApart },
          ...{ asked: first, known },
        }));
      });
  });
}

/** Schemas of the public file, and the kinds of ours that they are scored as. Vessels have none. */
const kindOfSchema: Readonly<Record<string, string>> = {
  Company: 'Company',
  LegalEntity: 'Company',
  Organization: 'Agency',
  Person: 'Person',
};

/** The pairs of nomenklatura's `contrib/name_bench/cases.csv`, read from a path. */
export function publicPairs(path: string): LabelledPair[] {
  const [head = [], ...rows] = csvRows(readFileSync(path, 'utf8'));
  return rows.flatMap((cells) => {
    const row = Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
    const { schema = '', name1 = '', name2 = '', is_match } = row;
    const kind = kindOfSchema[schema];
    if (!kind) return [];
    const source = kind === 'Person' ? 'name bench, people' : 'name bench, organisations';
    return [
      {
        ...{ source, kind, sort: row.case_group ?? '', same: is_match === 'true' },
        ...{ asked: name1, known: name2, keptApart: isKeptApart(name2) },
      },
    ];
  });
}

/** Half of all names, by a hash of the name, so that adding pairs moves no other. */
function isKeptApart(name: string): boolean {
  return ((createHash('sha256').update(name).digest()[0] as number) & 1) === 1;
}
