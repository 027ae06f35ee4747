import { kinds } from '../../src/ontology/index.js';
import { Sheet, tablesOf } from './csv.js';
import { metaOf } from './dataset.js';
import { entityOf } from './entities.js';
import { linksOf } from './links.js';
import { countOf, worldOf } from './world.js';

/** One process's part of the files: those things whose turn it is. Started by csv-files.ts, which it tells how far it has come. */
const [directory = '.', relations, seed, part, parts] = process.argv.slice(2);
const world = worldOf(Number(relations), Number(seed));
const tables = tablesOf(metaOf(world).name);
const sheets = new Map<string, Sheet>();
const counts: Record<string, number> = {};
let done = 0;

function write(name: string, id: string, value: Readonly<Record<string, unknown>>): void {
  const table = tables.get(name);
  if (!table) throw new Error(`The ontology has no ${name}.`);
  let sheet = sheets.get(name);
  if (!sheet) {
    sheet = new Sheet(directory, `${table.path}-${part}.csv`);
    sheets.set(name, sheet);
  }
  sheet.write(table.row(id, value));
  counts[name] = (counts[name] ?? 0) + 1;
  if (++done % 10_000 === 0) process.send?.({ done });
}

for (const { name } of kinds) {
  const count = countOf(world, name);
  for (let rank = Number(part); rank < count; rank += Number(parts)) {
    const entity = entityOf(world, name, rank);
    write(name, entity.id, entity);
    for (const { type, id, value } of linksOf(world, name, rank)) write(type, id, value);
  }
}
for (const sheet of sheets.values()) sheet.close();
process.send?.({ done, counts });
process.disconnect?.();
