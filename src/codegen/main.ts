import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkOntology } from '../ontology/index.js';
import { outputs, staleOutputs } from './outputs.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const faults = checkOntology();
if (faults.length > 0) {
  console.error(
    `The ontology has ${faults.length} faults:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
  process.exit(1);
}
const stale = await staleOutputs(root);
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`Stale, as the ontology has changed: ${stale.join(', ')}\nRun: npm run derive`);
    process.exit(1);
  }
  console.log(`All ${outputs.length} derived files are what the ontology says.`);
} else {
  for (const { file, render } of outputs) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), render());
  }
  console.log(`Wrote ${outputs.length} files, ${stale.length} of them changed.`);
}
