import { parseArgs } from 'node:util';
import { writeFiles } from './files.js';
import { importedStore } from './import.js';
import { worldOf } from './world.js';

/** `npm run bench:generate -- --relations 100000 [--seed 1] [--files DIR | --import]` */
const { values } = parseArgs({
  options: {
    relations: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string' },
    import: { type: 'boolean' },
  },
});
const world = worldOf(Number(values.relations), Number(values.seed));
const say = (line: string) => console.error(line);
if (values.files) {
  await writeFiles(world, values.files);
  say(`${values.files} is a data set: npm run policy-graph -- load ${values.files}`);
} else if (values.import) {
  console.log(await importedStore(world, say));
} else {
  console.log(JSON.stringify(world.size, null, 2));
}
