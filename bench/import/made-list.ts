import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvText } from '../../src/interchange/csv.js';
import { companyName } from '../generate/names.js';
import { Dice } from '../generate/random.js';

/** Cities of the made companies: as many as the names of cities that the generator can make. */
const CITIES = 480;
/** Entries in one file, as data sets of this size are cut. */
const MAX_IN_FILE = 1_000;
const legalForms = ['Co., Ltd.', 'Technology Co., Ltd.', 'Group', 'Holdings Limited'] as const;
const legalFormsZh = ['有限公司', '科技有限公司', '集团', '控股有限公司'] as const;
const source = 'source:made-list';

/** How the table writes a company, in percent of its rows. The others are new. */
const shares = { asKnown: 50, withoutForm: 8, upperCase: 4, misspelt: 8 } as const;

/** Companies with English and Chinese names: a folder that knows so many, and a table of as many rows. */
export async function makeList(size: number, folder: string): Promise<void> {
  const known = join(folder, 'known');
  for (const part of ['companies', 'sources']) await mkdir(join(known, part), { recursive: true });
  await writeFile(
    join(known, 'dataset.yaml'),
    JSON.stringify({
      name: 'made-list',
      version: '1.0.0',
      title: 'Made companies',
      licence: 'CC0-1.0',
    }),
  );
  await writeFile(
    join(known, 'sources', 'own.yaml'),
    `- ${JSON.stringify({ id: source, name: 'Made companies', type: 'REFERENCE', publisher: 'A generator', sources: [source] })}\n`,
  );
  for (let at = 0; at < size; at += MAX_IN_FILE) {
    const entries = Array.from({ length: Math.min(MAX_IN_FILE, size - at) }, (_, place) => {
      const { name, nameZh } = companyOf(at + place);
      return `- ${JSON.stringify({ id: `company:made-${at + place}`, name, nameZh, type: 'COMPANY', sources: [source] })}\n`;
    });
    await writeFile(join(known, 'companies', `from-${at}.yaml`), entries.join(''));
  }
  const rows = Array.from({ length: size }, (_, row) => rowOf(row, size));
  await writeFile(join(folder, 'companies.csv'), csvText([['Company', '公司'], ...rows]));
  await writeFile(join(folder, 'mapping.yaml'), mapping);
}

const mapping = `
name: made-table
version: 1.0.0
title: A made table
licence: CC0-1.0
source: {name: A made table, type: REFERENCE, publisher: A generator}
tables:
  companies:
    things:
      company:
        kind: Company
        name: Company
        nameZh: 公司
        fields: {type: {value: COMPANY}}
`;

function companyOf(index: number) {
  const { name, nameZh } = companyName(index, 0, CITIES);
  const form = new Dice(1, 'form', index).below(legalForms.length);
  return {
    short: name,
    shortZh: nameZh,
    name: `${name} ${legalForms[form]}`,
    nameZh: `${nameZh}${legalFormsZh[form]}`,
  };
}

function rowOf(row: number, size: number): [string, string] {
  const dice = new Dice(2, 'row', row);
  const share = dice.below(100);
  const known = companyOf(dice.below(size));
  let most = shares.asKnown;
  if (share < most) return [known.name, known.nameZh];
  most += shares.withoutForm;
  if (share < most) return [known.short, ''];
  most += shares.upperCase;
  if (share < most) return [known.name.toUpperCase(), ''];
  most += shares.misspelt;
  if (share < most) return [misspelt(known.name, dice), ''];
  const fresh = companyOf(size + row);
  return [fresh.name, fresh.nameZh];
}

/** Two neighbouring letters of the brand change places. */
function misspelt(name: string, dice: Dice): string {
  const at = name.indexOf(' ') + 2 + dice.below(3);
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}
